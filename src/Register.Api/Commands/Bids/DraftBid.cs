using FluentValidation;
using MediatR;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>Begins to write a bid for a lot: anything may still be missing, and the answer says what. It binds nobody, and nobody but
/// its writer reads it; one a lot. In the name of a consortium its lead writes, whether all accepted yet or not.</summary>
public sealed record DraftBid(Id<Lot> LotId, DraftBody Body, ReadOnlyMemory<byte> RawBody) : ICommand<BidDraftView>;

internal sealed class DraftBidRules : AbstractValidator<DraftBid>
{
    public DraftBidRules() => RuleFor(m => m.Body.Offer).SetValidator(new OfferRules<DraftOffer>());
}

internal sealed class DraftBidHandler(ReadTenders tenders, FreelancerStore freelancers, ConsortiumStore consortia, BidDraftStore drafts, DraftSeal seal, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<DraftBid, BidDraftView>
{
    public async Task<BidDraftView> Handle(DraftBid request, CancellationToken cancellationToken)
    {
        var (self, now) = (caller.FreelancerId!.Value, clock.GetUtcNow());
        await freelancers.Hold(self);
        var tender = await Invitees.RefuseUnlessInvited(session, await tenders.FindOfLot(request.LotId), request.LotId, self);
        if (request.Body.ConsortiumId is { } together) Bidder.RefuseUnlessLedBy(self, await consortia.Load(together), request.LotId);
        var id = Id<BidDraft>.New(now);
        var draft = BidDraft.Begin(id, tender, request.LotId, self, seal.Seal(id, request.RawBody.Span), now);
        await drafts.Save(draft);
        return BidDraftView.Of(draft, request.Body, tender);
    }
}
