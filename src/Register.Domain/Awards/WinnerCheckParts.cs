using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>That the bidder handed in all she has.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What she says to it, 1 to 4 000 characters; it may be left out.</param>
public sealed record CheckAnswer(DateTimeOffset At, string? Text);

/// <summary>The one time to mend what is missing or no good.</summary>
public sealed record CureTerm
{
    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>The last day to answer.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>The conditions that are not shown yet.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    public CheckAnswer? Answer { get; init; }
}

/// <summary>That a condition is taken as shown although no evidence in the register shows it.</summary>
/// <param name="Condition">The condition, which is unproven.</param>
/// <param name="Reason">In what other way it was shown: a public register, a file of the authority's own; 1 to 2 000 characters.</param>
public sealed record AcceptedProof(string Condition, string Reason);

/// <summary>How a check of the intended winner ended.</summary>
public sealed record CheckOutcome
{
    public required bool Passed { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Reasons { get; init; }

    /// <summary>The conditions that stayed open; none where it passed.</summary>
    public required IReadOnlyList<string> Open { get; init; }

    /// <summary>The hash of the report it was decided on.</summary>
    public required string ReportHash { get; init; }
}

/// <summary>How far a check of the intended winner has come.</summary>
public enum CheckStatus
{
    /// <summary>She was asked.</summary>
    Asked,

    /// <summary>All she has is handed in; the authority verifies.</summary>
    Answered,

    /// <summary>She may mend it, once.</summary>
    Mending,

    /// <summary>She stays the winner.</summary>
    Passed,

    /// <summary>Her bid was put aside.</summary>
    Failed,
}

/// <summary>How long the intended winner has, at least and unless the authority gives more; in working days. No article says
/// it: it is practice.</summary>
/// <param name="EvidenceDays">To hand in evidence.</param>
/// <param name="CureDays">To mend it.</param>
public sealed record EvidenceTerms(int EvidenceDays, int CureDays);

/// <summary>The intended winner was asked for evidence.</summary>
public sealed record EvidenceAsked(Id<Lot> LotId, IReadOnlyList<string> Conditions, DateOnly LastDay) : DomainEvent;

/// <summary>She handed in all she has.</summary>
public sealed record EvidenceAnswered(Id<Lot> LotId) : DomainEvent;

/// <summary>She may mend it, once.</summary>
public sealed record CureGiven(Id<Lot> LotId, IReadOnlyList<string> Conditions, DateOnly LastDay) : DomainEvent;

/// <summary>The check ended. The reasons stand in it.</summary>
public sealed record EvidenceChecked(Id<Lot> LotId, bool Passed, IReadOnlyList<string> Open) : DomainEvent;
