using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The reasoned letter about a bid, compared or put aside, with those about decisions that were taken back; for the bidder and
/// for the authority that wrote them.</summary>
public sealed record GetBidDecision(Id<Bid> BidId) : IQuery<LetterView>;

internal sealed class GetBidDecisionHandler(Session session, VisibleBids bids, VisibleTenders tenders, AwardDecisions decisions) : IRequestHandler<GetBidDecision, LetterView>
{
    public async Task<LetterView> Handle(GetBidDecision request, CancellationToken cancellationToken)
    {
        var bid = await bids.Find(request.BidId);
        var decision = await decisions.Of(bid.LotId);
        var tender = await tenders.FindOfLot(bid.LotId);
        var title = tender.LotOf(bid.LotId).Title;
        var name = await session.Single<string>("SELECT name FROM authorities WHERE id = @AuthorityId", new { tender.AuthorityId });
        LetterView? View(AwardDecision of) => of.LetterTo(bid) is { } letter ? new LetterView { AuthorityName = name!, LotTitle = title, Letter = letter } : null;
        var earlier = decision.Earlier.Select(View).OfType<LetterView>().ToList();
        return View(decision) is { } last ? last with { Earlier = earlier } : throw CommonRefusals.NotFound("award decision");
    }
}
