using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Views;

/// <summary>An admission to a set of purchasing conditions, as she and the authority see it.</summary>
public sealed record AdmissionView : IVersioned, ISpoken, IExample<AdmissionView>
{
    public required Id<Admission> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<PurchasingConditions> SetId { get; init; }

    /// <summary>The version of the set.</summary>
    public required int Number { get; init; }

    public required Id<ContractingAuthority> AuthorityId { get; init; }
    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>How it stands now.</summary>
    public required AdmissionStatus Status { get; init; }

    /// <summary>What that means, for people.</summary>
    public string Text { get; init; } = "";

    public required DateTimeOffset AppliedAt { get; init; }

    /// <summary>The day by which the authority decides: ten working days.</summary>
    public required DateOnly DueOn { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Whether the register decided by itself, because verified evidence proves every condition.</summary>
    public required bool Automatic { get; init; }

    /// <summary>The authority's words.</summary>
    public string? Reason { get; init; }

    /// <summary>First day.</summary>
    public DateOnly? AdmittedOn { get; init; }

    /// <summary>The day it lapses; absent without an end in sight.</summary>
    public DateOnly? LapsesOn { get; init; }

    /// <summary>The condition that ends it, and its kind.</summary>
    public LapsingCondition? LapsesBecauseOf { get; init; }

    /// <summary>The days on which it does not count.</summary>
    public Suspension? Suspension { get; init; }

    public static AdmissionView Example => new()
    {
        Id = Id<Admission>.Parse("0199a1f0-5c00-7000-8000-000000000045"), Version = 1, SetId = ConditionsVersionView.Example.SetId, Number = 1,
        AuthorityId = AuthorityView.Example.Id, FreelancerId = FreelancerView.Example.Id, Status = AdmissionStatus.Admitted,
        Text = "U bent toegelaten. Op 2027-03-01 vervalt dat vanwege: Aansprakelijkheidsverzekering.", AppliedAt = new DateTimeOffset(2026, 10, 2, 9, 30, 0, TimeSpan.Zero),
        DueOn = new DateOnly(2026, 10, 16), DecidedAt = new DateTimeOffset(2026, 10, 2, 9, 30, 0, TimeSpan.Zero), Automatic = true,
        AdmittedOn = new DateOnly(2026, 10, 2), LapsesOn = new DateOnly(2027, 3, 1), LapsesBecauseOf = new LapsingCondition("s1", "liabilityInsurance"),
    };

    public static AdmissionView Of(Admission admission, DateTimeOffset now) => new()
    {
        Id = admission.Id, Version = admission.Version, SetId = admission.SetId, Number = admission.Number, AuthorityId = admission.AuthorityId,
        FreelancerId = admission.FreelancerId, Status = admission.StatusAt(now), AppliedAt = admission.AppliedAt, DueOn = admission.DueOn,
        DecidedAt = admission.DecidedAt, Automatic = admission.Automatic, Reason = admission.Reason, AdmittedOn = admission.AdmittedOn,
        LapsesOn = admission.Basis?.LapsesOn,
        LapsesBecauseOf = admission.Basis is { Condition: { } condition, Kind: { } kind } ? new LapsingCondition(condition, kind) : null,
        Suspension = admission.Suspension,
    };

    /// <summary>From its row.</summary>
    internal static AdmissionView Of(string body, long version, DateTimeOffset now)
    {
        var admission = RegisterJson.Read<Admission>(body);
        admission.Stored(version);
        return Of(admission, now);
    }

    /// <inheritdoc/>
    public object In(Say say) => this with
    {
        Text = say($"admission.{Status.ToString().ToLowerInvariant()}", ("dueOn", DueOn), ("until", Suspension?.Until), ("lapsesOn", LapsesOn))
            + (LapsesBecauseOf is { } because && Status is AdmissionStatus.Admitted or AdmissionStatus.Lapsed && LapsesOn is not null
                ? " " + say(Status == AdmissionStatus.Lapsed ? "admission.lapsed-because" : "admission.lapses-because", ("lapsesOn", LapsesOn), ("condition", say($"{LapsesBecauseOf!.Kind}.title")))
                : ""),
    };
}

/// <summary>A condition and its kind.</summary>
public sealed record LapsingCondition(string Condition, string Kind);
