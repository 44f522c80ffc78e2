using Register.Domain.Clusters;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A consortium, for its members.</summary>
public sealed record ConsortiumView : IVersioned, ISpoken, IExample<ConsortiumView>
{
    public required Id<Consortium> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>The cluster it was formed from, if it was.</summary>
    public Id<Cluster>? ClusterId { get; init; }

    /// <summary>The lead (penvoerder), one of the members.</summary>
    public required Id<Freelancer> LeadId { get; init; }

    public required IReadOnlyList<ConsortiumMemberView> Members { get; init; }

    /// <summary>What the lead may do in the name of all.</summary>
    public required string Mandate { get; init; }

    public required Liability Liability { get; init; }
    public string? LiabilityStatement { get; init; }

    /// <summary>Says exactly which terms these are; a member accepts by sending it back.</summary>
    public required string TermsHash { get; init; }

    /// <summary>Whether every member accepted these terms.</summary>
    public required bool Complete { get; init; }

    /// <summary>Whether the caller is also in another complete consortium for this lot: only one of them can bid with her.</summary>
    public required bool AlsoInAnother { get; init; }

    /// <summary>Parts of the work that the lot's conditions name and nobody in it, or relied on, does.</summary>
    public required IReadOnlyList<BidderRemark> Remarks { get; init; }

    public required DateTimeOffset FormedAt { get; init; }

    public static ConsortiumView Example => new()
    {
        Id = Id<Consortium>.Parse("0199a1f0-5c00-7000-8000-000000000050"), Version = 2, TenderId = Id<Tender>.Parse("0199a1f0-5c00-7000-8000-000000000060"),
        LotId = Id<Lot>.Parse("0199a1f0-5c00-7000-8000-000000000061"), LeadId = FreelancerView.Example.Id,
        Members =
        [
            new(FreelancerView.Example.Id, FreelancerView.Example.Name, 6000, ["snoeien"], FreelancerView.Example.RegisteredAt),
            new(Id<Freelancer>.Parse("0199a1f0-5c00-7000-8000-000000000002"), "Tuin en Boom", 4000, ["maaien"], null),
        ],
        Mandate = "Namens ons inschrijven, vragen stellen en brieven ontvangen.", Liability = Liability.JointAndSeveral,
        TermsHash = new string('c', 64), Complete = false, AlsoInAnother = false, Remarks = [], FormedAt = FreelancerView.Example.RegisteredAt,
    };

    public static ConsortiumView Of(Consortium consortium, IReadOnlyDictionary<Id<Freelancer>, string> names, bool alsoInAnother, IReadOnlyList<Flaw> flaws)
    {
        var (terms, hash) = (consortium.Terms, consortium.Terms.Hash());
        return new ConsortiumView
        {
            Id = consortium.Id, Version = consortium.Version, TenderId = consortium.TenderId, LotId = consortium.LotId, ClusterId = consortium.ClusterId,
            LeadId = terms.Lead, Mandate = terms.Mandate, Liability = terms.Liability, LiabilityStatement = terms.LiabilityStatement,
            Members = [.. terms.Members.Select(m => new ConsortiumMemberView(
                m.Freelancer, names.GetValueOrDefault(m.Freelancer), m.ShareBasisPoints, m.Performs, consortium.Accepted(m.Freelancer, hash)?.At))],
            TermsHash = hash, Complete = consortium.IsComplete, AlsoInAnother = alsoInAnother, Remarks = BidderRemark.Of(flaws),
            FormedAt = consortium.FormedAt,
        };
    }

    /// <inheritdoc/>
    public object In(Say say) => this with { Remarks = [.. Remarks.Select(r => r.In(say))] };
}

/// <summary>A member: its share in basis points (10 000 is 100 %), the parts of the work it does, and when it accepted
/// the terms as they are now. The name is absent once it left the register.</summary>
public sealed record ConsortiumMemberView(Id<Freelancer> FreelancerId, string? Name, int ShareBasisPoints, IReadOnlyList<string> Performs, DateTimeOffset? AcceptedAt);
