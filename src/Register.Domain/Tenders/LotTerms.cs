using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What holds for a lot: what it leaves out, the tender says.</summary>
public static class LotTerms
{
    /// <summary>How bids for the lot are compared.</summary>
    public static AwardMethod AwardOf(this Tender tender, Lot lot) => lot.Award ?? tender.Content.Award;

    /// <summary>The key to which bids are encrypted; null where they come in clear.</summary>
    public static BidKey? BidKey(this Tender tender) => tender.Content.Settings.BidKey is { } text ? Tenders.BidKey.Read(text) : null;

    /// <summary>How a lot ended; null while it has not.</summary>
    public static LotOutcome? OutcomeOf(this Tender tender, Id<Lot> lotId) => tender.Outcomes.FirstOrDefault(o => o.LotId == lotId);

    /// <summary>Refuses what prepares or takes the decision on a lot, unless its bids are open and it is still to be decided.</summary>
    /// <exception cref="Refusal">There is no such lot, the tender is withdrawn, the bids are sealed, or the lot is decided.</exception>
    public static void RefuseUnlessUndecided(this Tender tender, Id<Lot> lotId)
    {
        tender.LotOf(lotId);
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(tender.OpenedAt is null, TenderRefusals.NotOpened());
        Refuse.If(tender.OutcomeOf(lotId) is not null, TenderRefusals.LotDecided());
    }

    /// <summary>The last substantial change of the lot, if there was one.</summary>
    public static LotChange? LastChangeOf(this Tender tender, Id<Lot> lotId) => tender.LotChanges.FirstOrDefault(c => c.LotId == lotId);

    /// <summary>The days of the lot's contract.</summary>
    public static Period ContractPeriodOf(this Tender tender, Lot lot) => lot.ContractPeriod ?? tender.Content.ContractPeriod;

    /// <summary>The sets of purchasing conditions the lot takes over, those of the whole tender first.</summary>
    public static IReadOnlyList<TakenOverConditions> PurchasingConditionsOf(this Tender tender, Lot lot) =>
        [.. tender.Content.PurchasingConditions.Union(lot.PurchasingConditions)];
}
