using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What holds for a lot: what it leaves out, the tender says.</summary>
public static class LotTerms
{
    /// <summary>How bids for the lot are compared.</summary>
    public static AwardMethod AwardOf(this Tender tender, Lot lot) => lot.Award ?? tender.Content.Award;

    /// <summary>The days of the lot's contract.</summary>
    public static Period ContractPeriodOf(this Tender tender, Lot lot) => lot.ContractPeriod ?? tender.Content.ContractPeriod;

    /// <summary>The sets of purchasing conditions the lot takes over, those of the whole tender first.</summary>
    public static IReadOnlyList<TakenOverConditions> PurchasingConditionsOf(this Tender tender, Lot lot) =>
        [.. tender.Content.PurchasingConditions.Union(lot.PurchasingConditions)];
}
