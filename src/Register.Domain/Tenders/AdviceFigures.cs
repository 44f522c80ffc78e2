namespace Register.Domain.Tenders;

/// <summary>A figure of the law or of practice, with the day it began and where it comes from.</summary>
/// <param name="Name">What it is called in the configuration.</param>
/// <param name="Unit">What it counts there: <c>EUR</c>, <c>basisPoints</c>, <c>years</c>, <c>months</c>, <c>hours</c> or <c>people</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="From">First Dutch day it holds.</param>
/// <param name="Source">An article, or <c>practice</c>.</param>
public sealed record DatedFigure(string Name, string Unit, long Value, DateOnly From, string Source);

/// <summary>The figures the advice measures by, of one day.</summary>
public sealed record AdviceFigures
{
    /// <summary>Most turnover, as a share of the estimated value in basis points.</summary>
    public required DatedFigure Turnover { get; init; }

    /// <summary>Most years back for references.</summary>
    public required DatedFigure ReferenceYears { get; init; }

    /// <summary>The same for works.</summary>
    public required DatedFigure ReferenceYearsWorks { get; init; }

    /// <summary>Most size of a reference, as a share of the estimated value in basis points.</summary>
    public required DatedFigure ReferenceSize { get; init; }

    /// <summary>European thresholds, by what is bought.</summary>
    public required IReadOnlyDictionary<ContractType, DatedFigure> Thresholds { get; init; }

    /// <summary>Value under which one is usually asked directly.</summary>
    public required DatedFigure DirectBelow { get; init; }

    /// <summary>Share of the threshold from which bidders elsewhere may be interested, in basis points.</summary>
    public required DatedFigure CrossBorder { get; init; }

    /// <summary>The same near the border, and for work that is done from a distance.</summary>
    public required DatedFigure CrossBorderNear { get; init; }

    /// <summary>Municipalities (GM) at the border.</summary>
    public required IReadOnlyList<string> BorderMunicipalities { get; init; }

    /// <summary>Beginnings of CPV codes of work that is done from a distance.</summary>
    public required IReadOnlyList<string> DistantCpv { get; init; }

    /// <summary>Hourly rate under which employment may be presumed, in euros.</summary>
    public required DatedFigure PresumedRate { get; init; }

    /// <summary>Hours a week of one person that hardly leave room for another client.</summary>
    public required DatedFigure SoleClientHours { get; init; }

    /// <summary>Months after which an assignment for one person's hours is long.</summary>
    public required DatedFigure LongMonths { get; init; }
}
