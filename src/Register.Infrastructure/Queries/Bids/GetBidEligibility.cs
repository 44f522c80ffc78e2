using MediatR;
using Register.Domain.Bids;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>The eligibility report that was frozen with a bid: for the bidder, and once opened for the authority.</summary>
public sealed record GetBidEligibility(Id<Bid> BidId) : IQuery<FrozenReport>;

/// <summary>What a bid was judged to be when it was handed in.</summary>
public sealed record FrozenReport : IExample<FrozenReport>
{
    public required Id<Bid> BidId { get; init; }
    public required EligibilityReport Report { get; init; }

    public static FrozenReport Example => new()
    {
        BidId = BidView.Example.Id,
        Report = new EligibilityReport { Outcome = Outcome.Met, At = BidView.Example.SubmittedAt, RulesVersion = "1/2026", Hash = new string('d', 64) },
    };
}

internal sealed class GetBidEligibilityHandler(VisibleBids bids, OfferSeal seal) : IRequestHandler<GetBidEligibility, FrozenReport>
{
    public async Task<FrozenReport> Handle(GetBidEligibility request, CancellationToken cancellationToken)
    {
        var bid = await bids.Find(request.BidId);
        return new FrozenReport { BidId = bid.Id, Report = seal.JudgementOf(bid).Report };
    }
}
