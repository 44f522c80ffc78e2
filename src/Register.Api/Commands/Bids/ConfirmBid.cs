using MediatR;
using Register.Api.Http;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Says that a bid still stands on the tender as it was changed. It is judged anew; the offer stays sealed as it is.</summary>
public sealed record ConfirmBid(Id<Bid> BidId) : ICommand<BidView>;

internal sealed class ConfirmBidHandler(
    BidStore bids, TenderStore tenders, ConsortiumStore consortia, BidderJudge judge, OfferSeal seal, LotKeys keys, Caller caller, Arrival arrival)
    : IRequestHandler<ConfirmBid, BidView>
{
    public async Task<BidView> Handle(ConfirmBid request, CancellationToken cancellationToken)
    {
        var now = arrival.At;
        var bid = await bids.LoadAsLead(request.BidId, caller);
        var tender = await tenders.Load(bid.TenderId);
        bid.RefuseUnlessConfirmable(tender, now);
        var consortium = bid.Bidder.ConsortiumId is { } id ? await consortia.Load(id) : null;
        Refuse.If(consortium is not null && !Bidder.Together(consortium, bid.LotId, bid.Bidder.Lead).IsSame(bid.Bidder), BidRefusals.ConsortiumChanged());
        // Every member is asked anew for her part.
        Refuse.If(consortium is not null && tender.Content.Settings.PricePartsHidden, BidRefusals.MustReplace());
        var judgement = await judge.Judge(tender, tender.LotOf(bid.LotId), bid.Bidder, consortium, now);
        judgement.RefuseUnlessEligible();
        bid.Confirm(tender, seal.Rejudged(bid, judgement), now);
        Refuse.If(!await keys.Pass(bid.LotId), BidRefusals.AlreadyOpened());
        await bids.Save(bid);
        return BidView.Of(bid);
    }
}
