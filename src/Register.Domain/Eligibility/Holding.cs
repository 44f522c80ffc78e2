namespace Register.Domain.Eligibility;

/// <summary>What one member (or all together) holds against one condition, in the condition's unit.</summary>
public readonly record struct Holding
{
    /// <summary>How well that does.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Why.</summary>
    public Reason Reason { get; init; }

    /// <summary>How much is shown by verified evidence.</summary>
    public long Proven { get; init; }

    /// <summary>How much is on record at all; never less than <see cref="Proven"/>.</summary>
    public long Claimed { get; init; }

    /// <summary>How much is missing; 0 when not short.</summary>
    public long Missing { get; init; }

    /// <summary>Last day it stays so; none means no end in sight.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Ids of the evidence it rests on.</summary>
    public IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Weighs an amount against what is required.</summary>
    public static Holding Measured(long required, long proven, long claimed, Reason unproven, DateOnly? until, IReadOnlyList<string>? evidence = null) => new()
    {
        Outcome = proven >= required ? Outcome.Met : claimed >= required ? Outcome.Unproven : Outcome.NotMet,
        Reason = proven >= required ? Reason.Met : claimed >= required ? unproven : claimed > 0 ? Reason.Short : Reason.Missing,
        Proven = proven,
        Claimed = claimed,
        Missing = Math.Max(0, required - claimed),
        ValidUntil = claimed >= required ? until : null,
        Evidence = evidence ?? [],
    };

    /// <summary>A yes that needs no evidence.</summary>
    public static Holding Yes(DateOnly? until = null) =>
        new() { Outcome = Outcome.Met, Reason = Reason.Met, Proven = 1, Claimed = 1, ValidUntil = until, Evidence = [] };

    /// <summary>A plain no, or "not shown".</summary>
    public static Holding No(Reason reason, long missing = 1, Outcome outcome = Outcome.NotMet) =>
        new() { Outcome = outcome, Reason = reason, Missing = missing, Evidence = [] };

    /// <summary>The same, but not proven: a third party that did not commit itself.</summary>
    public Holding Uncommitted() => Outcome == Outcome.Met
        ? this with { Outcome = Outcome.Unproven, Reason = Reason.NoCommitment, Proven = 0 }
        : this with { Proven = 0 };

    /// <summary>The same, proven by an admission: an authority looked already.</summary>
    public Holding Admitted(AdmissionFact admission) => this with
    {
        Outcome = Outcome.Met, Reason = Reason.Met, Proven = Claimed, Missing = 0, ValidUntil = Days.Earlier(ValidUntil, admission.Until),
        Evidence = [.. Evidence, admission.Id],
    };

    /// <summary>Whether this serves better than another: by outcome, by what is missing, and among those that miss nothing
    /// by how long it lasts; then by how much there is.</summary>
    public bool IsBetterThan(in Holding other)
    {
        if (Outcome != other.Outcome) return Outcome > other.Outcome;
        if (Missing != other.Missing) return Missing < other.Missing;
        if (ValidUntil != other.ValidUntil) return Days.OrForever(ValidUntil) > Days.OrForever(other.ValidUntil);
        return Proven != other.Proven ? Proven > other.Proven : Claimed > other.Claimed;
    }
}

/// <summary>One who may hold something: a member of the bidder or a third party it relies on.</summary>
/// <param name="Facts">What is known.</param>
/// <param name="IsLead">Whether it leads.</param>
/// <param name="Performs">Parts of the work it does.</param>
/// <param name="ReliedFor">For a third party, the conditions it covers; none for a member.</param>
/// <param name="Committed">Whether what it brings is at the bidder's disposal; always for a member.</param>
public readonly record struct Holder(
    MemberFacts Facts, bool IsLead, IReadOnlyList<string> Performs, IReadOnlyList<string>? ReliedFor, bool Committed)
{
    /// <summary>Whether an admission proves what it brings to a sum.</summary>
    public bool Admitted { get; init; }
}
