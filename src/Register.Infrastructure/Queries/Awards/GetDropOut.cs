using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>A member who dropped out of a bid, for herself, the others in it, and the authority once it is opened.</summary>
public sealed record GetDropOut(Id<DropOut> DropOutId) : IQuery<DropOutView>;

internal sealed class GetDropOutHandler(Session session, VisibleBids bids, VisibleTenders tenders, RemainingBidders remaining, OfferSeal seal, AccessLog looks, Caller caller, TimeProvider clock)
    : IRequestHandler<GetDropOut, DropOutView>
{
    public async Task<DropOutView> Handle(GetDropOut request, CancellationToken cancellationToken)
    {
        var dropOut = (await session.Single<StoredRow>("SELECT version, body FROM drop_outs WHERE id = @id", new { id = request.DropOutId }))?.Read<DropOut>();
        // Herself no more than that: how the others go on is theirs.
        if (dropOut is not null && caller.IsFreelancer(dropOut.FreelancerId)) return DropOutView.Of(dropOut);
        // Looked for also where there is no drop-out, so that the time it takes does not tell.
        var bid = await bids.Find(dropOut?.BidId ?? default, "drop-out");
        var view = DropOutView.Of(dropOut!);
        await looks.ShownToAuthority(nameof(GetDropOut), bid.Id.Value, bid.Bidder.Members);
        if (dropOut!.Judgement is { } judged) return view with { Report = ReportOf(bid, seal.JudgementOf(bid, judged)) };
        if (dropOut.Status != DropOutStatus.Open) return view;
        var consortium = await session.Single<StoredRow>("SELECT version, body FROM consortia WHERE id = @id", new { id = bid.Bidder.ConsortiumId });
        var going = consortium!.Read<Consortium>();
        view = view with { Remaining = RemainingView.Of(going, bid) };
        return !going.IsComplete ? view
            : view with { Report = ReportOf(bid, await remaining.Judge(await tenders.FindOfLot(bid.LotId), bid, going, clock.GetUtcNow())) };
    }

    private static EligibilityView ReportOf(Bid bid, Judgement judgement) => EligibilityView.Of(judgement.Report, bid.LotId, null, bid.Bidder.ConsortiumId);
}
