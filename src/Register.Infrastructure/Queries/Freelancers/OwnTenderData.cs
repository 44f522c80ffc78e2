using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>What is kept about a freelancer in tenders, for her export.</summary>
internal sealed class OwnTenderData(Session session, OfferSeal seal, LegalBook law, Id<Freelancer> she)
{
    private readonly object arguments = new { she };

    public async Task<IReadOnlyList<Bid>> Bids() =>
        [.. (await session.Query<StoredRow>("SELECT b.version, b.body FROM bid_members m JOIN bids b ON b.id = m.bid_id WHERE m.freelancer_id = @she ORDER BY b.id", arguments))
            .Select(r => r.Read<Bid>())];

    public async Task<IReadOnlyList<OwnBid>> Views(IReadOnlyList<Bid> bids)
    {
        var checks = (await session.Query<StoredRow>("SELECT v.version, v.body FROM bid_members m JOIN verifications v ON v.id = m.bid_id WHERE m.freelancer_id = @she", arguments))
            .Select(r => r.Read<WinnerCheck>()).ToDictionary(c => c.BidId, c => WinnerCheckView.Of(c));
        var inquiries = (await session.Query<StoredRow>("SELECT p.version, p.body FROM bid_members m JOIN price_inquiries p ON p.id = m.bid_id WHERE m.freelancer_id = @she", arguments))
            .Select(r => r.Read<PriceInquiry>()).ToDictionary(i => i.BidId, PriceInquiryView.Of);
        var dropOuts = (await session.Query<StoredRow>("SELECT d.version, d.body FROM bid_members m JOIN drop_outs d ON d.bid_id = m.bid_id WHERE m.freelancer_id = @she ORDER BY d.id", arguments))
            .Select(r => r.Read<DropOut>()).ToLookup(d => d.BidId, DropOutView.Of);
        return [.. bids.Select(b => new OwnBid
        {
            DropOuts = [.. dropOuts[b.Id]],
            Bid = BidView.Of(b), Facts = FactsIn(b), Verification = checks.GetValueOrDefault(b.Id), PriceInquiry = inquiries.GetValueOrDefault(b.Id),
        })];
    }

    // Where a tender lets connected bids stand she may be in several for a lot. Of a bid that went on without her no letter is hers.
    public async Task<IReadOnlyList<Letter>> Letters(IReadOnlyList<Bid> bids)
    {
        var own = bids.Where(b => b.Bidder.Includes(she)).ToLookup(b => b.LotId);
        var rows = await session.Query<StoredRow>("SELECT version, body FROM award_decisions WHERE id IN @lots ORDER BY id", new { lots = own.Select(l => l.Key.ToString()).ToList() });
        return [.. (from decision in rows.Select(r => r.Read<AwardDecision>())
                    from one in decision.Earlier.Append(decision)
                    from bid in own[decision.LotId]
                    select one.LetterTo(bid)).OfType<Letter>()];
    }

    public async Task<IReadOnlyList<BidDraftView>> Drafts(BidDraftsSeen seen) => await seen.Of(
        (await session.Query<StoredRow>("SELECT version, body FROM bid_drafts WHERE freelancer_id = @she ORDER BY id", arguments)).Select(r => r.Read<BidDraft>()));

    public Task<List<OwnLateBid>> LateBids() =>
        session.Query<OwnLateBid>("SELECT lot_id, attempts, last_at FROM late_bids WHERE freelancer_id = @she ORDER BY lot_id", arguments);

    public async Task<IReadOnlyList<ObjectionView>> Objections()
    {
        var rows = await session.Query<StoredRow>(
            "SELECT o.version, o.body FROM objection_parties p JOIN objections o ON o.id = p.objection_id WHERE p.freelancer_id = @she ORDER BY o.id", arguments);
        return [.. rows.Select(r => ObjectionView.Of(r.Read<Objection>()))];
    }

    public async Task<IReadOnlyList<ContractView>> Contracts(DateTimeOffset now)
    {
        var rows = await session.Query<StoredRow>(
            "SELECT c.version, c.body FROM contract_parties p JOIN contracts c ON c.id = p.contract_id WHERE p.freelancer_id = @she ORDER BY c.id", arguments);
        return [.. rows.Select(r => ContractView.Of(r.Read<Contract>(), now))];
    }

    public async Task<IReadOnlyList<QuestionView>> Questions()
    {
        var rows = await session.Query<QuestionRow>(
            "SELECT q.version, q.body, t.body AS tender FROM questions q JOIN tenders t ON t.id = q.tender_id WHERE q.freelancer_id = @she ORDER BY q.id", arguments);
        return [.. rows.Select(r => (Question: r.Read<Question>(), Tender: RegisterJson.Read<Tender>(r.Tender)))
            .Select(q => QuestionView.Of(q.Question, q.Tender, law.ProcurementAt(q.Tender.PublishedAt ?? q.Tender.DraftedAt)))];
    }

    public Task<List<NoticeView>> Notices() =>
        session.Query<NoticeView>("SELECT id, tender_id, kind, number, sent_at FROM notices WHERE freelancer_id = @she ORDER BY id", arguments);

    public async Task<IReadOnlyList<OwnInvitation>> Invitations()
    {
        var rows = await session.Query<StoredRow>(
            "SELECT d.version, d.body FROM invitations i JOIN draws d ON d.id = i.draw_id WHERE i.freelancer_id = @she ORDER BY i.tender_id, i.draw_id", arguments);
        return [.. rows.Select(r => r.Read<Draw>()).Select(d => (Draw: d, Own: d.Invitations.Single(i => i.FreelancerId == she))).Select(i => new OwnInvitation
        {
            TenderId = i.Draw.TenderId, DrawId = i.Draw.Id, InvitedAt = i.Own.InvitedAt, FromReserve = i.Own.FromReserve,
            ChosenBecause = i.Draw.Plan.Chosen.FirstOrDefault(c => c.FreelancerId == she)?.Reason, DeclinedAt = i.Own.DeclinedAt, DeclineReason = i.Own.DeclineReason,
        })];
    }

    public async Task<IReadOnlyList<ConsideredView>> Considered()
    {
        // A draw in several sectors has a line in each; they say the same.
        var rows = await session.Query<LedgerRow>(
            """
            SELECT l.draw_id, d.tender_id, l.authority_id, l.outcome, l.reasons, l.at FROM draw_ledger l JOIN draws d ON d.id = l.draw_id
            WHERE l.freelancer_id = @she GROUP BY l.draw_id, d.tender_id, l.authority_id, l.outcome, l.reasons, l.at ORDER BY l.draw_id
            """, arguments);
        return [.. rows.Select(r => r.View())];
    }

    // A member is known by her id; a firm that is relied on, by a name.
    private MemberFacts? FactsIn(Bid bid) => !seal.HasJudgementOf(bid) ? null : seal.JudgementOf(bid).Bidder.Members.Select(m => m.Facts).FirstOrDefault(f => f.Member == she.ToString());

    private sealed record QuestionRow : StoredRow
    {
        public string Tender { get; init; } = "";
    }
}
