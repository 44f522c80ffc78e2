using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Facts;

/// <summary>Parts of a price as a member of the consortium may see them: her own, and those of the others once a bid made of them
/// and of her own is in.</summary>
public sealed class PricePartsSeen(Session session, ReadTenders tenders, OfferSeal seal, Caller caller)
{
    /// <summary>What the caller, who is in it, sees.</summary>
    public async Task<PricePartsView> Of(Consortium consortium)
    {
        var tender = await tenders.OfLot(consortium.LotId);
        var rows = await session.Query<string>("SELECT body FROM price_parts WHERE consortium_id = @Id", new { consortium.Id });
        var parts = rows.Select(RegisterJson.Read<PricePart>).ToDictionary(p => p.FreelancerId);
        var bid = caller.FreelancerId is { } self ? parts.GetValueOrDefault(self)?.TakenInto : null;
        var seen = consortium.Terms.Members.Select(m => parts.GetValueOrDefault(m.Freelancer) is not { } part ? new PricePartView { FreelancerId = m.Freelancer } : new PricePartView
        {
            FreelancerId = m.Freelancer, HandedInAt = part.HandedInAt, Stale = part.StaleOn(tender, consortium), BidId = part.TakenInto,
            Amount = caller.IsFreelancer(m.Freelancer) || (bid is not null && part.TakenInto == bid) ? seal.AmountOf(part) : null,
        }).ToList();
        return new PricePartsView { ConsortiumId = consortium.Id, Parts = seen, Complete = seen.All(p => p is { HandedInAt: not null, Stale: null }) };
    }
}
