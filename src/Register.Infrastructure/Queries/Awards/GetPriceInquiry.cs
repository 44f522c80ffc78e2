using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The inquiry into the price of a bid, for its people and the authority.</summary>
public sealed record GetPriceInquiry(Id<Bid> BidId) : IQuery<PriceInquiryView>;

internal sealed class GetPriceInquiryHandler(Session session, VisibleBids bids) : IRequestHandler<GetPriceInquiry, PriceInquiryView>
{
    public async Task<PriceInquiryView> Handle(GetPriceInquiry request, CancellationToken cancellationToken)
    {
        var bid = await bids.Find(request.BidId);
        var row = await session.Single<StoredRow>("SELECT version, body FROM price_inquiries WHERE id = @id", new { id = PriceInquiry.IdOf(bid.Id) })
            ?? throw CommonRefusals.NotFound("price inquiry");
        return PriceInquiryView.Of(row.Read<PriceInquiry>());
    }
}
