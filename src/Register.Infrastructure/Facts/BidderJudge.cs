using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Facts;

/// <summary>Judges a bidder against a lot as things stand, for what is frozen with a bid.</summary>
public sealed class BidderJudge(Bidders bidders, LotConditions conditions)
{
    /// <summary>The judgement at an instant. Whoever hands the bid in confirms her self-declaration for the lot with it.</summary>
    public async Task<Judgement> Judge(Tender tender, Lot lot, Bidder bidder, Consortium? consortium, DateTimeOffset now)
    {
        var lotId = lot.Id.ToString();
        var profile = consortium is null ? await bidders.Of(bidder.Lead, lot.Id) : await bidders.Of(consortium, bidder.Members);
        return Judgement.Of(Confirmed(profile, lotId), await conditions.Of(tender, lot), conditions.ContextOf(tender, lot, now));
    }

    /// <summary>The bidder as it is once it hands in its bid for the lot.</summary>
    internal static BidderProfile Confirmed(BidderProfile profile, string lot) => profile with
    {
        Members = [.. profile.Members.Select(m => m.Facts.Member == profile.Lead ? m with { Facts = Confirmed(m.Facts, lot) } : m)],
    };

    private static MemberFacts Confirmed(MemberFacts facts, string lot) =>
        facts with { SelfDeclaration = (facts.SelfDeclaration ?? new DeclarationFact { Id = "bid" }) with { ConfirmedFor = lot } };
}
