using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The lots of a tender, at most 50: they fit on one page.</summary>
public sealed record ListLots(Id<Tender> TenderId) : IQuery<Page<LotView>>;

internal sealed class ListLotsHandler(VisibleTenders tenders, TimeProvider clock) : IRequestHandler<ListLots, Page<LotView>>
{
    public async Task<Page<LotView>> Handle(ListLots request, CancellationToken cancellationToken)
    {
        var (tender, now) = (await tenders.Find(request.TenderId), clock.GetUtcNow());
        return new Page<LotView> { Items = [.. tender.Lots.Select(l => LotView.Of(tender, l, now))] };
    }
}
