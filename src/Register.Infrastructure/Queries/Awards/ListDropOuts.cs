using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>Who dropped out of bids for a lot: for its authority those of bids that were opened or put aside; for a freelancer herself and those in bids she is in.</summary>
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
        else
        {
            Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("lot"));
            // Who is in a bid that is sealed, or stayed so, is not the authority's to know.
            where.And("d.bid_id IN (SELECT b.id FROM bids b WHERE b.lot_id = @lot AND b.state IN @states)", "states", (string[])[nameof(BidState.Opened), nameof(BidState.Fallen)]);
        }
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT d.id, d.version, d.body FROM drop_outs d {where} ORDER BY d.id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => DropOutView.Of(r.Read<DropOut>()));
    }

    private sealed record Row : StoredRow
    {
        public string Id { get; init; } = "";
    }
}
