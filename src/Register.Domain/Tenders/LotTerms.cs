using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What holds for a lot: what it leaves out, the tender says.</summary>
public static class LotTerms
{
    /// <summary>How bids for the lot are compared.</summary>
    public static AwardMethod AwardOf(this Tender tender, Lot lot) => lot.Award ?? tender.Content.Award;

    /// <summary>How a lot ended; null while it has not.</summary>
    public static LotOutcome? OutcomeOf(this Tender tender, Id<Lot> lotId) => tender.Outcomes.FirstOrDefault(o => o.LotId == lotId);

    /// <summary>The last substantial change of the lot, if there was one.</summary>
    public static LotChange? LastChangeOf(this Tender tender, Id<Lot> lotId) => tender.LotChanges.FirstOrDefault(c => c.LotId == lotId);

    /// <summary>The days of the lot's contract.</summary>
    public static Period ContractPeriodOf(this Tender tender, Lot lot) => lot.ContractPeriod ?? tender.Content.ContractPeriod;

    /// <summary>The sets of purchasing conditions the lot takes over, those of the whole tender first.</summary>
    public static IReadOnlyList<TakenOverConditions> PurchasingConditionsOf(this Tender tender, Lot lot) =>
        [.. tender.Content.PurchasingConditions.Union(lot.PurchasingConditions)];
}
