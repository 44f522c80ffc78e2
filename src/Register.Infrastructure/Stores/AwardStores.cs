using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>What panels gave.</summary>
public sealed class EvaluationStore(Session session, JournalLog journal) : Store<Evaluation>(session, journal)
{
    protected override string Table => "evaluations";
    protected override string Noun => "evaluation";

    /// <summary>The lot's evaluation, or one that begins.</summary>
    public async Task<Evaluation> OfLot(Tender tender, Id<Lot> lot) => await Find(Evaluation.IdOf(lot)) ?? Evaluation.Begin(tender, lot);

    /// <summary>Saves it, with who is on its panel as long as that panel is at work.</summary>
    public async Task Save(Evaluation evaluation, Tender tender)
    {
        await Save(evaluation);
        if (evaluation.Panel is not { } panel) return;
        await Session.Execute("DELETE FROM panel_members WHERE lot_id = @LotId", new { evaluation.LotId });
        if (panel.DoneAt is null)
            await Session.Insert("panel_members (authority_id, person, lot_id, tender_id, names_hidden)",
                panel.People.Select(p => (object[])[tender.AuthorityId, PanelSeats.KeyOf(p), evaluation.LotId, tender.Id, panel.NamesHidden]));
    }
}

/// <summary>Award decisions.</summary>
public sealed class AwardDecisionStore(Session session, JournalLog journal) : Store<AwardDecision>(session, journal)
{
    protected override string Table => "award_decisions";
    protected override string Noun => "award decision";
}

/// <summary>Checks of intended winners. A lot has one that runs, decided by a unique key.</summary>
public sealed class WinnerCheckStore(Session session, JournalLog journal) : Store<WinnerCheck>(session, journal)
{
    protected override string Table => "verifications";
    protected override string Noun => "verification";

    protected override Refusal Duplicate(WinnerCheck aggregate) => WinnerCheckRefusals.OneAtATime();

    protected override IEnumerable<(string Column, object? Value)> Columns(WinnerCheck aggregate)
    {
        yield return ("lot_id", aggregate.LotId);
        yield return ("running_lot_id", aggregate.Outcome is null ? aggregate.LotId : null);
    }
}

/// <summary>Inquiries into prices.</summary>
public sealed class PriceInquiryStore(Session session, JournalLog journal) : Store<PriceInquiry>(session, journal)
{
    protected override string Table => "price_inquiries";
    protected override string Noun => "price inquiry";

    /// <summary>Those on a lot.</summary>
    public Task<IReadOnlyList<PriceInquiry>> OfLot(Id<Lot> lot) => ReadAll("SELECT version, body FROM price_inquiries WHERE lot_id = @lot ORDER BY id", new { lot });

    protected override IEnumerable<(string Column, object? Value)> Columns(PriceInquiry aggregate)
    {
        yield return ("lot_id", aggregate.LotId);
    }
}
