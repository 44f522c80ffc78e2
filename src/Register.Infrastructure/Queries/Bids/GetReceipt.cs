using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>The receipt of a bid as it was last handed in, for the bidder.</summary>
public sealed record GetReceipt(Id<Bid> BidId) : IQuery<ReceiptView>;

internal sealed class GetReceiptHandler(VisibleBids bids, OfferSeal seal, Session session) : IRequestHandler<GetReceipt, ReceiptView>
{
    public async Task<ReceiptView> Handle(GetReceipt request, CancellationToken cancellationToken)
    {
        var bid = await bids.FindOwn(request.BidId);
        var position = await session.Single<long>(
            "SELECT MAX(position) FROM journal WHERE subject = @id AND event IN ('BidSubmitted', 'BidReplaced')", new { id = bid.Id });
        return ReceiptView.Of(bid, seal.ReceiptOf(bid), position);
    }
}
