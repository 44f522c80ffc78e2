using FluentValidation;
using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Replaces what stands in a draft.</summary>
public sealed record ChangeBidDraft(Id<BidDraft> BidDraftId, DraftBody Body, ReadOnlyMemory<byte> RawBody, long IfMatch) : ICommand<BidDraftView>;

internal sealed class ChangeBidDraftRules : AbstractValidator<ChangeBidDraft>
{
    public ChangeBidDraftRules() => RuleFor(m => m.Body.Offer).SetValidator(new OfferRules<DraftOffer>());
}

internal sealed class ChangeBidDraftHandler(BidDraftStore drafts, ConsortiumStore consortia, ReadTenders tenders, DraftSeal seal, Caller caller, TimeProvider clock) : IRequestHandler<ChangeBidDraft, BidDraftView>
{
    public async Task<BidDraftView> Handle(ChangeBidDraft request, CancellationToken cancellationToken)
    {
        var draft = await drafts.LoadOwn(request.BidDraftId, caller, request.IfMatch);
        if (request.Body.ConsortiumId is { } together) Bidder.RefuseUnlessLedBy(draft.Writer, await consortia.Load(together), draft.LotId);
        draft.Change(seal.Seal(draft.Id, request.RawBody.Span), clock.GetUtcNow());
        await drafts.Save(draft);
        return BidDraftView.Of(draft, request.Body, await tenders.OfLot(draft.LotId));
    }
}
