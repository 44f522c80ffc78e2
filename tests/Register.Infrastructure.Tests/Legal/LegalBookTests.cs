using Register.Domain.Kernel;
using Register.Domain.Reference;
using Register.Domain.Tenders;
using Register.Infrastructure.Legal;

namespace Register.Infrastructure.Tests.Legal;

public sealed class LegalBookTests
{
    private static readonly string Own = Path.Combine(AppContext.BaseDirectory, "figures-" + Guid.NewGuid().ToString("N") + ".json");

    private static LegalBook With(Func<string, string> change)
    {
        using var stream = typeof(LegalBook).Assembly.GetManifestResourceStream("Register.Infrastructure.Legal.figures.json")!;
        using var reader = new StreamReader(stream);
        File.WriteAllText(Own, change(reader.ReadToEnd()));
        try
        {
            return LegalBook.Open(Own);
        }
        finally
        {
            File.Delete(Own);
        }
    }

    private static string Refused(Func<string, string> change) => Should.Throw<InvalidOperationException>(() => With(change)).Message;

    [Fact]
    public void Figures_change_on_their_day_and_hold_until_they_are_replaced()
    {
        var law = LegalBook.Open();
        law.ProcurementAt(new DateOnly(2025, 12, 31)).ThresholdServices.ShouldBe(Money.Euros(221_000));
        law.ProcurementAt(new DateOnly(2026, 1, 1)).ThresholdServices.ShouldBe(Money.Euros(216_000));
        law.ProcurementAt(new DateOnly(2040, 1, 1)).ThresholdServices.ShouldBe(Money.Euros(216_000));
        law.EligibilityAt(new DateOnly(2026, 1, 1)).TaxStatementMonths.ShouldBe(6);
        law.ProcurementAt(new DateOnly(2025, 12, 31)).Advice.PresumedRate.ShouldBe(new DatedFigure("presumedEmploymentRate", "EUR", 36, new DateOnly(2025, 1, 1), "practice"));
        law.ProcurementAt(new DateOnly(2026, 1, 1)).Advice.PresumedRate.Value.ShouldBe(38);
    }

    [Fact]
    public void The_day_is_a_Dutch_one()
    {
        var law = LegalBook.Open();
        law.ProcurementAt(new DateTimeOffset(2025, 12, 31, 22, 59, 59, TimeSpan.Zero)).ThresholdServices.ShouldBe(Money.Euros(221_000));
        law.ProcurementAt(new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero)).ThresholdServices.ShouldBe(Money.Euros(216_000));
    }

    [Fact]
    public void The_version_tells_figures_of_different_days_apart()
    {
        var law = LegalBook.Open();
        law.EligibilityAt(new DateOnly(2025, 6, 1)).Version.ShouldNotBe(law.EligibilityAt(new DateOnly(2026, 6, 1)).Version);
    }

    [Fact]
    public void Every_figure_names_an_article_or_practice() =>
        LegalBook.Open().All.ShouldAllBe(f => f.Source == "practice" || f.Source.Contains(" art. "));

    [Fact]
    public void Every_ground_for_exclusion_is_mandatory_or_not_as_its_article_says()
    {
        var figures = LegalBook.Open().EligibilityAt(new DateOnly(2026, 6, 1));
        figures.MandatoryGrounds.Order().ShouldBe(ExclusionGrounds.Sources.Where(g => g.Value.Contains("2.86")).Select(g => g.Key).Order());
        figures.FacultativeGrounds.Order().ShouldBe(ExclusionGrounds.Sources.Where(g => !g.Value.Contains("2.86")).Select(g => g.Key).Order());
    }

    [Fact]
    public void An_operator_replaces_the_file() =>
        With(text => text.Replace("\"value\": 216000", "\"value\": 230000")).ProcurementAt(new DateOnly(2026, 6, 1)).ThresholdServices.ShouldBe(Money.Euros(230_000));

    [Fact]
    public void A_file_that_cannot_be_used_says_why()
    {
        Refused(_ => "{").ShouldContain("cannot be read");
        Refused(text => text.Replace("standstillDays", "standStillDays")).ShouldContain("standstillDays is missing");
        Refused(text => text.Replace("\"unit\": \"days\", \"value\": 20", "\"unit\": \"years\", \"value\": 20")).ShouldContain("standstillDays must be in days");
        Refused(text => text.Replace("\"value\": 216000, \"from\": \"2026-01-01\"", "\"value\": 216000, \"from\": \"2026-01-02\"")).ShouldContain("does not follow");
        Refused(text => text.Replace("\"value\": 20,", "\"value\": -20,")).ShouldContain("a value from 0");
        Refused(text => text.Replace("exg-pmt-bre-tax", "exg-pmt-tax")).ShouldContain("mandatoryGrounds: 'exg-pmt-tax' is no ground");
        Refused(text => text.Replace("\"source\": \"practice\"", "\"source\": \"\"")).ShouldContain("the source is missing");
        Should.Throw<InvalidOperationException>(() => LegalBook.Open(Path.Combine(AppContext.BaseDirectory, "nowhere.json"))).Message.ShouldContain("cannot be read");
    }
}
