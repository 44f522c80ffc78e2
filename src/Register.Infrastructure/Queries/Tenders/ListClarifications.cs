using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The clarifications of a tender, first to last.</summary>
public sealed record ListClarifications(Id<Tender> TenderId) : IQuery<Page<ClarificationView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListClarificationsHandler(Session session, VisibleTenders tenders) : IRequestHandler<ListClarifications, Page<ClarificationView>>
{
    public async Task<Page<ClarificationView>> Handle(ListClarifications request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        return await session.PageOfNumbered<Clarification, ClarificationView>(request,
            "SELECT number, body FROM clarifications WHERE tender_id = @of AND number > @behind ORDER BY number {page}", tender.Id.ToString(), ClarificationView.Of);
    }
}
