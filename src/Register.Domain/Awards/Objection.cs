using Register.Domain.Authorities;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>That somebody does not agree with the decision on a lot: a bidder's complaint, which the authority answers, or
/// a case in court (<i>kort geding</i>), which stops the clock until it has ended (Aw 2012 art. 2.131).</summary>
public sealed class Objection : Aggregate<Objection>
{
    private Objection()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>The authority whose decision it is about.</summary>
    public Id<ContractingAuthority> AuthorityId { get; private set; }

    /// <summary>When the decision it is about was sent: it says nothing of a later one.</summary>
    public DateTimeOffset DecisionSentAt { get; private set; }

    public ObjectionKind Kind { get; private set; }

    /// <summary>The bid of the one who objects; null for a case in court of somebody else.</summary>
    public Id<Bid>? BidId { get; private set; }

    /// <summary>Who objects; null where <see cref="BidId"/> is.</summary>
    public Bidder? Bidder { get; private set; }

    /// <summary>What is wrong with the decision, one by one.</summary>
    public IReadOnlyList<string> Grounds { get; private set; } = [];

    /// <summary>What is asked.</summary>
    public string Remedy { get; private set; } = "";

    /// <summary>When it was handed in, or the case brought.</summary>
    public DateTimeOffset LodgedAt { get; private set; }

    /// <summary>How it ended; null while it is open.</summary>
    public ObjectionOutcome? Outcome { get; private set; }

    /// <summary>Whether it keeps a contract from being signed: it is open, or right.</summary>
    public bool Blocks => Outcome is null or { Result: ObjectionResult.Upheld };

    /// <summary>A bidder complains to the authority.</summary>
    /// <exception cref="Refusal">The lot is not decided, its standstill is over, or it has none.</exception>
    public static Objection Lodge(Tender tender, Bid bid, ObjectionText text, DateTimeOffset now)
    {
        var objection = Begin(tender, bid.LotId, ObjectionKind.Complaint, bid, text, now, now);
        objection.Raise(new ObjectionLodged(bid.LotId, bid.Id));
        return objection;
    }

    /// <summary>The authority records that a case was brought in court; the clock stops.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="lot">The lot whose decision it is about.</param>
    /// <param name="bid">The bid of the claimant, where it is a bidder.</param>
    /// <param name="text">Grounds and what is claimed.</param>
    /// <param name="broughtAt">When it was brought, within the standstill.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="Refusal">The lot is not decided, or the case was not brought within its standstill.</exception>
    public static Objection RecordCase(Tender tender, Id<Lot> lot, Bid? bid, ObjectionText text, DateTimeOffset broughtAt, DateTimeOffset now)
    {
        Refuse.If(broughtAt > now, ObjectionRefusals.NotYetBrought());
        var objection = Begin(tender, lot, ObjectionKind.Court, bid, text, broughtAt, now);
        tender.ChangeOutcome(lot, o => o.Stopped(), new LotClockStopped(lot));
        objection.Raise(new CaseBrought(lot));
        return objection;
    }

    /// <summary>Records how it ended. A case that was not won lets the clock run on; after one that was, and after a
    /// complaint that is right, the decision has to be taken back.</summary>
    /// <exception cref="Refusal">It has ended, or it is a complaint, which only its bidder takes back.</exception>
    public void Settle(Tender tender, ObjectionResult result, string reasons, DateTimeOffset now)
    {
        Refuse.If(Kind == ObjectionKind.Complaint && result == ObjectionResult.Withdrawn, ObjectionRefusals.NotYoursToWithdraw());
        End(result, reasons, now);
        if (Kind == ObjectionKind.Court && result != ObjectionResult.Upheld && tender.OutcomeOf(LotId)?.At == DecisionSentAt)
            tender.ChangeOutcome(LotId, o => o.Resumed(now), new LotClockResumed(LotId));
    }

    /// <summary>The bidder takes a complaint back. That a case in court was, the authority records.</summary>
    /// <exception cref="Refusal">It has ended, or it is a case in court.</exception>
    public void Withdraw(DateTimeOffset now)
    {
        Refuse.If(Kind == ObjectionKind.Court, ObjectionRefusals.CourtNotHere());
        End(ObjectionResult.Withdrawn, null, now);
    }

    private static Objection Begin(Tender tender, Id<Lot> lot, ObjectionKind kind, Bid? bid, ObjectionText text, DateTimeOffset at, DateTimeOffset now)
    {
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        var outcome = tender.OutcomeOf(lot) ?? throw TenderRefusals.LotNotDecided();
        var until = outcome.StandstillUntil ?? throw ObjectionRefusals.NoStandstill();
        Refuse.If(at < outcome.At || at >= until, ObjectionRefusals.OutsideStandstill(outcome.At, until));
        return new Objection
        {
            Id = Id<Objection>.New(now), TenderId = tender.Id, LotId = lot, AuthorityId = tender.AuthorityId, DecisionSentAt = outcome.At,
            Kind = kind, BidId = bid?.Id, Bidder = bid?.Bidder, Grounds = text.Grounds, Remedy = text.Remedy, LodgedAt = at,
        };
    }

    private void End(ObjectionResult result, string? reasons, DateTimeOffset now)
    {
        Refuse.If(Outcome is not null, ObjectionRefusals.Ended());
        Outcome = new ObjectionOutcome { Result = result, Reasons = reasons, At = now };
        Raise(new ObjectionEnded(LotId, Kind, result));
    }
}

/// <summary>What an objection says.</summary>
public sealed record ObjectionText
{
    /// <summary>What is wrong with the decision: 1 to 20 grounds, each 1 to 4 000 characters.</summary>
    public required IReadOnlyList<string> Grounds { get; init; }

    /// <summary>What is asked, 1 to 2 000 characters: a new assessment, a new decision, to call the procedure off.</summary>
    public required string Remedy { get; init; }
}

/// <summary>How an objection ended.</summary>
public sealed record ObjectionOutcome
{
    public required ObjectionResult Result { get; init; }

    /// <summary>Why; absent where the bidder took it back.</summary>
    public string? Reasons { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Where one objects.</summary>
public enum ObjectionKind
{
    /// <summary>With the authority, which answers.</summary>
    Complaint,

    /// <summary>In court; the clock stops.</summary>
    Court,
}

/// <summary>How an objection ends.</summary>
public enum ObjectionResult
{
    /// <summary>It is right.</summary>
    Upheld,

    /// <summary>It is not.</summary>
    Dismissed,

    /// <summary>It was taken back.</summary>
    Withdrawn,
}

/// <summary>A bidder complained about a decision. What it says stands in the objection.</summary>
public sealed record ObjectionLodged(Id<Lot> LotId, Id<Bid> BidId) : DomainEvent;

/// <summary>A case was brought in court.</summary>
public sealed record CaseBrought(Id<Lot> LotId) : DomainEvent;

/// <summary>An objection ended.</summary>
public sealed record ObjectionEnded(Id<Lot> LotId, ObjectionKind Kind, ObjectionResult Result) : DomainEvent;
