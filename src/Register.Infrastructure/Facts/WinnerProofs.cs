using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Facts;

/// <summary>Judges the intended winner of a lot by what is in the register now, with nothing taken on her word that evidence can show.</summary>
public sealed class WinnerProofs(Session session, Bidders bidders, LotConditions conditions)
{
    /// <summary>What the bid's people have shown at an instant.</summary>
    public async Task<Proof> Of(Tender tender, Bid bid, DateTimeOffset now)
    {
        var lot = tender.LotOf(bid.LotId);
        var consortium = bid.Bidder.ConsortiumId is { } id ? await session.Single<string>("SELECT body FROM consortia WHERE id = @id", new { id }) : null;
        var present = await FreelancerNames.Read(session, bid.Bidder.Members);
        var profile = await bidders.Since(bid.Bidder, consortium is null ? null : RegisterJson.Read<Consortium>(consortium), [.. present.Keys], lot.Id);
        var tree = await conditions.Of(tender, lot);
        var context = conditions.ContextOf(tender, lot, now) with { AwardAt = now, Winning = true };
        return new Proof(tree, Assessment.Of(tree, BidderJudge.Confirmed(profile, lot.Id.ToString()), context));
    }
}
