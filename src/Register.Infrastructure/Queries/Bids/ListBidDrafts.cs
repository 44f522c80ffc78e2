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

internal sealed class ListBidDraftsHandler(Session session, BidDraftsSeen seen, Caller caller) : IRequestHandler<ListBidDrafts, Page<BidDraftView>>
{
    public async Task<Page<BidDraftView>> Handle(ListBidDrafts request, CancellationToken cancellationToken)
    {
        var rows = await session.Query<StoredRow>(
            "SELECT version, body FROM bid_drafts WHERE freelancer_id = @self AND id > @after ORDER BY id {page}",
            new { self = caller.FreelancerId, after = request.After(), take = request.Take() });
        return request.PageOf(await seen.Of(rows.Select(r => r.Read<BidDraft>())), v => v.Id.ToString(), v => v);
    }
}
