namespace Register.Domain.Tenders;

/// <summary>How bids are compared: best price-quality ratio by default (Aw 2012 art. 2.114); everything is stated beforehand.</summary>
public sealed record AwardMethod
{
    /// <summary>All weights together, 100 %, in basis points.</summary>
    public const int FullWeight = 10_000;

    /// <summary>1 to 20 criteria whose weights add up to 10 000.</summary>
    public required IReadOnlyList<AwardCriterion> Criteria { get; init; }

    /// <summary>How the price counts; required with a price criterion.</summary>
    public PriceFormula? PriceFormula { get; init; }

    /// <summary>The price criterion, if the price counts.</summary>
    public AwardCriterion? Price() => Criteria.FirstOrDefault(c => c.Type == CriterionType.Price);

    /// <summary>The criteria that people score.</summary>
    public IEnumerable<AwardCriterion> Quality() => Criteria.Where(c => c.Type == CriterionType.Quality);

    internal IEnumerable<TenderFlaw> Flaws()
    {
        if (Criteria.Count is 0 or > 20) yield return TenderFlaw.At("/criteria", "value.count", ("from", 1), ("to", 20));
        else if (Criteria.Sum(c => (long)c.WeightBasisPoints) is var sum && sum != FullWeight)
            yield return TenderFlaw.At("/criteria", "award-method.weights", ("sum", sum));
        if (Criteria.Count(c => c.Type == CriterionType.Price) > 1) yield return TenderFlaw.At("/criteria", "award-method.one-price");
        if (Criteria.DistinctBy(c => c.Code).Count() != Criteria.Count) yield return TenderFlaw.At("/criteria", "value.repeated");
        for (var i = 0; i < Criteria.Count; i++)
            foreach (var flaw in Criteria[i].Flaws()) yield return flaw.Within($"/criteria/{i}");
        if (Price() is null == PriceFormula is not null) yield return TenderFlaw.At("/priceFormula", "award-method.formula-and-price");
        else if (PriceFormula is not null && Price() is { } weighed)
            foreach (var flaw in PriceFormula.Flaws(weighed.WeightBasisPoints)) yield return flaw.Within("/priceFormula");
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

    /// <summary>A bid that scores less than this (in basis points of the best score) is out.</summary>
    public int? MinimumScoreBasisPoints { get; init; }

    internal IEnumerable<TenderFlaw> Flaws()
    {
        if (WeightBasisPoints is < 1 or > AwardMethod.FullWeight)
            yield return TenderFlaw.At("/weightBasisPoints", "value.range", ("from", 1), ("to", AwardMethod.FullWeight));
        if (MinimumScoreBasisPoints is < 0 or > AwardMethod.FullWeight)
            yield return TenderFlaw.At("/minimumScoreBasisPoints", "value.range", ("from", 0), ("to", AwardMethod.FullWeight));
    }
}

/// <summary>What a criterion looks at.</summary>
public enum CriterionType
{
    /// <summary>The price asked; a formula turns it into points.</summary>
    Price,

    /// <summary>An answer that people score.</summary>
    Quality,
}
