using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;

namespace Register.Infrastructure.Stores;

/// <summary>Lets members drop out of the bids of consortia after the deadline: whoever leaves, and whoever the authority says is gone.</summary>
public sealed class DroppedMembers(
    DropOutStore dropOuts, BidStore bids, ConsortiumStore consortia, AwardDecisionStore decisions, ContractStore contracts, Notices notices, LegalBook law)
{
    /// <summary>Somebody leaves a consortium, in the running transaction.</summary>
    /// <returns>Whether that touches a bid; if not, nothing was done.</returns>
    public async Task<bool> Leave(Consortium consortium, Tender tender, Id<Freelancer> who, DropOutCause cause, DateTimeOffset now)
    {
        if (Consortium.IsForming(tender, now) || await bids.LiveOf(consortium) is not { } bid || !bid.Bidder.Includes(who)) return false;
        if (await dropOuts.Of(bid.Id, who) is not null || await Hindrance(tender, bid, now) is not null) return false;
        await Begin(DropOut.Tell(bid, who, cause, null, now), tender, bid, consortium, now);
        return true;
    }

    /// <summary>The authority says that somebody is gone.</summary>
    /// <exception cref="Refusal">She is no member, it was told already, or it is too late.</exception>
    public async Task<DropOut> Record(Tender tender, Bid bid, Id<Freelancer> who, DropOutCause cause, string explanation, DateTimeOffset now)
    {
        if (await Hindrance(tender, bid, now) is { } no) throw no;
        var dropOut = DropOut.Tell(bid, who, cause, explanation, now);
        Refuse.If(await dropOuts.Of(bid.Id, who) is not null, DropOutRefusals.Told());
        await Begin(dropOut, tender, bid, await consortia.Load(bid.Bidder.ConsortiumId!.Value), now);
        return dropOut;
    }

    /// <summary>What was told before the opening begins to hold, as far as the bids still stand. Who fell is told with the others that did.</summary>
    public async Task AtOpening(Tender tender, IReadOnlyList<Bid> live, DateTimeOffset now)
    {
        foreach (var lot in tender.Lots)
            foreach (var dropOut in await dropOuts.OfLot(lot.Id))
            {
                var bid = live.First(b => b.Id == dropOut.BidId);
                var consortium = await consortia.Load(bid.Bidder.ConsortiumId!.Value);
                dropOut.Begin(tender, bid, consortium, law.DropOutDaysAt(now), now);
                await dropOuts.Save(dropOut);
                await consortia.Save(consortium);
                if (dropOut.Status == DropOutStatus.Open) await notices.Tell(bid.Bidder.Members, tender.Id, NoticeKind.MemberDroppedOut);
            }
    }

    private async Task Begin(DropOut dropOut, Tender tender, Bid bid, Consortium consortium, DateTimeOffset now)
    {
        if (tender.OpenedAt is not null) dropOut.Begin(tender, bid, consortium, law.DropOutDaysAt(now), now);
        await dropOuts.Save(dropOut);
        await bids.Save(bid);
        await consortia.Save(consortium);
        await notices.Tell(bid.Bidder.Members, tender.Id, bid.State == BidState.Fallen ? NoticeKind.BidPutAside : NoticeKind.MemberDroppedOut);
    }

    private async Task<Refusal?> Hindrance(Tender tender, Bid bid, DateTimeOffset now) =>
        DropOut.Hindrance(tender, bid, (await decisions.Find(AwardDecision.IdOf(bid.LotId)))?.Winner, await contracts.StandingOn(bid.LotId), now);
}
