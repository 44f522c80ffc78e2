namespace Register.Domain.Freelancers;

/// <summary>What an authority found when it looked at a piece of evidence.</summary>
public sealed record EvidenceVerdict
{
    /// <summary>Whether it holds.</summary>
    public required VerificationOutcome Outcome { get; init; }

    /// <summary>Why it was rejected; required then, and absent otherwise.</summary>
    public RejectionReason? Reason { get; init; }

    /// <summary>For a certificate: codes of certificates it is held equal to ("or equivalent"), at most 10.</summary>
    public IReadOnlyList<string> EquivalentTo { get; init; } = [];

    /// <summary>For a statement of exclusion grounds: the grounds for which self-cleaning was accepted (Aw 2012 art. 2.87a).</summary>
    public IReadOnlyList<string> SelfCleaned { get; init; } = [];
}

/// <summary>A verdict, by whom and when.</summary>
/// <param name="Verdict">What was found.</param>
/// <param name="Authority">The authority's id.</param>
/// <param name="At">When.</param>
public sealed record Verification(EvidenceVerdict Verdict, string Authority, DateTimeOffset At);

/// <summary>Whether evidence holds.</summary>
public enum VerificationOutcome
{
    Verified,
    Rejected,
}

/// <summary>Why evidence was rejected.</summary>
public enum RejectionReason
{
    /// <summary>It cannot be read.</summary>
    Illegible,

    /// <summary>There is no document, or not all of it.</summary>
    Incomplete,

    /// <summary>It no longer holds.</summary>
    Expired,

    /// <summary>It is about somebody else.</summary>
    OtherSubject,

    /// <summary>The document says something else than the details do.</summary>
    DetailsDiffer,

    /// <summary>Whoever should have issued it says it did not.</summary>
    NotAuthentic,
}
