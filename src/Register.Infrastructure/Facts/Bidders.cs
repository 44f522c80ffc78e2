using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>The facts of a bidder for a lot, for whoever may know them: she herself, or a member of the consortium.</summary>
public sealed class Bidders(BidderProfiles profiles, ConsortiumSeen consortia, Caller caller)
{
    /// <summary>A freelancer alone.</summary>
    /// <exception cref="Refusal">It is somebody else: for the caller there is no such bidder.</exception>
    public Task<BidderProfile> Find(Id<Freelancer> freelancer, Id<Lot> lot)
    {
        Refuse.If(!caller.IsFreelancer(freelancer), CommonRefusals.NotFound("freelancer"));
        return profiles.Of(freelancer, lot.ToString());
    }

    /// <summary>A consortium as it stands, accepted by all or not; a member whose facts are not open brings nothing.</summary>
    /// <exception cref="Refusal">The caller is not in it, or it is for another lot.</exception>
    public async Task<BidderProfile> Find(Id<Consortium> id, Id<Lot> lot)
    {
        var consortium = await consortia.Find(id);
        Refuse.If(consortium.LotId != lot, EligibilityRefusals.OtherLot());
        var members = consortium.Terms.Members;
        var facts = await profiles.Facts(await consortia.Open(consortium), lot.ToString());
        return new BidderProfile
        {
            Lead = consortium.Terms.Lead.ToString(),
            Members = [.. members.Select(m => new BidderMember
            {
                Facts = facts.GetValueOrDefault(m.Freelancer) ?? new MemberFacts { Member = m.Freelancer.ToString(), Persons = 0 },
                ShareBasisPoints = m.ShareBasisPoints, Performs = m.Performs,
            })],
        };
    }
}

/// <summary>Why an eligibility check is refused.</summary>
public static class EligibilityRefusals
{
    public static Refusal OneBidder() => new(RefusalKind.Invalid, "eligibility.one-bidder", "/bidder");
    public static Refusal At() => new(RefusalKind.Invalid, "eligibility.at", "/at");
    public static Refusal OtherLot() => new(RefusalKind.Unprocessable, "eligibility.other-lot", "/bidder/consortiumId");
    public static Refusal UnknownLot(Id<Lot> lot) => CommonRefusals.UnknownReference("/lotId", "lot", lot.ToString());
}
