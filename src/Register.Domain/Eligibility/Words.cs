namespace Register.Domain.Eligibility;

/// <summary>How well a condition is met. Ordered: the worse is the smaller.</summary>
public enum Outcome
{
    /// <summary>The facts fall short.</summary>
    NotMet,

    /// <summary>The facts would do, but are not shown by verified evidence.</summary>
    Unproven,

    /// <summary>Met, and shown as far as may be asked at this moment.</summary>
    Met,
}

/// <summary>How the members of a bidder together satisfy a condition.</summary>
public enum Combine
{
    /// <summary>Each member by itself.</summary>
    EveryMember,

    /// <summary>One member is enough.</summary>
    AnyMember,

    /// <summary>What the members have is added.</summary>
    Sum,

    /// <summary>The lead.</summary>
    Lead,

    /// <summary>A member (or relied-on party) that does the part of the work named.</summary>
    Performer,
}

/// <summary>The moment a condition must hold.</summary>
public enum AssessedAt
{
    /// <summary>The submission deadline.</summary>
    Submission,

    /// <summary>The award.</summary>
    Award,

    /// <summary>Every day of the contract, to its end.</summary>
    ContractEnd,
}

/// <summary>Where the member's own word is enough.</summary>
public enum Declaration
{
    /// <summary>Never: evidence must be verified.</summary>
    Never,

    /// <summary>Until the award, as only the intended winner may be asked for evidence (Aw 2012 art. 2.102).</summary>
    BeforeAward,

    /// <summary>Always: it is a statement about oneself.</summary>
    Always,
}

/// <summary>What a number counts.</summary>
public enum Unit
{
    /// <summary>Yes or no (1 or 0).</summary>
    None,

    /// <summary>Cents of the finding's currency.</summary>
    Cents,

    /// <summary>Hours a week.</summary>
    Hours,

    /// <summary>Things.</summary>
    Count,

    /// <summary>People.</summary>
    Persons,

    /// <summary>Hundredths of a percent.</summary>
    BasisPoints,

    /// <summary>A level on the scale of the kind.</summary>
    Level,

    /// <summary>Years.</summary>
    Years,
}

/// <summary>Why a condition came out as it did. Its camelCase name is the second half of a finding's code.</summary>
public enum Reason
{
    /// <summary>Nothing about it is on record.</summary>
    Missing,

    /// <summary>Met.</summary>
    Met,

    /// <summary>Only the member's own word.</summary>
    Declared,

    /// <summary>Evidence was handed in and waits for verification.</summary>
    Submitted,

    /// <summary>Good on the first day, but ends before the last.</summary>
    Lapses,

    /// <summary>A third party has not signed its commitment.</summary>
    NoCommitment,

    /// <summary>There is some, but not enough.</summary>
    Short,

    /// <summary>It was valid once.</summary>
    Expired,

    /// <summary>Issued longer ago than the law takes.</summary>
    TooOld,

    /// <summary>An authority rejected the evidence.</summary>
    Rejected,

    /// <summary>Not valid yet.</summary>
    NotYetValid,

    /// <summary>An exclusion ground applies.</summary>
    Applies,

    /// <summary>Another version was accepted.</summary>
    OtherVersion,

    /// <summary>More than the most allowed.</summary>
    TooHigh,

    /// <summary>Confirmed for something else.</summary>
    NotConfirmed,

    /// <summary>Nobody does the part of the work named.</summary>
    NoPerformer,
}
