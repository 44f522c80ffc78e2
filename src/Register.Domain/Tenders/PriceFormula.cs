using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>How the price counts. Only absolute formulas: what one bidder gets never depends on another's bid, so the
/// ranking of two cannot flip when a third leaves.</summary>
public sealed record PriceFormula
{
    public required PriceFormulaKind Kind { get; init; }

    /// <summary>For <c>linear</c>: at this price or below, all points.</summary>
    public Money? BestPrice { get; init; }

    /// <summary>For <c>linear</c>: at this price or above, no points.</summary>
    public Money? WorstPrice { get; init; }

    /// <summary>For <c>valueWeighted</c>: what perfect quality is worth to the authority; this much at most is taken off
    /// the price for comparing.</summary>
    public Money? QualityValue { get; init; }

    /// <summary>Points of a price in basis points of the best, for <c>linear</c>.</summary>
    /// <exception cref="InvalidOperationException">The formula is not linear.</exception>
    public int PointsOf(Money price)
    {
        if (Kind != PriceFormulaKind.Linear || BestPrice is not { } best || WorstPrice is not { } worst) throw new InvalidOperationException("Not a linear formula.");
        if (price <= best) return AwardMethod.FullWeight;
        if (price >= worst) return 0;
        var share = (decimal)(worst - price).Cents / (worst - best).Cents;
        return (int)Math.Round(share * AwardMethod.FullWeight, MidpointRounding.AwayFromZero);
    }

    /// <summary>The price to compare by, the lowest being the best: the price less what its quality is worth, for
    /// <c>valueWeighted</c>; the price itself for <c>lowestPrice</c>.</summary>
    /// <param name="price">The price asked.</param>
    /// <param name="qualityBasisPoints">The weighted quality score, in basis points of perfect.</param>
    public Money ComparablePrice(Money price, int qualityBasisPoints)
    {
        if (QualityValue is not { } worth) return price;
        var off = Math.Round((decimal)worth.Cents * qualityBasisPoints / AwardMethod.FullWeight, MidpointRounding.AwayFromZero);
        return new Money(price.Cents - (long)off, price.Currency);
    }

    internal void Check(FlawList flaws, int priceWeight)
    {
        var linear = Kind == PriceFormulaKind.Linear;
        var weighted = Kind == PriceFormulaKind.ValueWeighted;
        flaws.If(linear != BestPrice is not null, "/bestPrice", "award-method.formula-setting");
        flaws.If(linear != WorstPrice is not null, "/worstPrice", "award-method.formula-setting");
        flaws.If(weighted != QualityValue is not null, "/qualityValue", "award-method.formula-setting");
        flaws.Euros("/bestPrice", BestPrice, least: 0);
        flaws.Euros("/worstPrice", WorstPrice);
        flaws.Euros("/qualityValue", QualityValue);
        flaws.If(BestPrice is { } best && WorstPrice is { } worst && best.Currency == worst.Currency && best >= worst, "/worstPrice", "award-method.bounds");
        flaws.If(Kind == PriceFormulaKind.LowestPrice && priceWeight != AwardMethod.FullWeight, "/kind", "award-method.lowest-price-only");
        flaws.If(weighted && priceWeight == AwardMethod.FullWeight, "/kind", "award-method.quality-missing");
    }
}

/// <summary>The formulas there are.</summary>
public enum PriceFormulaKind
{
    /// <summary>The lowest price wins; nothing else counts.</summary>
    LowestPrice,

    /// <summary>Points fall evenly between two prices fixed beforehand.</summary>
    Linear,

    /// <summary>Quality is taken off the price at its stated worth; the lowest result wins (gunnen op waarde).</summary>
    ValueWeighted,
}
