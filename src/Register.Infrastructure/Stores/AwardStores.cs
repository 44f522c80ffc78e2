using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>What panels gave.</summary>
public sealed class EvaluationStore(Session session, JournalLog journal) : Store<Evaluation>(session, journal)
{
    protected override string Table => "evaluations";
    protected override string Noun => "evaluation";
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
