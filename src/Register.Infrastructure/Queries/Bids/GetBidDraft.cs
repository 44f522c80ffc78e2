using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Bids;

/// <summary>A draft of one's own, with all that it lacks.</summary>
public sealed record GetBidDraft(Id<BidDraft> BidDraftId) : IQuery<BidDraftView>;

internal sealed class GetBidDraftHandler(Session session, BidDraftsSeen seen, Caller caller) : IRequestHandler<GetBidDraft, BidDraftView>
{
    public async Task<BidDraftView> Handle(GetBidDraft request, CancellationToken cancellationToken)
    {
        var row = await session.Single<StoredRow>("SELECT version, body FROM bid_drafts WHERE id = @id", new { id = request.BidDraftId });
        return row?.Read<BidDraft>() is { } draft && caller.IsFreelancer(draft.Writer) ? await seen.Of(draft) : throw CommonRefusals.NotFound("bid draft");
    }
}
