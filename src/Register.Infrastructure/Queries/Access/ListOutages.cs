using MediatR;
using Register.Domain.Bids;
using Register.Infrastructure.Database;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Access;

/// <summary>When the register failed, oldest declaration first, for everybody.</summary>
public sealed record ListOutages : IQuery<Page<OutageView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListOutagesHandler(Session session) : IRequestHandler<ListOutages, Page<OutageView>>
{
    public async Task<Page<OutageView>> Handle(ListOutages request, CancellationToken cancellationToken)
    {
        var where = new Where().And("id > @after", "after", request.After());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<StoredRow>($"SELECT version, body FROM outages {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf([.. rows.Select(r => OutageView.Of(r.Read<Outage>()))], v => v.Id.ToString(), v => v);
    }
}
