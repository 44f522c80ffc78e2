using FluentValidation;
using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Hands in a bid for a lot; it is sealed at once, and the answer holds the receipt.</summary>
public sealed record SubmitBid(Id<Lot> LotId, NewBid Body, ReadOnlyMemory<byte> RawBody) : ICommand<SubmittedBid>;

internal sealed class SubmitBidRules : AbstractValidator<SubmitBid>
{
    public SubmitBidRules() => RuleFor(m => m.Body).SetValidator(new OfferedRules<NewBid>());
}

internal sealed class SubmitBidHandler(PrepareOffer preparation, BidStore bids, BidDraftStore drafts, LotKeys keys, JournalLog journal, Caller caller, TimeProvider clock)
    : IRequestHandler<SubmitBid, SubmittedBid>, IRequestHandler<SubmitBids, SubmittedBids>, IRequestHandler<SubmitBidDraft, SubmittedBid>
{
    public Task<SubmittedBid> Handle(SubmitBid request, CancellationToken cancellationToken) => Submit(request.LotId, preparation.Prepared[0]);

    public async Task<SubmittedBids> Handle(SubmitBids request, CancellationToken cancellationToken) =>
        new() { Bids = await request.Body.Each((bid, i) => Submit(bid.LotId, preparation.Prepared[i])) };

    public async Task<SubmittedBid> Handle(SubmitBidDraft request, CancellationToken cancellationToken)
    {
        var offer = preparation.Prepared[0];
        var draft = await drafts.LoadOwn(request.BidDraftId, caller, preparation.DraftVersion);
        draft.End(offer.BidId, clock.GetUtcNow());
        await drafts.Save(draft);
        return await Submit(draft.LotId, offer);
    }

    private async Task<SubmittedBid> Submit(Id<Lot> lot, PreparedOffer prepared)
    {
        await preparation.RefuseUnlessUnchanged(prepared);
        var bid = Bid.Submit(prepared.BidId, prepared.Tender, lot, prepared.Bidder, prepared.Sealed, prepared.Receipt.ReceivedAt, prepared.Hash);
        Refuse.If(!await keys.Pass(lot), BidRefusals.AlreadyOpened());
        await bids.Save(bid);
        await preparation.Take(prepared);
        return SubmittedBid.Of(bid, prepared.Receipt, journal.Position);
    }
}
