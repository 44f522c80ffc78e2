using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>How far a contract has come. It is never stored: it follows from instants, days and the clock.</summary>
public enum ContractStatus
{
    /// <summary>The authority signed; the winner has not accepted yet.</summary>
    Offered,

    /// <summary>The authority took it back before it was accepted.</summary>
    Withdrawn,

    /// <summary>Accepted; its first day is to come.</summary>
    Agreed,

    /// <summary>Between its first and last day.</summary>
    Running,

    /// <summary>Its last day is over.</summary>
    Ended,
}

/// <summary>A change of a contract, with what stood before. The reason is public.</summary>
public sealed record ContractChange
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Reason { get; init; }
    public required Money ValueBefore { get; init; }
    public required Money Value { get; init; }
    public required Period PeriodBefore { get; init; }
    public required Period Period { get; init; }
}

/// <summary>How a contract ended otherwise than by its last day passing.</summary>
/// <param name="At">When that was recorded.</param>
/// <param name="LastDay">The last day it holds.</param>
/// <param name="Early">Whether that is before the last day that was agreed.</param>
/// <param name="Reason">Why; public.</param>
public sealed record ContractEnd(DateTimeOffset At, DateOnly LastDay, bool Early, string Reason);

/// <summary>What the authority says about how it was done, for the parties only.</summary>
public sealed record ContractReview
{
    public required DateTimeOffset At { get; init; }
    public required IReadOnlyList<AspectScore> Scores { get; init; }
    public required string Text { get; init; }

    /// <summary>What the contractor answers; null until she does.</summary>
    public ReviewAnswer? Answer { get; init; }
}

/// <summary>A score for one aspect of how it was done.</summary>
/// <param name="Aspect">What is scored, 1 to 100 characters: quality, planning, communication.</param>
/// <param name="Score">1 (bad) to 5 (excellent).</param>
public sealed record AspectScore(string Aspect, int Score);

/// <summary>What the contractor answers to a review, once.</summary>
public sealed record ReviewAnswer(DateTimeOffset At, string Text);

/// <summary>The authority signed a contract.</summary>
public sealed record ContractSigned(Id<Lot> LotId, Id<Bid> BidId, Money Value, Period Period) : DomainEvent;

/// <summary>The winner accepted it.</summary>
public sealed record ContractAccepted(Id<Lot> LotId) : DomainEvent;

/// <summary>The authority took it back before it was accepted. Why stands in the contract.</summary>
public sealed record ContractWithdrawn(Id<Lot> LotId) : DomainEvent;

/// <summary>It was changed. Why stands in the contract.</summary>
public sealed record ContractChanged(Id<Lot> LotId, int Number, Money Value, Period Period) : DomainEvent;

/// <summary>Its end was recorded. Why stands in the contract.</summary>
public sealed record ContractEnded(Id<Lot> LotId, DateOnly LastDay, bool Early) : DomainEvent;

/// <summary>The authority reviewed how it was done. What it says stands in the contract.</summary>
public sealed record ContractReviewed(Id<Lot> LotId) : DomainEvent;

/// <summary>The contractor answered the review.</summary>
public sealed record ReviewAnswered(Id<Lot> LotId) : DomainEvent;
