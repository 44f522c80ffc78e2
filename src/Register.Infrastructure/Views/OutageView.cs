using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A time in which the register failed.</summary>
public sealed record OutageView : IVersioned, IExample<OutageView>
{
    public required Id<Outage> Id { get; init; }

    /// <summary>Counts changes.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset Until { get; init; }

    /// <summary>What failed.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    /// <summary>When a second person confirmed it; null until then, and it does not count yet.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    public static OutageView Example => new()
    {
        Id = Id<Outage>.Parse("0199a1f0-5c00-7000-8000-000000000091"), Version = 1, Reason = "De opslag was niet bereikbaar.",
        From = new DateTimeOffset(2026, 11, 16, 10, 40, 0, TimeSpan.Zero), Until = new DateTimeOffset(2026, 11, 16, 11, 20, 0, TimeSpan.Zero),
        DeclaredAt = new DateTimeOffset(2026, 11, 16, 12, 0, 0, TimeSpan.Zero),
    };

    public static OutageView Of(Outage outage) => new()
    {
        Id = outage.Id, Version = outage.Version, From = outage.From, Until = outage.Until, Reason = outage.Reason, DeclaredAt = outage.First.At, ConfirmedAt = outage.Second?.At,
    };
}

/// <summary>That the hash of a bid is registered.</summary>
public sealed record BidHashView : IExample<BidHashView>
{
    public required Id<Lot> LotId { get; init; }

    /// <summary>When it was registered.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The bid it admitted after the deadline; null while it admitted none.</summary>
    public Id<Bid>? BidId { get; init; }

    public static BidHashView Example => new() { LotId = ReceiptView.Example.LotId, RegisteredAt = ReceiptView.Example.ReceivedAt };

    public static BidHashView Of(BidHash hash) => new() { LotId = hash.LotId, RegisteredAt = hash.RegisteredAt, BidId = hash.Admitted };
}
