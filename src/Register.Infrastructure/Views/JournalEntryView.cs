using System.Text.Json;

namespace Register.Infrastructure.Views;

/// <summary>One row of the journal, with the hash that chains it to the row before.</summary>
public sealed record JournalEntryView : IExample<JournalEntryView>
{
    /// <summary>Its place; rows are numbered without gaps.</summary>
    public required long Position { get; init; }

    public required DateTimeOffset Instant { get; init; }

    /// <summary>Role, owner and key of whoever did it; never a name.</summary>
    public required string Actor { get; init; }

    /// <summary>The sort of thing it happened to.</summary>
    public required string Area { get; init; }

    /// <summary>The id of the thing it happened to.</summary>
    public required string Subject { get; init; }

    /// <summary>What happened.</summary>
    public required string Event { get; init; }

    /// <summary>The facts of the event: ids, codes, amounts and instants.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>SHA-256, in hexadecimal, over the row and the hash of the row before.</summary>
    public required string Hash { get; init; }

    public static JournalEntryView Example => new()
    {
        Position = 1, Instant = new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero), Actor = "operator:-:0199a1f0-5c00-7000-8000-000000000020",
        Area = "authorities", Subject = AuthorityView.Example.Id.ToString(), Event = "AuthorityEntered",
        Body = JsonDocument.Parse("""{ "name": "Gemeente Maastricht", "municipality": "GM0935" }""").RootElement, Hash = new string('0', 64),
    };
}
