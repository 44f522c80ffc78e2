using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>A piece of evidence, for its owner and for who verifies.</summary>
public sealed record EvidenceView : IVersioned, IExample<EvidenceView>
{
    public required Id<Evidence> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>How far it has come: only what is verified proves anything.</summary>
    public required EvidenceState Status { get; init; }

    public required EvidenceDetails Details { get; init; }

    /// <summary>Its document, once handed in.</summary>
    public EvidenceDocument? Document { get; init; }

    /// <summary>What an authority found, once one looked.</summary>
    public Verification? Verification { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public static EvidenceView Example => new()
    {
        Id = Id<Evidence>.Parse("0199a1f0-5c00-7000-8000-000000000002"), Version = 1, FreelancerId = FreelancerView.Example.Id,
        Status = EvidenceState.Declared, Details = EvidenceEntry.Example.Details, AddedAt = new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero),
    };

    public static EvidenceView Of(Evidence evidence, long? version = null) => new()
    {
        Id = evidence.Id, Version = version ?? evidence.Version, FreelancerId = evidence.Freelancer, Status = evidence.Status,
        Details = evidence.Details, Document = evidence.Document, Verification = evidence.Verification, AddedAt = evidence.AddedAt,
    };
}

/// <summary>What a freelancer says a piece of evidence is.</summary>
public sealed record EvidenceEntry : IExample<EvidenceEntry>
{
    /// <summary>Its kind and what that kind asks.</summary>
    public required EvidenceDetails Details { get; init; }

    public static EvidenceEntry Example => new()
    {
        Details = new InsuranceEvidence
        {
            Cover = InsuranceCover.Business, PerEvent = Money.Euros(1_250_000), PerYear = Money.Euros(2_500_000),
            ValidFrom = new DateOnly(2026, 1, 1), ValidUntil = new DateOnly(2026, 12, 31),
        },
    };
}
