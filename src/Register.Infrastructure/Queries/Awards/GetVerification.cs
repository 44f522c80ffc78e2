using MediatR;
using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The check of a bid that is to win, for its people and the authority, with what is shown as things stand.</summary>
public sealed record GetVerification(Id<Bid> BidId) : IQuery<WinnerCheckView>;

internal sealed class GetVerificationHandler(Session session, VisibleBids bids, VisibleTenders tenders, WinnerProofs proofs, AccessLog looks, Caller caller, TimeProvider clock)
    : IRequestHandler<GetVerification, WinnerCheckView>
{
    public async Task<WinnerCheckView> Handle(GetVerification request, CancellationToken cancellationToken)
    {
        var bid = await bids.Find(request.BidId);
        var row = await session.Single<StoredRow>("SELECT version, body FROM verifications WHERE id = @id", new { id = WinnerCheck.IdOf(bid.Id) })
            ?? throw CommonRefusals.NotFound("verification");
        await looks.ShownToAuthority(nameof(GetVerification), bid.Id.Value, bid.Bidder.Members);
        var check = row.Read<WinnerCheck>();
        var view = caller.AuthorityId is null ? WinnerCheckView.Of(check) : WinnerCheckView.ForAuthority(check);
        if (check.Outcome is not null) return view;
        var proof = await proofs.Of(await tenders.FindOfLot(bid.LotId), bid, clock.GetUtcNow());
        return view with { Report = EligibilityView.Of(proof.Report, bid.LotId, bid.Bidder.ConsortiumId is null ? bid.Bidder.Lead : null, bid.Bidder.ConsortiumId) };
    }
}
