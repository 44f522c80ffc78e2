using FluentValidation;
using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Replaces the offer of a bid until the deadline; there is a new receipt.</summary>
public sealed record ReplaceBid(Id<Bid> BidId, ReplacingOffer Body, ReadOnlyMemory<byte> RawBody, long IfMatch) : ICommand<SubmittedBid>;

internal sealed class ReplaceBidRules : AbstractValidator<ReplaceBid>
{
    public ReplaceBidRules() => RuleFor(m => m.Body).SetValidator(new OfferedRules<ReplacingOffer>());
}

internal sealed class ReplaceBidHandler(PrepareOffer preparation, BidStore bids, LotKeys keys, JournalLog journal) : IRequestHandler<ReplaceBid, SubmittedBid>
{
    public async Task<SubmittedBid> Handle(ReplaceBid request, CancellationToken cancellationToken)
    {
        var prepared = preparation.Prepared[0];
        var (id, tender, _, _, offer, receipt, _) = prepared;
        await preparation.RefuseUnlessUnchanged(prepared);
        var bid = await bids.Load(id, request.IfMatch);
        bid.Replace(tender, offer, receipt.ReceivedAt);
        Refuse.If(!await keys.Pass(bid.LotId), BidRefusals.AlreadyOpened());
        await bids.Save(bid);
        await preparation.Take(prepared);
        return SubmittedBid.Of(bid, receipt, journal.Position);
    }
}
