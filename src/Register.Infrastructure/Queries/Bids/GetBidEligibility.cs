using MediatR;
using Register.Domain.Bids;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>The eligibility report that was frozen with a bid: for the bidder, and once opened for the authority.</summary>
public sealed record GetBidEligibility(Id<Bid> BidId) : IQuery<EligibilityReport>;

internal sealed class GetBidEligibilityHandler(VisibleBids bids, OfferSeal seal) : IRequestHandler<GetBidEligibility, EligibilityReport>
{
    public async Task<EligibilityReport> Handle(GetBidEligibility request, CancellationToken cancellationToken) =>
        seal.JudgementOf(await bids.Find(request.BidId)).Report;
}
