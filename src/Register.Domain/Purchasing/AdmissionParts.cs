using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Purchasing;

/// <summary>What was decided last, as it is kept.</summary>
public enum AdmissionState
{
    Applied,
    Admitted,
    Refused,
    Ended,
}

/// <summary>How an admission stands at an instant.</summary>
public enum AdmissionStatus
{
    /// <summary>The authority has still to decide.</summary>
    Applied,
    Admitted,
    Refused,

    /// <summary>Admitted, but not until a day; it lifts by itself.</summary>
    Suspended,

    /// <summary>A condition is no longer met.</summary>
    Lapsed,

    /// <summary>She left the register.</summary>
    Ended,
}

/// <summary>What an admission rests on.</summary>
/// <param name="ValidUntil">Last day on which every condition is met; null without an end in sight.</param>
/// <param name="Condition">The condition that ends it.</param>
/// <param name="Kind">The kind of that condition.</param>
/// <param name="Evidence">Ids of the evidence it rests on.</param>
public sealed record AdmissionBasis(DateOnly? ValidUntil, string? Condition, string? Kind, IReadOnlyList<string> Evidence)
{
    /// <summary>The day it lapses, if that is known.</summary>
    public DateOnly? LapsesOn => ValidUntil?.AddDays(1);

    /// <summary>What a report says of it.</summary>
    public static AdmissionBasis Of(EligibilityReport report)
    {
        var ends = report.ValidUntil is null ? null : report.Findings.Where(f => f.ValidUntil is not null).MinBy(f => f.ValidUntil);
        return new AdmissionBasis(report.ValidUntil, ends?.Condition, ends?.Kind, [.. report.Findings.SelectMany(f => f.EvidenceUsed()).Select(e => e.Evidence).Distinct()]);
    }
}

/// <summary>Days on which an admission does not count.</summary>
/// <param name="From">The first.</param>
/// <param name="Until">The day on which it counts again.</param>
public sealed record Suspension(DateOnly From, DateOnly Until);

/// <summary>What an authority decides on an admission.</summary>
public sealed record AdmissionDecision
{
    public required AdmissionOutcome Outcome { get; init; }

    /// <summary>Why, for the freelancer, 1 to 4 000 characters; needed to refuse or to suspend.</summary>
    public string? Reason { get; init; }

    /// <summary>For a suspension: the day on which it counts again.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>The decisions there are.</summary>
public enum AdmissionOutcome
{
    /// <summary>Admits; lifts a suspension.</summary>
    Admitted,
    Refused,
    Suspended,
}

/// <summary>A freelancer applied for admission.</summary>
public sealed record AdmissionApplied(Id<PurchasingConditions> Set, int Number, Id<Freelancer> Freelancer, DateOnly DueOn) : DomainEvent;

/// <summary>She was admitted, by the register itself or by the authority.</summary>
public sealed record AdmissionGranted(bool Automatic, DateOnly? ValidUntil) : DomainEvent;

/// <summary>She was refused.</summary>
public sealed record AdmissionRefused : DomainEvent;

/// <summary>It does not count until a day.</summary>
public sealed record AdmissionSuspended(DateOnly Until) : DomainEvent;

/// <summary>The authority ended a suspension early.</summary>
public sealed record AdmissionSuspensionLifted : DomainEvent;

/// <summary>Evidence it rests on needs verification anew: the authority decides again.</summary>
public sealed record AdmissionReopened(DateOnly DueOn) : DomainEvent;

/// <summary>It lasts longer or shorter than before.</summary>
public sealed record AdmissionTermChanged(DateOnly? ValidUntil) : DomainEvent;

/// <summary>A condition is no longer met.</summary>
public sealed record AdmissionLapsed(string Condition, string Kind) : DomainEvent;

/// <summary>It lapses soon: a reminder.</summary>
public sealed record AdmissionLapseNear(int Days, DateOnly LapsesOn) : DomainEvent;

/// <summary>She left the register.</summary>
public sealed record AdmissionEnded : DomainEvent;

/// <summary>Why an admission is refused to change.</summary>
public static class AdmissionRefusals
{
    public static Refusal AcceptDocuments() => new(RefusalKind.Unprocessable, "admission.accept-documents", "/acceptsDocuments");
    public static Refusal NotMet(IReadOnlyList<RefusalReason> reasons) => new(RefusalKind.Unprocessable, "admission.not-met") { Reasons = reasons };
    public static Refusal AlreadyApplied(DateOnly dueOn) => new(RefusalKind.Conflict, "admission.already-applied", null, ("dueOn", dueOn));
    public static Refusal Suspended(DateOnly until) => new(RefusalKind.Conflict, "admission.suspended", null, ("until", until));
    public static Refusal NothingToDecide(AdmissionStatus status) => new(RefusalKind.Conflict, "admission.nothing-to-decide", null, ("status", status));
    public static Refusal UntilPassed(DateOnly today) => new(RefusalKind.Unprocessable, "admission.until-passed", "/until", ("today", today));
}
