using Register.Domain.Tenders;

namespace Register.Domain.Tests.Tenders;

/// <summary>Figures to advise by.</summary>
internal static class AdviceScenes
{
    public static readonly AdviceFigures Figures = new()
    {
        Turnover = Basis("turnover", 30_000), ReferenceSize = Basis("size", 6000), ReferenceYears = A("years", "years", 3), ReferenceYearsWorks = A("works", "years", 5),
        Thresholds = new Dictionary<ContractType, DatedFigure>
        {
            [ContractType.Services] = A("services", "EUR", 216_000), [ContractType.Supplies] = A("services", "EUR", 216_000),
            [ContractType.Works] = A("works", "EUR", 5_404_000), [ContractType.SocialServices] = A("social", "EUR", 750_000),
        },
        DirectBelow = A("direct", "EUR", 50_000), CrossBorder = Basis("border", 5000), CrossBorderNear = Basis("near", 1000), BorderMunicipalities = ["GM0935"],
        DistantCpv = ["72"], PresumedRate = A("rate", "EUR", 38), SoleClientHours = A("hours", "hours", 32), LongMonths = A("months", "months", 12),
    };

    private static DatedFigure Basis(string name, long value) => A(name, "basisPoints", value);

    private static DatedFigure A(string name, string unit, long value) => new(name, unit, value, new DateOnly(2026, 1, 1), "practice");
}
