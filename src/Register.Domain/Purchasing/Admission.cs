using Register.Domain.Authorities;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Purchasing;

/// <summary>That a freelancer meets a set of purchasing conditions at a version (<i>toelating</i>), until when, and why no
/// longer. Its status follows from its dates: nothing needs a timer to lapse or to lift a suspension. There is one for
/// each freelancer and set; she renews it by applying again.</summary>
public sealed class Admission : Aggregate<Admission>
{
    private Admission()
    {
    }

    public Id<PurchasingConditions> SetId { get; private set; }

    /// <summary>The version applied for.</summary>
    public int Number { get; private set; }

    public Id<ContractingAuthority> AuthorityId { get; private set; }
    public Id<Freelancer> FreelancerId { get; private set; }
    public DateTimeOffset AppliedAt { get; private set; }

    /// <summary>The day by which the authority decides.</summary>
    public DateOnly DueOn { get; private set; }

    public AdmissionState State { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Whether the register decided by itself, because verified evidence proves every condition.</summary>
    public bool Automatic { get; private set; }

    /// <summary>The authority's words to the freelancer.</summary>
    public string? Reason { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly? AdmittedOn { get; private set; }

    /// <summary>What it rests on, and until when.</summary>
    public AdmissionBasis? Basis { get; private set; }

    public Suspension? Suspension { get; private set; }

    /// <summary>How many days before it lapses she was reminded last.</summary>
    public int? Reminded { get; private set; }

    /// <summary>Applies for the first time.</summary>
    /// <param name="version">The newest version of the set.</param>
    /// <param name="authority">Whose set it is.</param>
    /// <param name="freelancer">Who applies.</param>
    /// <param name="report">How she stands, judged now.</param>
    /// <param name="decisionDays">Working days the authority has.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="Refusal">A condition is not met; the reasons name each.</exception>
    public static Admission Apply(
        ConditionsVersion version, Id<ContractingAuthority> authority, Id<Freelancer> freelancer, EligibilityReport report, int decisionDays, DateTimeOffset now)
    {
        var admission = new Admission { Id = Id<Admission>.New(now), SetId = version.SetId, AuthorityId = authority, FreelancerId = freelancer };
        admission.Apply(version.Number, report, decisionDays, now);
        return admission;
    }

    /// <summary>Applies again: for a newer version, before it lapses, or after it was refused.</summary>
    /// <exception cref="Refusal">The authority has still to decide, it is suspended, or a condition is not met.</exception>
    public void ApplyAgain(int number, EligibilityReport report, int decisionDays, DateTimeOffset now)
    {
        var status = StatusAt(now);
        Refuse.If(status == AdmissionStatus.Applied, AdmissionRefusals.AlreadyApplied(DueOn));
        if (status == AdmissionStatus.Suspended) throw AdmissionRefusals.Suspended(Suspension!.Until);
        Apply(number, report, decisionDays, now);
    }

    /// <summary>The authority admits, refuses, or suspends until a day; admitting one that is suspended lifts that.</summary>
    /// <exception cref="Refusal">There is nothing to decide so, or what is needed for it is missing.</exception>
    public void Decide(AdmissionDecision decision, EligibilityReport report, DateTimeOffset now)
    {
        var (status, today) = (StatusAt(now), DutchTime.DayOf(now));
        switch (decision.Outcome)
        {
            case AdmissionOutcome.Admitted when status == AdmissionStatus.Suspended:
                (Suspension, Reason, DecidedAt) = (null, decision.Reason, now);
                Raise(new AdmissionSuspensionLifted());
                break;
            case AdmissionOutcome.Admitted:
                Refuse.If(status is not (AdmissionStatus.Applied or AdmissionStatus.Refused), AdmissionRefusals.NothingToDecide(status));
                RefuseUnlessMet(report);
                Admit(report, automatic: false, now);
                Reason = decision.Reason;
                break;
            case AdmissionOutcome.Refused:
                Refuse.If(status is not AdmissionStatus.Applied, AdmissionRefusals.NothingToDecide(status));
                (State, Reason, DecidedAt, Automatic) = (AdmissionState.Refused, decision.Reason, now, false);
                Raise(new AdmissionRefused());
                break;
            default:
                Refuse.If(status is not (AdmissionStatus.Admitted or AdmissionStatus.Suspended), AdmissionRefusals.NothingToDecide(status));
                Refuse.If(decision.Until <= today, AdmissionRefusals.UntilPassed(today));
                (Suspension, Reason, DecidedAt) = (new Suspension(today, decision.Until!.Value), decision.Reason, now);
                Raise(new AdmissionSuspended(decision.Until.Value));
                break;
        }
    }

    /// <summary>Follows what changed about the freelancer: a condition that is no longer met ends it, evidence it rests on
    /// that has to be verified anew brings it back to the authority, and what is proven in the meantime admits.</summary>
    /// <param name="report">How she stands now, against the version she applied for.</param>
    /// <param name="changed">The evidence that changed, if it was evidence.</param>
    /// <param name="decisionDays">Working days the authority has.</param>
    /// <param name="now">The moment.</param>
    public void Follow(EligibilityReport report, string? changed, int decisionDays, DateTimeOffset now)
    {
        if (State == AdmissionState.Applied)
        {
            if (report.Outcome == Outcome.Met) Admit(report, automatic: true, now);
            return;
        }
        if (State != AdmissionState.Admitted || StatusAt(now) == AdmissionStatus.Lapsed) return;
        if (report.Findings.FirstOrDefault(f => f.Outcome == Outcome.NotMet) is { } lost && report.Outcome == Outcome.NotMet)
        {
            Basis = Basis! with { ValidUntil = DutchTime.DayOf(now).AddDays(-1), Condition = lost.Condition, Kind = lost.Kind };
            Raise(new AdmissionLapsed(lost.Condition, lost.Kind));
        }
        else if (report.Outcome == Outcome.Unproven && (Automatic || (changed is not null && Basis!.Evidence.Contains(changed))))
        {
            (State, AppliedAt, DueOn) = (AdmissionState.Applied, now, DutchTime.DayOf(now).AddWorkingDays(decisionDays));
            Raise(new AdmissionReopened(DueOn));
        }
        else if (AdmissionBasis.Of(report) is var basis && basis.ValidUntil != Basis!.ValidUntil)
        {
            (Basis, Reminded) = (basis, null);
            Raise(new AdmissionTermChanged(basis.ValidUntil));
        }
    }

    /// <summary>Days before the end at which she is reminded; of those that were missed, only the nearest is made up for.</summary>
    public static IReadOnlyList<int> RemindedBefore { get; } = [7, 28, 60];

    /// <summary>Reminds her, as an event, that it will lapse; once for each number of days.</summary>
    public void Remind(DateTimeOffset now)
    {
        if (State != AdmissionState.Admitted || Basis?.LapsesOn is not { } lapses) return;
        var left = lapses.DayNumber - DutchTime.DayOf(now).DayNumber;
        if (left < 1 || RemindedBefore.FirstOrDefault(d => left <= d) is not (> 0 and var days) || Reminded <= days) return;
        Reminded = days;
        Raise(new AdmissionLapseNear(days, lapses));
    }

    /// <summary>Ends it for good: she leaves the register.</summary>
    public void End()
    {
        if (State == AdmissionState.Ended) return;
        (State, Reason) = (AdmissionState.Ended, null);
        Raise(new AdmissionEnded());
    }

    /// <summary>How it stands at an instant.</summary>
    public AdmissionStatus StatusAt(DateTimeOffset now)
    {
        if (State != AdmissionState.Admitted) return Enum.Parse<AdmissionStatus>(State.ToString());
        var today = DutchTime.DayOf(now);
        if (Basis?.ValidUntil < today) return AdmissionStatus.Lapsed;
        return Suspension is { } s && s.From <= today && today < s.Until ? AdmissionStatus.Suspended : AdmissionStatus.Admitted;
    }

    private void Apply(int number, EligibilityReport report, int decisionDays, DateTimeOffset now)
    {
        RefuseUnlessMet(report);
        (Number, State, AppliedAt, Reason) = (number, AdmissionState.Applied, now, null);
        (AdmittedOn, Basis, Suspension, DecidedAt) = (null, null, null, null);
        DueOn = DutchTime.DayOf(now).AddWorkingDays(decisionDays);
        Raise(new AdmissionApplied(SetId, number, FreelancerId, DueOn));
        if (report.Outcome == Outcome.Met) Admit(report, automatic: true, now);
    }

    private void Admit(EligibilityReport report, bool automatic, DateTimeOffset now)
    {
        (State, Automatic, DecidedAt, AdmittedOn, Basis) = (AdmissionState.Admitted, automatic, now, DutchTime.DayOf(now), AdmissionBasis.Of(report));
        Reminded = null;
        Raise(new AdmissionGranted(automatic, Basis.ValidUntil));
    }

    private static void RefuseUnlessMet(EligibilityReport report)
    {
        if (report.Outcome != Outcome.NotMet) return;
        throw AdmissionRefusals.NotMet([.. report.Findings.Where(f => f.Outcome == Outcome.NotMet).Select(f => new RefusalReason(f.Condition, f.Code, f.Arguments()))]);
    }
}
