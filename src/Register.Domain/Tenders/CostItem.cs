using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>A cost beside the price that counts for the comparison. The tender says beforehand what bidders state and what each unit
/// of it costs (Aw 2012 art. 2.115a: the data that bidders provide and the method by which the costs follow from them), so that
/// anybody can work it out again.</summary>
public sealed record CostItem
{
    /// <summary>The most items of a criterion.</summary>
    public const int Most = 20;

    /// <summary>The most units a bidder may state.</summary>
    public const long MostUnits = 1_000_000_000;

    /// <summary>Its name for programs, unique within the criterion: lower-case letters, digits and hyphens, at most 40.</summary>
    public required string Code { get; init; }

    /// <summary>Its name for people, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What is counted, 1 to 100 characters: <c>kWh in four years</c>, <c>hours of our own gardeners in a year</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>What one unit costs the authority over the whole life, in euros, more than nothing.</summary>
    public required Money AmountPerUnit { get; init; }

    internal void Check(FlawList flaws) => flaws.Euros("/amountPerUnit", AmountPerUnit);

    // Exact: units are whole, and the product of two large ones does not fit in a long.
    internal decimal CentsOf(long units) => (decimal)AmountPerUnit.Cents * units;
}

/// <summary>What a bidder states of a cost item: whole units, 0 to 1 000 000 000.</summary>
public sealed record StatedCost(string Item, long Units);
