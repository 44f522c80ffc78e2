namespace Register.Domain.Eligibility;

/// <summary>The answer to "may this bidder do this lot": never a boolean. Same facts, rules and instant give the same
/// report and the same <see cref="Hash"/>.</summary>
public sealed record EligibilityReport
{
    /// <summary>All conditions folded: not met over unproven over met.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>The instant it was asked for.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The rules and the legal figures it was made by.</summary>
    public required string RulesVersion { get; init; }

    /// <summary>Last day the outcome stays; none means no end in sight, or that it is not met.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>One finding per leaf, in the order of the tree.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The outcome of every group, outermost first.</summary>
    public IReadOnlyList<GroupFinding> Groups { get; init; } = [];

    /// <summary>What is met or claimed now but lapses before the contract ends.</summary>
    public IReadOnlyList<Lapse> Lapses { get; init; } = [];

    /// <summary>SHA-256 over the facts, the rules version, the instant and the result, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The finding of a condition, if it is a leaf of the tree.</summary>
    public Finding? Of(string condition) => Findings.FirstOrDefault(f => f.Condition == condition);

    /// <summary>What one member still owes: each condition that looks at it and that it has not met by itself.</summary>
    public IEnumerable<(Finding Finding, Coverage Coverage)> OwedBy(string member) =>
        from finding in Findings
        from cover in finding.Coverage
        where cover.Member == member && cover.Counts && cover.Outcome != Outcome.Met
            && (finding.Combine is Combine.EveryMember or Combine.Lead || (cover.Claimed > 0 && finding.Outcome != Outcome.Met))
        select (finding, cover);
}

/// <summary>The outcome of a group.</summary>
public sealed record GroupFinding(string Condition, string Kind, Outcome Outcome, DateOnly? ValidUntil);

/// <summary>Something that holds now and ends before the contract does.</summary>
public sealed record Lapse(string Condition, string Kind, string Member, DateOnly ValidUntil, DateOnly NeededUntil);
