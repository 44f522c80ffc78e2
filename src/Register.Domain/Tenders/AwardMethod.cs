using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>How bids are compared: best price-quality ratio by default (Aw 2012 art. 2.114); everything is stated beforehand.</summary>
public sealed record AwardMethod
{
    /// <summary>All weights together, 100 %, in basis points.</summary>
    public const int FullWeight = 10_000;

    /// <summary>1 to 20 criteria whose weights add up to 10 000.</summary>
    public required IReadOnlyList<AwardCriterion> Criteria { get; init; }

    /// <summary>How the price or the cost counts; required with a criterion of either.</summary>
    public PriceFormula? PriceFormula { get; init; }

    /// <summary>What decides between bids that compare equal.</summary>
    public TieBreak TieBreak { get; init; } = TieBreak.HigherQuality;

    /// <summary>The criterion of price or cost, if money counts.</summary>
    public AwardCriterion? Monetary() => Criteria.FirstOrDefault(c => c.Type != CriterionType.Quality);

    /// <summary>What each bidder states about the costs beside the price; empty where only the price counts.</summary>
    public IReadOnlyList<CostItem> CostItems() => Monetary()?.CostItems ?? [];

    /// <summary>What an offer costs the authority, its price included.</summary>
    /// <param name="price">The price.</param>
    /// <param name="stated">What the bidder stated of each item.</param>
    /// <returns>Null where only the price counts.</returns>
    /// <exception cref="OverflowException">It is more than any amount; an offer that is complete never is.</exception>
    public Money? CostOf(Money price, IReadOnlyList<StatedCost> stated) =>
        CostItems() is { Count: > 0 } items ? price with { Cents = (long)(price.Cents + items.Sum(i => i.CentsOf(stated.First(s => s.Item == i.Code).Units))) } : null;

    /// <summary>The criteria that people score.</summary>
    public IEnumerable<AwardCriterion> Quality() => Criteria.Where(c => c.Type == CriterionType.Quality);

    internal void Check(FlawList flaws)
    {
        var sum = Criteria.Sum(c => (long)c.WeightBasisPoints);
        flaws.If(Criteria.Count is 0 or > 20, "/criteria", "value.count", ("from", 1), ("to", 20));
        flaws.If(Criteria.Count is > 0 and <= 20 && sum != FullWeight, "/criteria", "award-method.weights", ("sum", sum));
        flaws.If(Criteria.Count(c => c.Type != CriterionType.Quality) > 1, "/criteria", "award-method.one-price");
        flaws.If(Criteria.DistinctBy(c => c.Code).Count() != Criteria.Count, "/criteria", "value.repeated");
        for (var i = 0; i < Criteria.Count; i++) flaws.Within($"/criteria/{i}", Criteria[i].Check);
        flaws.If(Monetary() is null != PriceFormula is null, "/priceFormula", "award-method.formula-and-price");
        if (PriceFormula is { } formula && Monetary() is { } price) flaws.Within("/priceFormula", f => formula.Check(f, price.WeightBasisPoints));
    }
}

/// <summary>One thing bids are compared by.</summary>
public sealed record AwardCriterion
{
    /// <summary>Its name for programs, unique within the method: lower-case letters, digits and hyphens, at most 40.</summary>
    public required string Code { get; init; }

    /// <summary>Its name for people, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What a good answer holds, at most 2 000 characters.</summary>
    public string? Description { get; init; }

    public required CriterionType Type { get; init; }

    /// <summary>Its weight, 1 to 10 000 basis points.</summary>
    public required int WeightBasisPoints { get; init; }

    /// <summary>A bid that scores less than this (in basis points of the best score) is out; only what people score has a minimum.</summary>
    public int? MinimumScoreBasisPoints { get; init; }

    /// <summary>For <c>cost</c>: 1 to 20 items that make the cost together with the price.</summary>
    public IReadOnlyList<CostItem> CostItems { get; init; } = [];

    internal void Check(FlawList flaws)
    {
        flaws.If(WeightBasisPoints is < 1 or > AwardMethod.FullWeight, "/weightBasisPoints", "value.range", ("from", 1), ("to", AwardMethod.FullWeight));
        flaws.If(MinimumScoreBasisPoints is < 0 or > AwardMethod.FullWeight,
            "/minimumScoreBasisPoints", "value.range", ("from", 0), ("to", AwardMethod.FullWeight));
        flaws.If(MinimumScoreBasisPoints is not null && Type != CriterionType.Quality, "/minimumScoreBasisPoints", "award-method.minimum-of-quality");
        flaws.If(CostItems.Count > 0 != (Type == CriterionType.Cost), "/costItems", "award-method.cost-items");
        flaws.If(CostItems.Count > CostItem.Most, "/costItems", "value.count", ("from", 1), ("to", CostItem.Most));
        flaws.If(CostItems.DistinctBy(i => i.Code).Count() != CostItems.Count, "/costItems", "value.repeated");
        for (var i = 0; i < CostItems.Count; i++) flaws.Within($"/costItems/{i}", CostItems[i].Check);
    }
}

/// <summary>What a criterion looks at.</summary>
public enum CriterionType
{
    /// <summary>The price asked; a formula turns it into points.</summary>
    Price,

    /// <summary>An answer that people score.</summary>
    Quality,

    /// <summary>What the offer costs the authority over its whole life, the price included (Aw 2012 art. 2.115a): the same formulas
    /// turn it into points.</summary>
    Cost,
}
