using MediatR;
using Register.Domain.Bids;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>The drafts one is writing, oldest first.</summary>
public sealed record ListBidDrafts : IQuery<Page<BidDraftView>>, IPaged
{
    public int? Limit { get; init; }
    public string? Cursor { get; init; }
}

internal sealed class ListBidDraftsHandler(Session session, DraftSeal seal, ReadTenders tenders, Caller caller) : IRequestHandler<ListBidDrafts, Page<BidDraftView>>
{
    public async Task<Page<BidDraftView>> Handle(ListBidDrafts request, CancellationToken cancellationToken)
    {
        var rows = await session.Query<Row>(
            "SELECT id, lot_id, version, body FROM bid_drafts WHERE freelancer_id = @self AND id > @after ORDER BY id {page}",
            new { self = caller.FreelancerId, after = request.After(), take = request.Take() });
        var views = new Dictionary<string, BidDraftView>();
        foreach (var row in rows)
        {
            var draft = row.Read<BidDraft>();
            views.Add(row.Id, BidDraftView.Of(draft, seal.Read(draft), await tenders.OfLot(draft.LotId)));
        }
        return request.PageOf(rows, r => r.Id, r => views[r.Id]);
    }

    private sealed record Row : StoredRow
    {
        public string Id { get; init; } = "";
    }
}
