using System.Security.Cryptography;
using System.Text;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Journal;

/// <summary>Who acts, for the journal: a role and an id (<c>freelancer:…</c>), never a name.</summary>
public sealed record Actor(string Text)
{
    /// <summary>Somebody without a key.</summary>
    public static readonly Actor Public = new("public");

    /// <summary>Nobody: what is due by time.</summary>
    public static readonly Actor Clock = new("register:clock");

    /// <summary>The operator at the command line.</summary>
    public static readonly Actor CommandLine = new("operator:command-line");
}

/// <summary>The append-only log of all that happened. Positions are given out under the lock of one row, in the
/// transaction of the change, so they rise in the order of the commits and a reader that follows them skips nothing.
/// Each row's hash covers its predecessor's.</summary>
public sealed class JournalLog(Session session, TimeProvider clock, JournalHead last)
{
    /// <summary>Who is acting in this session.</summary>
    public Actor Actor { get; set; } = Actor.Public;

    /// <summary>The position of the last row appended in this session; 0 before the first.</summary>
    public long Position { get; private set; }

    /// <summary>The events appended in this session's transaction, by name.</summary>
    public List<string> Appended { get; } = [];

    /// <summary>Appends what happened to one subject, in the running transaction.</summary>
    public async Task Append(string area, string subject, IReadOnlyList<DomainEvent> events)
    {
        if (events.Count == 0) return;
        List<JournalRow> rows;
        var head = last.Seen ?? await Read();
        while (!await Move(head, rows = Chain(head, area, subject, events))) head = await Read();
        foreach (var row in rows)
            await session.Execute(
                """
                INSERT INTO journal (position, instant, actor, area, subject, event, body, hash)
                VALUES (@Position, @Instant, @Actor, @Area, @Subject, @Event, @Body, @Hash)
                """, row);
        Position = rows[^1].Position;
        Appended.AddRange(rows.Select(r => r.Event));
        last.Seen = new Head { Position = Position, Hash = rows[^1].Hash };
    }

    private async Task<Head> Read() => await Head.Of(session) ?? throw new InvalidOperationException("The journal has no head.");

    private List<JournalRow> Chain(Head head, string area, string subject, IReadOnlyList<DomainEvent> events)
    {
        var (position, hash) = (head.Position, head.Hash);
        var rows = new List<JournalRow>(events.Count);
        foreach (var happened in events)
        {
            var row = new JournalRow
            {
                Position = ++position, Instant = Mappings.Milliseconds(clock.GetUtcNow()), Actor = Actor.Text, Area = area, Subject = subject,
                Event = happened.GetType().Name, Body = RegisterJson.Write<object>(happened),
            };
            hash = row.HashAfter(hash);
            rows.Add(row with { Hash = hash });
        }
        return rows;
    }

    // Takes the lock of the one row, which orders the writers; not, when the head is another than was thought.
    private async Task<bool> Move(Head from, List<JournalRow> rows) => await session.Execute(
        "UPDATE journal_head SET position = @position, hash = @hash WHERE id = 1 AND position = @before AND hash = @hashBefore",
        new { position = rows[^1].Position, hash = rows[^1].Hash, before = from.Position, hashBefore = from.Hash }) > 0;

    /// <summary>The position of the last row there is; 0 when nothing ever happened.</summary>
    public Task<long> Last() => session.Single<long>("SELECT position FROM journal_head WHERE id = 1");
}

/// <summary>The journal's head as this process last wrote it: a guess that spares reading it under the lock. It may be of a
/// change that was undone, or another process may have written since; the update that moves the head says so.</summary>
public sealed class JournalHead
{
    internal Head? Seen { get; set; }
}

/// <summary>The position and hash of the journal's last row.</summary>
internal sealed record Head
{
    public long Position { get; init; }
    public string Hash { get; init; } = "";

    /// <summary>As it is now; null where somebody took it away.</summary>
    public static Task<Head?> Of(Session session) => session.Single<Head>("SELECT position, hash FROM journal_head WHERE id = 1");
}

/// <summary>One row of the journal.</summary>
public sealed record JournalRow
{
    public long Position { get; init; }
    public DateTimeOffset Instant { get; init; }
    public string Actor { get; init; } = "";
    public string Area { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Event { get; init; } = "";
    public string Body { get; init; } = "";
    public string Hash { get; init; } = "";

    /// <summary>SHA-256, in hexadecimal, over the predecessor's hash and every field, each preceded by its length so
    /// that no two different rows give the same bytes. docs/architecture.md describes it for whoever recomputes it.</summary>
    public string HashAfter(string previous)
    {
        var text = new StringBuilder();
        foreach (var field in (ReadOnlySpan<string>)[previous, Position.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Mappings.ToText(Instant), Actor, Area, Subject, Event, Body])
            text.Append(field.Length).Append(':').Append(field);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
