using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Throws a draft away; it is erased.</summary>
public sealed record DiscardBidDraft(Id<BidDraft> BidDraftId, long IfMatch) : ICommand<Unit>;

internal sealed class DiscardBidDraftHandler(BidDraftStore drafts, Caller caller, TimeProvider clock) : IRequestHandler<DiscardBidDraft, Unit>
{
    public async Task<Unit> Handle(DiscardBidDraft request, CancellationToken cancellationToken)
    {
        var draft = await drafts.LoadOwn(request.BidDraftId, caller, request.IfMatch);
        draft.End(null, clock.GetUtcNow());
        await drafts.Save(draft);
        return Unit.Value;
    }
}
