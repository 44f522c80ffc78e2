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
    public SubmitBidRules() => RuleFor(m => m.Body.Offer).SetValidator(new OfferRules());
}

internal sealed class SubmitBidHandler(PrepareOffer preparation, BidStore bids, LotKeys keys, JournalLog journal) : IRequestHandler<SubmitBid, SubmittedBid>
{
    public async Task<SubmittedBid> Handle(SubmitBid request, CancellationToken cancellationToken)
    {
        var (id, tender, bidder, _, offer, receipt) = preparation.Prepared;
        await preparation.RefuseUnlessUnchanged();
        var bid = Bid.Submit(id, tender, request.LotId, bidder, offer, receipt.ReceivedAt);
        Refuse.If(!await keys.Pass(request.LotId), BidRefusals.AlreadyOpened());
        await bids.Save(bid);
        return SubmittedBid.Of(bid, receipt, journal.Position);
    }
}
