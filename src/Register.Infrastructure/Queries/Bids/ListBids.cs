using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>The opened bids for a lot, for its authority. Before the opening not even their number is told.</summary>
public sealed record ListBids(Id<Lot> LotId) : IQuery<Page<BidView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListBidsHandler(Session session, VisibleTenders tenders) : IRequestHandler<ListBids, Page<BidView>>
{
    public async Task<Page<BidView>> Handle(ListBids request, CancellationToken cancellationToken)
    {
        var tender = await tenders.FindAsAuthority(request.LotId);
        Refuse.If(tender.OpenedAt is null, BidRefusals.Sealed(tender.Content.Dates.SubmissionDeadline));
        var where = new Where()
            .And("lot_id = @lot", "lot", request.LotId)
            .And("state = @state", "state", nameof(BidState.Opened))
            .And("id > @after", "after", request.After());
        where.Arguments.Add("take", request.Take());
        var rows = await session.Query<Row>($"SELECT id, version, body FROM bids {where} ORDER BY id {{page}}", where.Arguments);
        return request.PageOf(rows, r => r.Id, r => BidView.Of(r.Read<Bid>()));
    }

    private sealed record Row : StoredRow
    {
        public string Id { get; init; } = "";
    }
}
