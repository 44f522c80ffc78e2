using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Tenders;

/// <summary>The draws of a tender, oldest first, those given up among them; for its authority and the operator.</summary>
public sealed record ListDraws(Id<Tender> TenderId) : IQuery<Page<DrawPromise>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

/// <summary>What was promised of every draw, oldest first: whoever notes it down can tell later whether it was kept. It says
/// nothing of the tender.</summary>
public sealed record ListDrawPromises : IQuery<Page<DrawPromise>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListDrawsHandler(Session session, VisibleTenders tenders, Caller caller)
    : IRequestHandler<ListDraws, Page<DrawPromise>>, IRequestHandler<ListDrawPromises, Page<DrawPromise>>
{
    public async Task<Page<DrawPromise>> Handle(ListDraws request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Find(request.TenderId);
        Refuse.If(caller.Role != Role.Operator && caller.AuthorityId != tender.AuthorityId, TenderRefusals.NotYours());
        return await Page(request, new Where().And("tender_id = @tender", "tender", tender.Id));
    }

    public Task<Page<DrawPromise>> Handle(ListDrawPromises request, CancellationToken cancellationToken) => Page(request, new Where());

    private async Task<Page<DrawPromise>> Page(IPaged request, Where where)
    {
        where.And("id > @after", "after", request.After());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<DrawPromise>(
            $"SELECT id, status, commitment, salt_commitment, source, known_from, prepared_at FROM draws {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id.ToString(), r => r);
    }
}
