using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The decision on a lot, for everybody.</summary>
public sealed record GetAwardDecision(Id<Lot> LotId) : IQuery<AwardDecisionView>;

internal sealed class GetAwardDecisionHandler(VisibleTenders tenders, AwardDecisions decisions, TimeProvider clock) : IRequestHandler<GetAwardDecision, AwardDecisionView>
{
    public async Task<AwardDecisionView> Handle(GetAwardDecision request, CancellationToken cancellationToken)
    {
        var tender = await tenders.FindOfLot(request.LotId);
        return AwardDecisionView.Of(await decisions.Of(request.LotId), tender, clock.GetUtcNow());
    }
}
