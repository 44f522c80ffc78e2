using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>The opening of a tender's bids: waiting for the second person, or the record of what was opened.</summary>
public sealed record OpeningView : IVersioned, IPrintable, IExample<OpeningView>
{
    public required Id<Tender> TenderId { get; init; }

    /// <summary>The title of the tender.</summary>
    public required string TenderTitle { get; init; }

    public required long Version { get; init; }
    public required OpeningStatus Status { get; init; }

    /// <summary>Who began.</summary>
    public required Opener First { get; init; }

    /// <summary>Who completed it.</summary>
    public Opener? Second { get; init; }

    /// <summary>Every bid that was opened, oldest first; empty while it waits.</summary>
    public required IReadOnlyList<OpeningEntry> Bids { get; init; }

    /// <summary>The bids that stayed sealed: their lot changed substantially and they were neither confirmed nor replaced.</summary>
    public required IReadOnlyList<Id<Bid>> Lapsed { get; init; }

    /// <summary>The bids that were put aside, and why. What was in them nobody reads.</summary>
    public required IReadOnlyList<FallenEntry> Fallen { get; init; }

    /// <summary>The policy for undertakings in more than one bid; once opened.</summary>
    public ConflictPolicy? ConflictPolicy { get; init; }

    /// <summary>Every pair of bids for a lot that had an undertaking in common, and what was decided on it.</summary>
    public required IReadOnlyList<DecidedConflict> Conflicts { get; init; }

    /// <summary>How many bids came at or after the deadline and were refused; once opened.</summary>
    public long? LateAttempts { get; init; }

    public static OpeningView Example => new()
    {
        TenderId = ReceiptView.Example.TenderId, TenderTitle = "Groenonderhoud Wyck", Version = 2, Status = OpeningStatus.Opened,
        First = new Opener("A. Jansen", new DateTimeOffset(2026, 11, 16, 9, 0, 0, TimeSpan.Zero)),
        Second = new Opener("B. de Vries", new DateTimeOffset(2026, 11, 16, 9, 4, 0, TimeSpan.Zero)), Lapsed = [], Fallen = [],
        ConflictPolicy = Domain.Tenders.ConflictPolicy.RefuseBoth, Conflicts = [], LateAttempts = 0,
        Bids =
        [
            new OpeningEntry
            {
                BidId = ReceiptView.Example.BidId, LotId = ReceiptView.Example.LotId, SubmittedAt = ReceiptView.Example.ReceivedAt,
                Sha256 = ReceiptView.Example.Sha256, Salt = new string('c', 64), Commitment = ReceiptView.Example.Commitment,
            },
        ],
    };

    public static OpeningView Of(Opening opening, Tender tender) => new()
    {
        TenderId = opening.TenderId, TenderTitle = tender.Content.Title, Version = opening.Version, Status = opening.Second is null ? OpeningStatus.Pending : OpeningStatus.Opened,
        First = opening.First, Second = opening.Second, Bids = opening.Bids, Lapsed = opening.Lapsed, Fallen = opening.Fallen,
        ConflictPolicy = opening.ConflictPolicy, Conflicts = opening.Conflicts,
        LateAttempts = opening.Second is null ? null : opening.LateAttempts,
    };

    /// <inheritdoc/>
    public Print On(Say say) => new(say("print.opening", ("tender", TenderTitle)), [.. Parts(say).Where(p => p.Lines.Count + p.Rows.Count > 0)]);

    private IEnumerable<PrintPart> Parts(Say say)
    {
        yield return new PrintPart { Lines = [.. Opened(say)] };
        yield return new PrintPart
        {
            Heading = say("print.opened"), Columns = [say("print.bid"), say("print.lot"), say("print.submitted"), "SHA-256", say("print.commitment")],
            Rows = [.. Bids.Select(b => (IReadOnlyList<string>)[$"{b.BidId}", $"{b.LotId}", say("print.at", ("at", b.SubmittedAt)), b.Sha256, b.Commitment])],
        };
        yield return new PrintPart { Heading = say("print.lapsed"), Lines = [.. Lapsed.Select(b => b.ToString())] };
        yield return new PrintPart
        {
            Heading = say("print.fallen"), Columns = [say("print.bid"), say("print.reason")],
            Rows = [.. Fallen.Select(f => (IReadOnlyList<string>)[$"{f.BidId}", say($"print.fall-{Names.Kebab(f.Fall.Reason)}")])],
        };
        yield return new PrintPart
        {
            Heading = say("print.conflicts"), Columns = [say("print.bid"), say("print.bid"), say("print.put-aside")],
            Rows = [.. Conflicts.Select(c => (IReadOnlyList<string>)[$"{c.Bids[0]}", $"{c.Bids[1]}", string.Join('\n', c.Fell)])],
        };
    }

    private IEnumerable<string> Opened(Say say)
    {
        yield return say("print.first", ("person", First.Person), ("at", First.At));
        if (Second is not { } second)
        {
            yield return say("print.pending");
            yield break;
        }
        yield return say("print.second", ("person", second.Person), ("at", second.At));
        yield return say("print.count", ("bids", Bids.Count), ("late", LateAttempts));
        if (ConflictPolicy is { } policy) yield return say($"print.policy-{Names.Kebab(policy)}");
    }
}

/// <summary>How far an opening has come.</summary>
public enum OpeningStatus
{
    /// <summary>One person came; nothing is opened before a second does.</summary>
    Pending,

    /// <summary>The bids are opened.</summary>
    Opened,
}
