using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A reliance on somebody outside the bidder, for both sides.</summary>
public sealed record RelianceView : IVersioned, IExample<RelianceView>
{
    public required Id<Reliance> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>The freelancer who bids alone, or who leads.</summary>
    public required Id<Freelancer> LeadId { get; init; }

    /// <summary>The consortium that relies; absent for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>The freelancer relied on.</summary>
    public Id<Freelancer>? FreelancerId { get; init; }

    /// <summary>The firm outside the register relied on. In reports it has the id of this reliance.</summary>
    public ReliedOnFirm? Firm { get; init; }

    /// <summary>Ids of the lot's conditions it is for.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>The parts of the work the one relied on does itself.</summary>
    public required IReadOnlyList<string> Performs { get; init; }

    /// <summary>What was signed or declared; absent as long as the freelancer relied on did not sign. Until then nothing of hers is looked at.</summary>
    public Commitment? Commitment { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    public static RelianceView Example => new()
    {
        Id = Id<Reliance>.Parse("0199a1f0-5c00-7000-8000-000000000071"), Version = 1, TenderId = ConsortiumView.Example.TenderId,
        LotId = ConsortiumView.Example.LotId, LeadId = FreelancerView.Example.Id, FreelancerId = ConsortiumView.Example.Members[1].FreelancerId,
        Conditions = ["c2"], Performs = ["snoeien"], ProposedAt = FreelancerView.Example.RegisteredAt,
    };

    public static RelianceView Of(Reliance reliance, long? version = null) => new()
    {
        Id = reliance.Id, Version = version ?? reliance.Version, TenderId = reliance.TenderId, LotId = reliance.LotId, LeadId = reliance.Bidder.Lead,
        ConsortiumId = reliance.Bidder.ConsortiumId, FreelancerId = reliance.FreelancerId, Firm = reliance.Firm, Conditions = reliance.Conditions,
        Performs = reliance.Performs, Commitment = reliance.Commitment, ProposedAt = reliance.ProposedAt,
        EndedAt = reliance.EndedAt,
    };
}
