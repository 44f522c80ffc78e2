using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The reasoned letter about a bid, for the bidder and for the authority that wrote it.</summary>
public sealed record GetBidDecision(Id<Bid> BidId) : IQuery<LetterView>;

internal sealed class GetBidDecisionHandler(VisibleBids bids, VisibleTenders tenders, AwardDecisions decisions) : IRequestHandler<GetBidDecision, LetterView>
{
    public async Task<LetterView> Handle(GetBidDecision request, CancellationToken cancellationToken)
    {
        var bid = await bids.Find(request.BidId);
        var decision = await decisions.Of(bid.LotId);
        var tender = await tenders.FindOfLot(bid.LotId);
        var title = tender.LotOf(bid.LotId).Title;
        return new LetterView
        {
            LotTitle = title, Letter = decision.LetterTo(bid.Id),
            Earlier = [.. decision.Earlier.Select(e => new LetterView { LotTitle = title, Letter = e.LetterTo(bid.Id) })],
        };
    }
}
