using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>One bid: how far it is, and what is in it once it is opened.</summary>
public sealed record GetBid(Id<Bid> BidId) : IQuery<BidView>;

internal sealed class GetBidHandler(VisibleBids bids) : IRequestHandler<GetBid, BidView>
{
    public async Task<BidView> Handle(GetBid request, CancellationToken cancellationToken) => BidView.Of(await bids.Find(request.BidId));
}
