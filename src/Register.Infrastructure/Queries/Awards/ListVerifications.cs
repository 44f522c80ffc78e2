using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>Who was asked for evidence as the intended winner of a lot, for its authority, in the order of their bids.</summary>
public sealed record ListVerifications(Id<Lot> LotId) : IQuery<Page<WinnerCheckView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListVerificationsHandler(Session session, VisibleTenders tenders) : IRequestHandler<ListVerifications, Page<WinnerCheckView>>
{
    public async Task<Page<WinnerCheckView>> Handle(ListVerifications request, CancellationToken cancellationToken)
    {
        await tenders.FindAsAuthority(request.LotId);
        var where = new Where().And("lot_id = @lot", "lot", request.LotId).And("id > @after", "after", request.After());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body FROM verifications {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => WinnerCheckView.ForAuthority(r.Read<WinnerCheck>()));
    }

    private sealed record Row : StoredRow
    {
        public string Id { get; init; } = "";
    }
}
