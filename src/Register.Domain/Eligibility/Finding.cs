using Register.Domain.Kernel;

namespace Register.Domain.Eligibility;

/// <summary>What came out for one condition: a value, never an error. The text is made at the edge from
/// <see cref="Code"/> and <see cref="Arguments"/>.</summary>
public sealed record Finding
{
    /// <summary>The condition's id.</summary>
    public required string Condition { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>How it came out.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Stable code, <c>kind.reason</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Why; the second half of the code.</summary>
    public Reason Reason { get; init; }

    /// <summary>What would mend it; none when met.</summary>
    public string? Remedy { get; init; }

    /// <summary>How the members satisfy it.</summary>
    public Combine Combine { get; init; }

    /// <summary>When it must hold.</summary>
    public AssessedAt AssessedAt { get; init; }

    /// <summary>The last day on which it must hold.</summary>
    public DateOnly On { get; init; }

    /// <summary>What the numbers count.</summary>
    public Unit Unit { get; init; }

    /// <summary>Currency of the numbers, when they are cents.</summary>
    public string? Currency { get; init; }

    /// <summary>How much is required.</summary>
    public long Required { get; init; }

    /// <summary>How much is on record.</summary>
    public long Claimed { get; init; }

    /// <summary>How much of that is shown by verified evidence.</summary>
    public long Proven { get; init; }

    /// <summary>How much is missing.</summary>
    public long Missing { get; init; }

    /// <summary>Last day it stays so; none means no end in sight (or nothing to keep).</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The codes the condition is about.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>The part of the work, for a performer.</summary>
    public string? Performer { get; init; }

    /// <summary>Who covers it with how much: every member, then third parties relied on for it, each by id.</summary>
    public IReadOnlyList<Coverage> Coverage { get; init; } = [];

    /// <summary>Ids of the evidence it rests on, with whose it is.</summary>
    public IEnumerable<(string Member, string Evidence)> EvidenceUsed() =>
        from cover in Coverage where cover.Used from evidence in cover.Evidence select (cover.Member, evidence);

    /// <summary>What the text of <see cref="Code"/> and <see cref="Remedy"/> is filled with. Cents come as
    /// <see cref="Money"/>, basis points as a percentage.</summary>
    public IReadOnlyDictionary<string, object?> Arguments() => new Dictionary<string, object?>
    {
        ["required"] = Amount(Required),
        ["claimed"] = Amount(Claimed),
        ["proven"] = Amount(Proven),
        ["missing"] = Amount(Missing),
        ["unit"] = Unit,
        ["on"] = On,
        ["validUntil"] = ValidUntil,
        ["about"] = string.Join(", ", About),
        ["performer"] = Performer,
    };

    private object Amount(long value) => Unit switch
    {
        Unit.Cents when Currency is not null => new Money(value, Currency),
        Unit.BasisPoints => value / 100m,
        _ => value,
    };
}

/// <summary>One cell of the matrix condition x member.</summary>
public readonly record struct Coverage
{
    /// <summary>The member or third party.</summary>
    public string Member { get; init; }

    /// <summary>Whether it is a third party relied on.</summary>
    public bool Relied { get; init; }

    /// <summary>Whether the combine looks at it (with <c>lead</c>, only at the lead).</summary>
    public bool Counts { get; init; }

    /// <summary>Whether the finding rests on it.</summary>
    public bool Used { get; init; }

    /// <summary>How it would come out by itself.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Why.</summary>
    public Reason Reason { get; init; }

    /// <summary>How much it has on record.</summary>
    public long Claimed { get; init; }

    /// <summary>How much of that is shown.</summary>
    public long Proven { get; init; }

    /// <summary>How much it is short of the whole.</summary>
    public long Missing { get; init; }

    /// <summary>Last day it stays so.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Ids of its evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Covered, partly covered, or a gap.</summary>
    public Cover Cover => Outcome != Outcome.NotMet ? Cover.Covered : Claimed > 0 && Reason != Reason.TooHigh ? Cover.Partly : Cover.Gap;
}

/// <summary>How far one member covers a condition by itself.</summary>
public enum Cover
{
    /// <summary>Not at all.</summary>
    Gap,

    /// <summary>In part.</summary>
    Partly,

    /// <summary>In full (proven or not).</summary>
    Covered,
}
