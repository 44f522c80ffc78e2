using Register.Domain.Bids;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>Why a member drops out.</summary>
public enum DropOutCause
{
    /// <summary>She left the consortium.</summary>
    LeftConsortium,

    /// <summary>She left the register.</summary>
    LeftRegister,

    /// <summary>She is bankrupt or in a situation like it (Aw 2012 art. 2.87, first paragraph, b).</summary>
    Bankrupt,

    /// <summary>She died or stopped her work.</summary>
    Ceased,
}

/// <summary>How far it has come that a member dropped out.</summary>
public enum DropOutStatus
{
    /// <summary>The bids are not opened yet.</summary>
    Waiting,

    /// <summary>The others settle how they go on, and the authority decides.</summary>
    Open,

    /// <summary>The bid goes on.</summary>
    GoesOn,

    /// <summary>The bid was put aside.</summary>
    Fell,
}

/// <summary>How it ended that a member dropped out.</summary>
public sealed record DropOutOutcome
{
    /// <summary>Whether the bid goes on; if not it was put aside.</summary>
    public required bool GoesOn { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The authority's reasons; null where the tender's rule decided, or the bid fell otherwise.</summary>
    public string? Reasons { get; init; }

    /// <summary>The hash of the report by which the bidder that goes on meets every condition.</summary>
    public string? ReportHash { get; init; }
}

/// <summary>A member dropped out of a bid. Why stands in the drop-out.</summary>
public sealed record MemberDroppedOut(Id<Lot> LotId, Id<Bid> BidId, Id<Freelancer> Member) : DomainEvent;

/// <summary>The others may settle how they go on.</summary>
public sealed record DropOutBegan(Id<Lot> LotId, Id<Bid> BidId, DateOnly LastDay) : DomainEvent;

/// <summary>It was decided whether the bid goes on. The reasons stand in the drop-out.</summary>
public sealed record DropOutDecided(Id<Lot> LotId, Id<Bid> BidId, bool GoesOn) : DomainEvent;

/// <summary>Why a step after a member dropped out is refused, or an award or contract for want of one.</summary>
public static class DropOutRefusals
{
    public static Refusal NoMember() => new(RefusalKind.Unprocessable, "drop-out.no-member", "/freelancerId");
    public static Refusal Told() => new(RefusalKind.Conflict, "drop-out.told");
    public static Refusal Contracted() => new(RefusalKind.Conflict, "drop-out.contracted");
    public static Refusal Decided() => new(RefusalKind.Conflict, "drop-out.decided");
    public static Refusal Ended() => new(RefusalKind.Conflict, "drop-out.ended");
    public static Refusal TermRuns(DateOnly lastDay) => new(RefusalKind.Conflict, "drop-out.term-runs", null, ("lastDay", lastDay));
    public static Refusal NotSettled() => new(RefusalKind.Conflict, "drop-out.not-settled");
    public static Refusal Excluded() => new(RefusalKind.Conflict, "drop-out.excluded");
    public static Refusal InConflict() => new(RefusalKind.Conflict, "drop-out.in-conflict");
    public static Refusal Open(string bids) => new(RefusalKind.Conflict, "drop-out.open", null, ("bids", bids));
}
