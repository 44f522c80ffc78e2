using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>A part of a tender that is bid for and awarded by itself (<i>perceel</i>). What it leaves out, the tender says.</summary>
public sealed record Lot
{
    /// <summary>Given by the register and kept through changes; leave it out for a new lot.</summary>
    public Id<Lot> Id { get; init; }

    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>At most 10 000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Estimated value over the whole term, with options and extensions, excluding VAT, in euros.</summary>
    public required Money EstimatedValue { get; init; }

    /// <summary>Main CPV code, eight digits.</summary>
    public string? Cpv { get; init; }

    /// <summary>Where the work is: codes of districts, municipalities (GM), provinces (PV) or the country (NL).</summary>
    public IReadOnlyList<string>? PlaceOfPerformance { get; init; }

    /// <summary>The days of the contract.</summary>
    public Period? ContractPeriod { get; init; }

    /// <summary>How bids for this lot are compared.</summary>
    public AwardMethod? Award { get; init; }

    internal IEnumerable<TenderFlaw> Flaws()
    {
        foreach (var flaw in AmountFlaws.Of(EstimatedValue, "/estimatedValue")) yield return flaw;
        if (ContractPeriod is { IsBackwards: true }) yield return TenderFlaw.At("/contractPeriod", "value.period");
        foreach (var flaw in Award?.Flaws() ?? []) yield return flaw.Within("/award");
    }
}
