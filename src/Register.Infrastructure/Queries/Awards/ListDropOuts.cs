using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>Who dropped out of bids for a lot: all for its authority once they are opened; for a freelancer herself and those in bids she is in.</summary>
public sealed record ListDropOuts(Id<Lot> LotId) : IQuery<Page<DropOutView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListDropOutsHandler(Session session, VisibleTenders tenders, Caller caller) : IRequestHandler<ListDropOuts, Page<DropOutView>>
{
    public async Task<Page<DropOutView>> Handle(ListDropOuts request, CancellationToken cancellationToken)
    {
        var tender = await tenders.FindOfLot(request.LotId);
        var where = new Where().And("d.lot_id = @lot", "lot", request.LotId).And("d.id > @after", "after", request.After());
        if (caller.FreelancerId is { } she)
            where.And("(d.freelancer_id = @she OR d.bid_id IN (SELECT u.bid_id FROM bid_undertakings u WHERE u.lot_id = @lot AND u.freelancer_id = @she))", "she", she);
        else Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("lot"));
        // That there is a bid at all is nobody's business before the opening.
        if (caller.FreelancerId is null && tender.OpenedAt is null) return request.PageOf(new List<Row>(), r => r.Id, r => DropOutView.Of(r.Read<DropOut>()));
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT d.id, d.version, d.body FROM drop_outs d {where} ORDER BY d.id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => DropOutView.Of(r.Read<DropOut>()));
    }

    private sealed record Row : StoredRow
    {
        public string Id { get; init; } = "";
    }
}
