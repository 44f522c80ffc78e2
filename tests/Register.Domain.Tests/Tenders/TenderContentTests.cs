using Register.Domain.Kernel;
using Register.Domain.Tenders;
using static Register.Domain.Tests.Tenders.TenderScenes;

namespace Register.Domain.Tests.Tenders;

public sealed class TenderContentTests
{
    private static string[] Flaws(TenderContent content) => [.. content.Flaws([]).Where(f => !f.IsRemark).Select(f => $"{f.Pointer} {f.Code}")];

    private static TenderContent With(AwardMethod award) => Content() with { Award = award };

    private static TenderContent With(PriceFormula? formula) => With(HalfPriceHalfQuality with { PriceFormula = formula });

    [Fact]
    public void Content_that_fits_together_has_no_flaw() => Flaws(Content() with { EstimatedValue = Money.Euros(50_000) }).ShouldBeEmpty();

    [Fact]
    public void Everything_wrong_is_said_at_once_and_where() => Flaws(Content(ALot() with { EstimatedValue = new Money(5, "USD") }, ALot(0)) with
    {
        ContractPeriod = new Period(new DateOnly(2026, 7, 2), new DateOnly(2026, 7, 1)),
        Dates = new TenderDates { BidsFrom = Deadline, QuestionDeadline = Deadline.AddSeconds(1), SubmissionDeadline = Deadline, AwardPlannedAt = Deadline, StandstillDays = 91 },
    }).ShouldBe([
        "/contractPeriod value.period", "/dates/bidsFrom tender.dates-order", "/dates/questionDeadline tender.dates-order",
        "/dates/awardPlannedAt tender.dates-order", "/dates/standstillDays value.range", "/lots/0/estimatedValue tender.currency",
        "/lots/1/estimatedValue tender.amount",
    ]);

    [Fact]
    public void A_contract_does_not_begin_before_bids_are_in() =>
        Flaws(Content() with { ContractPeriod = new Period(new DateOnly(2026, 4, 30), null) }).ShouldBe(["/contractPeriod tender.contract-before-deadline"]);

    [Fact]
    public void Dates_that_nobody_can_mean_are_refused() => Flaws(Content(ALot() with { ContractPeriod = new Period(new DateOnly(2026, 7, 1), DateOnly.MaxValue) }) with
    {
        Dates = new TenderDates { SubmissionDeadline = Deadline, AwardPlannedAt = DateTimeOffset.MaxValue }, ContractPeriod = new Period(DateOnly.MaxValue, null),
    }).ShouldBe(["/contractPeriod tender.too-far", "/dates/awardPlannedAt tender.too-far", "/lots/0/contractPeriod tender.too-far"]);

    [Fact]
    public void The_value_is_the_sum_of_the_lots()
    {
        Flaws(Content(ALot(1), ALot(2)) with { EstimatedValue = Money.Euros(4) }).ShouldBe(["/estimatedValue tender.value-sum"]);
        Content(ALot(1), ALot(2)).TotalValue().ShouldBe(Money.Euros(3));
    }

    [Fact]
    public void A_tender_has_at_least_one_lot() => Flaws(Content() with { Lots = [] }).ShouldBe(["/lots value.count"]);

    [Fact]
    public void A_lot_cannot_stand_in_a_tender_twice()
    {
        var tender = ADraft();
        var lot = tender.Lots[0];
        Content(lot, lot).Flaws(tender.Lots).Select(f => f.Code).ShouldBe(["value.repeated"]);
    }

    [Theory]
    [InlineData(5000, 4999)]
    [InlineData(5000, 5001)]
    public void Weights_add_up_to_the_whole(int price, int quality)
    {
        var criteria = HalfPriceHalfQuality.Criteria;
        Flaws(With(HalfPriceHalfQuality with { Criteria = [criteria[0] with { WeightBasisPoints = price }, criteria[1] with { WeightBasisPoints = quality }] }))
            .ShouldBe(["/award/criteria award-method.weights"]);
    }

    [Fact]
    public void Weights_that_add_up_by_a_negative_one_are_refused()
    {
        var criteria = HalfPriceHalfQuality.Criteria;
        Flaws(With(HalfPriceHalfQuality with { Criteria = [criteria[0] with { WeightBasisPoints = 10_001 }, criteria[1] with { WeightBasisPoints = -1 }] }))
            .ShouldBe(["/award/criteria/0/weightBasisPoints value.range", "/award/criteria/1/weightBasisPoints value.range"]);
    }

    [Fact]
    public void A_price_needs_a_formula_and_a_formula_a_price()
    {
        Flaws(With((PriceFormula?)null)).ShouldBe(["/award/priceFormula award-method.formula-and-price"]);
        var quality = HalfPriceHalfQuality.Criteria[1] with { WeightBasisPoints = 10_000 };
        Flaws(With(HalfPriceHalfQuality with { Criteria = [quality] })).ShouldBe(["/award/priceFormula award-method.formula-and-price"]);
        Flaws(With(new AwardMethod { Criteria = [quality] })).ShouldBeEmpty();
    }

    [Fact]
    public void A_formula_has_its_own_settings_and_no_others()
    {
        Flaws(With(new PriceFormula { Kind = PriceFormulaKind.Linear, BestPrice = Money.Euros(1), QualityValue = Money.Euros(1) }))
            .ShouldBe(["/award/priceFormula/worstPrice award-method.formula-setting", "/award/priceFormula/qualityValue award-method.formula-setting"]);
        Flaws(With(new PriceFormula { Kind = PriceFormulaKind.Linear, BestPrice = Money.Euros(2), WorstPrice = Money.Euros(2) }))
            .ShouldBe(["/award/priceFormula/worstPrice award-method.bounds"]);
        Flaws(With(new PriceFormula { Kind = PriceFormulaKind.LowestPrice })).ShouldBe(["/award/priceFormula/kind award-method.lowest-price-only"]);
        Flaws(With(new PriceFormula { Kind = PriceFormulaKind.ValueWeighted, QualityValue = Money.Euros(1) })).ShouldBeEmpty();
    }

    [Fact]
    public void Each_next_band_reaches_higher_and_gives_fewer_points()
    {
        static PriceFormula Of(params (long UpTo, int Points)[] bands) => new()
        {
            Kind = PriceFormulaKind.Bands, Bands = [.. bands.Select(b => new PriceBand { UpTo = Money.Euros(b.UpTo), PointsBasisPoints = b.Points })],
        };
        Flaws(With(Of((10, 10_000), (20, 5_000), (30, 0)))).ShouldBeEmpty();
        Flaws(With(Of())).ShouldBe(["/award/priceFormula/bands award-method.formula-setting"]);
        Flaws(With(Of((10, 10_000), (10, 5_000)))).ShouldBe(["/award/priceFormula/bands/1 award-method.bands-order"]);
        Flaws(With(Of((10, 5_000), (20, 5_000)))).ShouldBe(["/award/priceFormula/bands/1 award-method.bands-order"]);
        Flaws(With(Of((0, 10_001)))).ShouldBe(["/award/priceFormula/bands/0/upTo tender.amount", "/award/priceFormula/bands/0/pointsBasisPoints value.range"]);
        Flaws(With(Of([.. Enumerable.Range(1, 21).Select(i => ((long)i, 100 - i))]))).ShouldBe(["/award/priceFormula/bands value.count"]);
        Flaws(With(new PriceFormula { Kind = PriceFormulaKind.Relative })).ShouldBeEmpty();
        Flaws(With(Of((10, 10_000)) with { Kind = PriceFormulaKind.Relative })).ShouldBe(["/award/priceFormula/bands award-method.formula-setting"]);
    }

    [Fact]
    public void A_method_of_a_lot_is_judged_where_it_stands() =>
        Flaws(Content(ALot() with { Award = new AwardMethod { Criteria = [] } })).ShouldBe(["/lots/0/award/criteria value.count"]);
}
