using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>What changed after publication, first to last.</summary>
public sealed record ListTenderChanges(Id<Tender> TenderId) : IQuery<Page<TenderChangeView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListTenderChangesHandler(Session session, VisibleTenders tenders) : IRequestHandler<ListTenderChanges, Page<TenderChangeView>>
{
    public async Task<Page<TenderChangeView>> Handle(ListTenderChanges request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        return await session.PageOfNumbered<TenderChange, TenderChangeView>(request,
            "SELECT number, body FROM tender_changes WHERE tender_id = @of AND number > @behind ORDER BY number {page}", tender.Id.ToString(), TenderChangeView.Of);
    }
}
