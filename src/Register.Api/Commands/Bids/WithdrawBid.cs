using MediatR;
using Register.Api.Http;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Takes a bid back until the deadline; its members may bid anew.</summary>
public sealed record WithdrawBid(Id<Bid> BidId) : ICommand<BidView>;

internal sealed class WithdrawBidHandler(BidStore bids, TenderStore tenders, LotKeys keys, Caller caller, Arrival arrival) : IRequestHandler<WithdrawBid, BidView>
{
    public async Task<BidView> Handle(WithdrawBid request, CancellationToken cancellationToken)
    {
        var bid = await bids.LoadAsLead(request.BidId, caller);
        bid.Withdraw(await tenders.Load(bid.TenderId), arrival.At);
        Refuse.If(!await keys.Pass(bid.LotId), BidRefusals.AlreadyOpened());
        await bids.Save(bid);
        return BidView.Of(bid);
    }
}
