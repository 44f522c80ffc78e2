using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>What an offer and the draft of one have alike.</summary>
public interface IOfferParts
{
    IReadOnlyList<QualityAnswer> Answers { get; }
    IReadOnlyList<StatedCost> Costs { get; }
    IReadOnlyList<OfferedRate> HourlyRates { get; }
    IReadOnlyList<BidDeclaration> Declarations { get; }
    string? IndependenceStatement { get; }
}

/// <summary>An offer that is not at its price yet: it may name one, or none.</summary>
public interface IUnpricedOffer : IOfferParts
{
    Money? Price { get; }
}

/// <summary>What is wrong with an offer for a lot.</summary>
public static class OfferParts
{
    /// <summary>Every reason for which it would be refused as it is; none where it answers what the lot asks.</summary>
    /// <param name="offer">The offer.</param>
    /// <param name="method">How bids for the lot are compared.</param>
    /// <param name="conflicts">The tender's policy.</param>
    /// <param name="price">Its price, where it has one.</param>
    public static IEnumerable<Refusal> Lacks(this IOfferParts offer, AwardMethod method, ConflictPolicy conflicts, Money? price)
    {
        // Of everybody: who is asked for it only when there is another bid learns that there is one.
        if (conflicts == ConflictPolicy.AllowWithStatement && offer.IndependenceStatement is null) yield return BidRefusals.StatementMissing();
        foreach (var needed in (BidDeclaration[])[BidDeclaration.SelfDeclaration, BidDeclaration.ConditionsAccepted])
            if (!offer.Declarations.Contains(needed)) yield return BidRefusals.DeclarationMissing(needed);
        var asked = method.Quality().Select(c => c.Code).ToHashSet();
        for (var i = 0; i < offer.Answers.Count; i++)
            if (!asked.Remove(offer.Answers[i].Criterion)) yield return BidRefusals.AnswerUnasked(i, offer.Answers[i].Criterion);
        foreach (var open in asked.Order(StringComparer.Ordinal)) yield return BidRefusals.AnswerMissing(open);
        foreach (var lack in LacksOfCosts(offer.Costs, method, price)) yield return lack;
    }

    private static IEnumerable<Refusal> LacksOfCosts(IReadOnlyList<StatedCost> stated, AwardMethod method, Money? price)
    {
        var (asked, cents) = (method.CostItems().ToDictionary(i => i.Code), (decimal)(price?.Cents ?? 0));
        for (var i = 0; i < stated.Count; i++)
        {
            if (asked.Remove(stated[i].Item, out var item)) cents += item.CentsOf(stated[i].Units);
            else yield return BidRefusals.CostUnasked(i, stated[i].Item);
        }
        foreach (var open in asked.Keys.Order(StringComparer.Ordinal)) yield return BidRefusals.CostMissing(open);
        if (cents > Money.MaxCents) yield return BidRefusals.CostTooLarge();
    }
}

/// <summary>An offer as it is being written: as <see cref="Offer"/>, but anything may still be missing.</summary>
public sealed record DraftOffer : IUnpricedOffer
{
    /// <summary>The whole price in euros, excluding VAT, more than nothing.</summary>
    public Money? Price { get; init; }

    /// <summary>Answers to quality criteria of the lot.</summary>
    public IReadOnlyList<QualityAnswer> Answers { get; init; } = [];

    /// <summary>Units of cost items of the lot.</summary>
    public IReadOnlyList<StatedCost> Costs { get; init; } = [];

    /// <summary>Hourly rates the price is built of, at most 50.</summary>
    public IReadOnlyList<OfferedRate> HourlyRates { get; init; } = [];

    /// <summary>What the bidder declares.</summary>
    public IReadOnlyList<BidDeclaration> Declarations { get; init; } = [];

    /// <summary>How the offer was made independently of other bids for the lot, 1 to 2 000 characters.</summary>
    public string? IndependenceStatement { get; init; }

    /// <summary>Every reason for which it would be refused if it were handed in as it is.</summary>
    /// <param name="method">How bids for the lot are compared.</param>
    /// <param name="conflicts">The tender's policy.</param>
    /// <param name="ofParts">Whether the members of a consortium hand in the parts of its price, so that it names none.</param>
    public IEnumerable<Refusal> Lacks(AwardMethod method, ConflictPolicy conflicts, bool ofParts)
    {
        if (Price is null != ofParts) yield return ofParts ? PricePartRefusals.PriceGiven() : BidRefusals.PriceMissing();
        foreach (var lack in this.Lacks(method, conflicts, Price)) yield return lack;
    }
}
