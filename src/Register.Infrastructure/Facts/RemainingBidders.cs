using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>Judges those who are to go on after a member dropped out of a bid, as a bidder of their own.</summary>
public sealed class RemainingBidders(Session session, BidderJudge judge, OfferSeal seal)
{
    /// <summary>What they would be judged on at an instant.</summary>
    public Task<Judgement> Judge(Tender tender, Bid bid, Consortium consortium, DateTimeOffset now) =>
        judge.Judge(tender, tender.LotOf(bid.LotId), Bidder.As(consortium), consortium, now);

    /// <summary>Judges them, and refuses those who do not meet every condition, or take in somebody who may not step in.</summary>
    /// <exception cref="Domain.Kernel.Refusal">With every reason.</exception>
    public async Task<Judgement> RefuseUnlessFit(Tender tender, Bid bid, Consortium consortium, DateTimeOffset now)
    {
        var judgement = await Judge(tender, bid, consortium, now);
        judgement.RefuseUnlessEligible();
        var others = (await VisibleBids.Opened(session, bid.LotId)).Where(b => b.Id != bid.Id).Select(b => (b, seal.JudgementOf(b))).ToList();
        SteppingIn.RefuseUnlessFit(bid, judgement, others, tender.Content.Settings.Conflicts);
        return judgement;
    }
}
