using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>Puts together who bids for a lot, with the third parties relied on: checks, coverage and bids ask here, so that
/// they judge the same bidder.</summary>
public sealed class Bidders(BidderProfiles profiles, Reliances reliances, ConsortiumSeen consortia, Caller caller)
{
    /// <summary>A freelancer alone, for herself.</summary>
    /// <exception cref="Refusal">It is somebody else: for the caller there is no such bidder.</exception>
    public Task<BidderProfile> Find(Id<Freelancer> freelancer, Id<Lot> lot)
    {
        Refuse.If(!caller.IsFreelancer(freelancer), CommonRefusals.NotFound("freelancer"));
        return Of(freelancer, lot);
    }

    /// <summary>A consortium as it stands, accepted by all or not, for one of its members.</summary>
    /// <exception cref="Refusal">The caller is not in it, or it is for another lot.</exception>
    public async Task<BidderProfile> Find(Id<Consortium> id, Id<Lot> lot)
    {
        var consortium = await consortia.Find(id);
        Refuse.If(consortium.LotId != lot, EligibilityRefusals.OtherLot());
        return await Of(consortium, await consortia.Open(consortium));
    }

    /// <summary>A freelancer alone.</summary>
    /// <exception cref="Refusal">She is not in the register.</exception>
    public Task<BidderProfile> Of(Id<Freelancer> alone, Id<Lot> lot) =>
        Of(ReliantBidder.Alone(alone), [new ConsortiumMember(alone, BidderProfile.FullShare, [])], [alone], lot);

    /// <summary>A freelancer alone, for each lot for which she relies on somebody and may still bid.</summary>
    public async Task<IReadOnlyDictionary<Id<Lot>, BidderProfile>> Reliant(Id<Freelancer> alone, DateTimeOffset now)
    {
        var found = new Dictionary<Id<Lot>, BidderProfile>();
        foreach (var lot in await reliances.LotsOf(ReliantBidder.Alone(alone), now)) found.Add(lot, await Of(alone, lot));
        return found;
    }

    /// <summary>A consortium. Of members who are not in <paramref name="open"/> nothing is told: they bring nothing, not even
    /// themselves, until they accept.</summary>
    /// <exception cref="Refusal">Somebody of those is not in the register.</exception>
    public Task<BidderProfile> Of(Consortium consortium, IReadOnlyCollection<Id<Freelancer>> open) =>
        Of(ReliantBidder.Together(consortium), consortium.Terms.Members, open, consortium.LotId);

    /// <summary>Who bid, as things stand since. Whoever left the register brings nothing any more.</summary>
    /// <param name="bidder">The bidder.</param>
    /// <param name="consortium">The consortium, where it is one.</param>
    /// <param name="present">The members who are in the register.</param>
    /// <param name="lot">The lot.</param>
    public Task<BidderProfile> Since(Bidder bidder, Consortium? consortium, IReadOnlyCollection<Id<Freelancer>> present, Id<Lot> lot) => consortium is null
        ? Of(ReliantBidder.Alone(bidder.Lead), [new ConsortiumMember(bidder.Lead, BidderProfile.FullShare, [])], present, lot)
        : Of(consortium, present);

    private async Task<BidderProfile> Of(ReliantBidder bidder, IReadOnlyList<ConsortiumMember> members, IReadOnlyCollection<Id<Freelancer>> open, Id<Lot> lot)
    {
        // Who became a member since brings all she has as one.
        var relied = (await reliances.Of(bidder, lot)).Where(r => members.All(m => m.Freelancer != r.FreelancerId)).ToList();
        var facts = await profiles.Facts([.. open, .. relied.Where(r => r.Commitment is not null).Select(r => r.FreelancerId).OfType<Id<Freelancer>>()], lot.ToString());
        return new BidderProfile
        {
            Lead = bidder.Lead.ToString(),
            Members = [.. members.Select(m => new BidderMember
            {
                Facts = facts.GetValueOrDefault(m.Freelancer) ?? Nothing(m.Freelancer.ToString()), ShareBasisPoints = m.ShareBasisPoints, Performs = m.Performs,
            })],
            ReliedOn = [.. relied.Select(r => new ReliedOnParty
            {
                // Reports call a firm by the reliance's id: its name may be a person's.
                Facts = r.Firm is { } firm ? MemberFactsOf.Make(firm, r.Id.ToString())
                    : facts.GetValueOrDefault(r.FreelancerId!.Value) ?? Nothing(r.FreelancerId.Value.ToString()),
                Conditions = r.Conditions, Performs = r.Performs, Committed = r.IsCommitted,
            })],
        };
    }

    private static MemberFacts Nothing(string member) => new() { Member = member, Persons = 0 };
}

/// <summary>Why an eligibility check is refused.</summary>
public static class EligibilityRefusals
{
    public static Refusal OneBidder() => new(RefusalKind.Invalid, "eligibility.one-bidder", "/bidder");
    public static Refusal At() => new(RefusalKind.Invalid, "eligibility.at", "/at");
    public static Refusal OtherLot() => new(RefusalKind.Unprocessable, "eligibility.other-lot", "/bidder/consortiumId");
    public static Refusal UnknownLot(Id<Lot> lot) => CommonRefusals.UnknownReference("/lotId", "lot", lot.ToString());
}
