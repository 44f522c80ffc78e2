using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>How the price counts, or the cost where the method has a criterion of cost: then each price here is one. All formulas but <c>relative</c> are absolute: what one bidder gets never depends on
/// another's bid, so the ranking of two cannot turn when a third leaves.</summary>
public sealed record PriceFormula
{
    /// <summary>The most bands of a formula.</summary>
    public const int MostBands = 20;

    public required PriceFormulaKind Kind { get; init; }

    /// <summary>For <c>linear</c>: at this price or below, all points.</summary>
    public Money? BestPrice { get; init; }

    /// <summary>For <c>linear</c>: at this price or above, no points.</summary>
    public Money? WorstPrice { get; init; }

    /// <summary>For <c>valueWeighted</c>: what perfect quality is worth to the authority; this much at most is taken off
    /// the price for comparing.</summary>
    public Money? QualityValue { get; init; }

    /// <summary>For <c>bands</c>: 1 to 20, the prices rising and the points falling; above the last there are none.</summary>
    public IReadOnlyList<PriceBand> Bands { get; init; } = [];

    internal void Check(FlawList flaws, int priceWeight)
    {
        var linear = Kind == PriceFormulaKind.Linear;
        var weighted = Kind == PriceFormulaKind.ValueWeighted;
        flaws.If(linear != BestPrice is not null, "/bestPrice", "award-method.formula-setting");
        flaws.If(linear != WorstPrice is not null, "/worstPrice", "award-method.formula-setting");
        flaws.If(weighted != QualityValue is not null, "/qualityValue", "award-method.formula-setting");
        flaws.If(Kind == PriceFormulaKind.Bands != Bands.Count > 0, "/bands", "award-method.formula-setting");
        flaws.Euros("/bestPrice", BestPrice, least: 0);
        flaws.Euros("/worstPrice", WorstPrice);
        flaws.Euros("/qualityValue", QualityValue);
        flaws.If(BestPrice is { } best && WorstPrice is { } worst && best.Currency == worst.Currency && best >= worst, "/worstPrice", "award-method.bounds");
        flaws.If(Kind == PriceFormulaKind.LowestPrice && priceWeight != AwardMethod.FullWeight, "/kind", "award-method.lowest-price-only");
        flaws.If(weighted && priceWeight == AwardMethod.FullWeight, "/kind", "award-method.quality-missing");
        CheckBands(flaws);
    }

    private void CheckBands(FlawList flaws)
    {
        flaws.If(Bands.Count > MostBands, "/bands", "value.count", ("from", 1), ("to", MostBands));
        for (var i = 0; i < Math.Min(Bands.Count, MostBands); i++)
        {
            var (at, band, before) = ($"/bands/{i}", Bands[i], i == 0 ? null : Bands[i - 1]);
            flaws.Euros($"{at}/upTo", band.UpTo);
            flaws.If(band.PointsBasisPoints is < 0 or > AwardMethod.FullWeight, $"{at}/pointsBasisPoints", "value.range", ("from", 0), ("to", AwardMethod.FullWeight));
            if (before is null || before.UpTo.Currency != band.UpTo.Currency) continue;
            flaws.If(band.UpTo <= before.UpTo || band.PointsBasisPoints >= before.PointsBasisPoints, at, "award-method.bands-order");
        }
    }
}

/// <summary>What a price up to a bound gets.</summary>
public sealed record PriceBand
{
    /// <summary>The highest price that still belongs to it.</summary>
    public required Money UpTo { get; init; }

    /// <summary>Its share of the points for price, 0 to 10 000 basis points.</summary>
    public required int PointsBasisPoints { get; init; }
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

    /// <summary>Fixed points for each band of prices.</summary>
    Bands,

    /// <summary>All points for the lowest price, and to another the share that the lowest is of it. The ranking of two
    /// may turn when a third leaves; the evaluation says where it would.</summary>
    Relative,
}
