using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>The opening of a tender's bids and its record (<i>proces-verbaal van opening</i>). It needs two different
/// people, after the deadline (Aw 2012 art. 2.108). Its id is its tender's.</summary>
public sealed class Opening : Aggregate<Opening>
{
    private Opening()
    {
    }

    public Id<Tender> TenderId { get; private set; }

    /// <summary>Who began.</summary>
    public Opener First { get; private set; } = null!;

    /// <summary>Who completed it; null while it waits.</summary>
    public Opener? Second { get; private set; }

    /// <summary>Every bid that was opened.</summary>
    public IReadOnlyList<OpeningEntry> Bids { get; private set; } = [];

    /// <summary>The bids that stayed sealed: neither confirmed nor replaced after a substantial change of their lot.</summary>
    public IReadOnlyList<Id<Bid>> Lapsed { get; private set; } = [];

    /// <summary>The bids that were put aside, and why. What was in them nobody reads.</summary>
    public IReadOnlyList<FallenEntry> Fallen { get; private set; } = [];

    /// <summary>The policy for undertakings in more than one bid, as it stood at the opening.</summary>
    public ConflictPolicy? ConflictPolicy { get; private set; }

    /// <summary>Every pair of bids that had an undertaking in common, and what was decided on it.</summary>
    public IReadOnlyList<DecidedConflict> Conflicts { get; private set; } = [];

    /// <summary>How many bids were handed in at or after the deadline, and refused.</summary>
    public long LateAttempts { get; private set; }

    /// <summary>The id of a tender's opening.</summary>
    public static Id<Opening> IdOf(Id<Tender> tender) => new(tender.Value);

    /// <summary>The first of two people.</summary>
    /// <exception cref="Refusal">The deadline has not come, or the tender is withdrawn.</exception>
    public static Opening Begin(Tender tender, string person, DateTimeOffset now)
    {
        Refuse.If(tender.PublishedAt is null, TenderRefusals.NotPublished());
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        var closes = tender.Content.Dates.SubmissionDeadline;
        Refuse.If(now < closes, OpeningRefusals.BeforeDeadline(closes));
        var opening = new Opening { Id = IdOf(tender.Id), TenderId = tender.Id, First = new Opener(person, now) };
        opening.Raise(new OpeningBegun());
        return opening;
    }

    /// <summary>Refuses whoever may not complete it, before a seal is touched.</summary>
    public void RefuseUnlessSecond(string person)
    {
        Refuse.If(Second is not null, OpeningRefusals.Done());
        Refuse.If(First.Is(person), OpeningRefusals.SamePerson());
    }

    /// <summary>The second person completes it, with what became of every bid that was live.</summary>
    public void Complete(Tender tender, string person, IReadOnlyList<Bid> bids, IReadOnlyList<DecidedConflict> conflicts, long lateAttempts, DateTimeOffset now)
    {
        RefuseUnlessSecond(person);
        tender.MarkOpened(now);
        (Second, LateAttempts) = (new Opener(person, now), lateAttempts);
        Bids = [.. bids.Where(b => b.State == BidState.Opened).Select(OpeningEntry.Of)];
        Lapsed = [.. bids.Where(b => b.State == BidState.Lapsed).Select(b => b.Id)];
        Fallen = [.. bids.Where(b => b.State == BidState.Fallen).Select(b => new FallenEntry(b.Id, b.LotId, b.Fall!))];
        (ConflictPolicy, Conflicts) = (tender.Content.Settings.Conflicts, conflicts);
        Raise(new BidsOpened(Bids.Count, lateAttempts));
    }
}

/// <summary>A person at the opening.</summary>
public sealed record Opener(string Person, DateTimeOffset At)
{
    /// <summary>Whether it is this person; capitals make no difference.</summary>
    public bool Is(string person) => Person.Equals(person, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A bid as the record names it: its digest is the one on the bidder's receipt, its commitment the one that was
/// journalled at submission.</summary>
public sealed record OpeningEntry
{
    public required Id<Bid> BidId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required DateTimeOffset SubmittedAt { get; init; }
    public required string Sha256 { get; init; }
    public required string Salt { get; init; }
    public required string Commitment { get; init; }

    /// <summary>The entry of an opened bid.</summary>
    public static OpeningEntry Of(Bid bid) => new()
    {
        BidId = bid.Id, LotId = bid.LotId, SubmittedAt = bid.SubmittedAt, Sha256 = bid.Opened!.Sha256, Salt = bid.Opened.Salt, Commitment = bid.Sealed.Commitment,
    };
}

/// <summary>A bid that was put aside at the opening, and why.</summary>
public sealed record FallenEntry(Id<Bid> BidId, Id<Lot> LotId, BidFall Fall);

/// <summary>The first of two people came to open the bids.</summary>
public sealed record OpeningBegun : DomainEvent;

/// <summary>The bids were opened.</summary>
public sealed record BidsOpened(int Bids, long LateAttempts) : DomainEvent;

/// <summary>Why an opening is refused.</summary>
public static class OpeningRefusals
{
    public static Refusal BeforeDeadline(DateTimeOffset closesAt) => new(RefusalKind.Conflict, "opening.before-deadline", null, ("closesAt", closesAt));
    public static Refusal SamePerson() => new(RefusalKind.Conflict, "opening.same-person");
    public static Refusal KeyTooEarly() => new(RefusalKind.Unprocessable, "opening.key-too-early", "/privateKey");
    public static Refusal KeyNotAsked() => new(RefusalKind.Unprocessable, "opening.key-not-asked", "/privateKey");
    public static Refusal KeyMissing(string kid) => new(RefusalKind.Unprocessable, "opening.key-missing", "/privateKey", ("kid", kid));
    public static Refusal KeyUnreadable() => new(RefusalKind.Unprocessable, "opening.key-unreadable", "/privateKey");
    public static Refusal KeyWrong(string kid) => new(RefusalKind.Unprocessable, "opening.key-wrong", "/privateKey", ("kid", kid));
    public static Refusal BidsLost() => new(RefusalKind.Conflict, "opening.bids-lost");
    public static Refusal Done() => new(RefusalKind.Conflict, "opening.done");
    public static Refusal Damaged(string bids) => new(RefusalKind.Conflict, "opening.damaged", null, ("bids", bids));
}
