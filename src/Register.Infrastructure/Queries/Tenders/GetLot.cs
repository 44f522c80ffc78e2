using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>One lot.</summary>
public sealed record GetLot(Id<Lot> LotId) : IQuery<LotView>;

internal sealed class GetLotHandler(VisibleTenders tenders, TimeProvider clock) : IRequestHandler<GetLot, LotView>
{
    public async Task<LotView> Handle(GetLot request, CancellationToken cancellationToken)
    {
        var tender = await tenders.FindOfLot(request.LotId);
        return LotView.Of(tender, tender.LotOf(request.LotId), clock.GetUtcNow());
    }
}
