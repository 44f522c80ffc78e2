using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Domain.Tenders;
using static Register.Domain.Tests.Tenders.TenderScenes;

namespace Register.Domain.Tests.Tenders;

/// <summary>Each rule of the advice at its bound: on it nothing is found, past it something is. The lot is worth 10 000 euros,
/// so that nothing else is found.</summary>
public sealed class AdviceTests
{
    public static TheoryData<Condition, string[]> OfConditions => new()
    {
        { new MinimumTurnover { Amount = Money.Euros(30_000) }, ["turnover-asked"] },
        { new MinimumTurnover { Amount = new Money(3_000_001, "EUR") }, ["turnover-asked", "turnover-high"] },
        { new MinimumTurnover { Amount = new Money(9_000_000, "USD") }, ["turnover-asked"] },
        { new MinimumTurnover { Amount = Money.Euros(1), Combine = Combine.Lead }, ["turnover-asked", "pooling-limited"] },
        { new AnyOf { Conditions = [new MinimumTurnover { Amount = Money.Euros(1) }, new TaxCompliance()] }, ["turnover-asked"] },
        { new References { Years = 3 }, [] },
        { new References { Years = 4 }, ["references-old"] },
        { new References { MinimumValue = Money.Euros(6000) }, [] },
        { new References { MinimumValue = new Money(600_001, "EUR") }, ["references-large"] },
        { new References { ShareBasisPoints = 6000 }, [] },
        { new References { ShareBasisPoints = 6001 }, ["references-large"] },
        { new References { ShareBasisPoints = 6001, MinimumValue = Money.Euros(6001) }, ["references-large"] },
        { new References { Cpv = ["7731000"] }, [] },
        { new References { Cpv = ["77310000"] }, ["references-identical"] },
        { new References { Cpv = ["77310000", "7734"] }, [] },
        { new References { Combine = Combine.Performer }, [] },
        { new Certificate { Code = "vca" }, [] },
        { new Certificate { Code = "vca", OrEquivalent = false }, ["certificate-exact"] },
        { new Certificate { Code = "vca", Combine = Combine.EveryMember }, ["pooling-limited"] },
        { new ConductCertificate { Document = "gva" }, [] },
        { new ConductCertificate { Document = "vog" }, ["vog-for-gva"] },
        { new Residence { Areas = ["GM0917"] }, ["residence-asked"] },
        { new WorkArea { Areas = ["GM0917"] }, [] },
        { new RateCeiling { Maximum = Money.Euros(38) }, [] },
        { new RateCeiling { Maximum = new Money(3799, "EUR") }, ["independence-rate"] },
        { new Capacity { HoursPerWeek = 40 }, [] },
        { new Capacity { HoursPerWeek = 31, Combine = Combine.Performer }, [] },
        { new Capacity { HoursPerWeek = 32, Combine = Combine.Performer }, ["independence-sole-client"] },
        { new Capacity { HoursPerWeek = 31, Combine = Combine.AnyMember }, ["pooling-limited"] },
        { new Sector { Sectors = ["81"], Combine = Combine.EveryMember }, [] },
    };

    public static TheoryData<string, TenderContent, string[]> OfTenders => new()
    {
        { "49 999 directly", Far(ALot(49_999)) with { Procedure = Procedure.Direct }, [] },
        { "50 000 directly", Far(ALot(50_000)) with { Procedure = Procedure.Direct }, ["direct-high"] },
        { "50 000 by invitation", Far(ALot(50_000)) with { Procedure = Procedure.Invited }, [] },
        { "European at the threshold", Far(ALot(216_000)) with { Procedure = Procedure.European }, [] },
        { "European under it", Far(ALot(215_999)) with { Procedure = Procedure.European }, ["european-low"] },
        { "a half of the threshold", Far(ALot(54_000), ALot(54_000)), ["cross-border-interest"] },
        { "less than half", Far(ALot(54_000), ALot(53_999)), [] },
        { "a tenth at the border", Far(ALot(21_600) with { PlaceOfPerformance = ["WK093501"] }), ["cross-border-interest"] },
        { "less at the border", Far(ALot(21_599) with { PlaceOfPerformance = ["GM0935"] }), [] },
        { "a tenth from a distance", Far(ALot(21_600) with { Cpv = "72000000" }), ["cross-border-interest"] },
        { "a half for works", Far(ALot(2_701_999)) with { ContractType = ContractType.Works }, [] },
        { "residence with cross-border interest", Far(Asking(108_000, new Residence { Areas = ["GM0917"] })), ["cross-border-interest", "residence-cross-border"] },
        { "unlimited liability", Far(ALot(10_000)) with { Settings = new TenderSettings { UnlimitedLiability = true } }, ["liability-unlimited"] },
        { "the price alone", Far(ALot(10_000)) with { Award = PriceAlone }, ["price-only"] },
        { "a relative formula", Far(ALot(10_000)) with { Award = Relative }, ["price-relative"] },
        { "a lot with its own formula", Far(ALot(10_000) with { Award = Relative }), ["price-relative"] },
        { "hours for a year", Far(Asking(10_000, new RateCeiling { Maximum = Money.Euros(90) })), [] },
        { "hours for a year and a day", Longer(Asking(10_000, new RateCeiling { Maximum = Money.Euros(90) }), 1), ["independence-duration"] },
        { "one person's hours for long", Longer(Asking(10_000, new Capacity { HoursPerWeek = 8, Combine = Combine.Performer }), null), ["independence-duration"] },
        { "a team's hours for long", Longer(Asking(10_000, new Capacity { HoursPerWeek = 80 }), 1), [] },
        { "five years back for works", Far(Asking(10_000, new References { Years = 5 })) with { ContractType = ContractType.Works }, [] },
        { "six years back for works", Far(Asking(10_000, new References { Years = 6 })) with { ContractType = ContractType.Works }, ["references-old"] },
    };

    private static AwardMethod PriceAlone => new()
    {
        Criteria = [new AwardCriterion { Code = "price", Name = "Prijs", Type = CriterionType.Price, WeightBasisPoints = 10_000 }],
        PriceFormula = new PriceFormula { Kind = PriceFormulaKind.LowestPrice },
    };

    private static AwardMethod Relative => HalfPriceHalfQuality with { PriceFormula = new PriceFormula { Kind = PriceFormulaKind.Relative } };

    [Theory, MemberData(nameof(OfConditions))]
    public void A_condition_is_found_past_its_bound_and_not_on_it(Condition condition, string[] found) =>
        Codes(Far(Asking(10_000, condition))).ShouldBe(found);

    [Theory, MemberData(nameof(OfTenders))]
    public void A_tender_is_found_past_its_bound_and_not_on_it(string what, TenderContent content, string[] found) =>
        Codes(content).ShouldBe(found, what);

    [Fact]
    public void A_finding_stands_at_its_place_in_the_lot_and_in_the_sets_it_takes_over()
    {
        var set = new TakenOverConditions(Id<PurchasingConditions>.New(Now), 2);
        var says = new ConditionsContent { Title = "Set", UnlimitedLiability = true, Conditions = [new TaxCompliance { Id = "s1" }, new ConductCertificate { Id = "s2", Document = "vog" }] };
        var lot = Asking(10_000, new AllOf { Conditions = [new Certificate { Id = "vca", Code = "vca", OrEquivalent = false }] }) with { PurchasingConditions = [set] };
        var tender = ADraft(Far(ALot(10_000), lot) with { PurchasingConditions = [set] });
        var found = Advice.On(tender.Content, new Dictionary<TakenOverConditions, ConditionsContent> { [set] = says }, AdviceScenes.Figures);
        found.Select(f => (f.Place.Pointer, f.Place.LotId, f.Place.Set, f.Place.Condition)).ShouldBe(
        [
            ("/purchasingConditions/0/unlimitedLiability", null, set, null),
            ("/purchasingConditions/0/conditions/1", null, set, "s2"),
            ("/lots/1/conditions/0/conditions/0", tender.Lots[1].Id, null, "vca"),
            ("/lots/1/purchasingConditions/0/unlimitedLiability", tender.Lots[1].Id, set, null),
            ("/lots/1/purchasingConditions/0/conditions/1", tender.Lots[1].Id, set, "s2"),
        ]);
    }

    [Fact]
    public void What_a_set_asks_the_whole_tender_is_measured_by_the_smallest_lot()
    {
        var set = new TakenOverConditions(Id<PurchasingConditions>.New(Now), 1);
        var says = new ConditionsContent { Title = "Set", Conditions = [new MinimumTurnover { Amount = Money.Euros(30_001) }] };
        var content = Far(ALot(20_000), ALot(10_000)) with { PurchasingConditions = [set] };
        var high = Advice.On(content, new Dictionary<TakenOverConditions, ConditionsContent> { [set] = says }, AdviceScenes.Figures).Single(f => f.Rule == AdviceRules.TurnoverHigh);
        (high.Asked, high.Limit, high.Figure!.Value).ShouldBe((3_000_100, 3_000_000, 30_000));
    }

    [Fact]
    public void Every_rule_is_found_by_one_of_these_cases() =>
        OfConditions.Concat(OfTenders).SelectMany(row => (string[])row[^1]).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(AdviceRules.All.Select(r => r.Code["advice.".Length..]).Order(StringComparer.Ordinal));

    private static string[] Codes(TenderContent content) =>
        [.. Advice.On(content, Motives.None.Sets, AdviceScenes.Figures).Select(f => f.Rule.Code["advice.".Length..])];

    private static Lot Asking(int euros, Condition condition) => ALot(euros) with { Conditions = [condition] };

    // Away from the border.
    private static TenderContent Far(params Lot[] lots) => Content(lots) with { PlaceOfPerformance = ["GM0014"] };

    private static TenderContent Longer(Lot lot, int? days) => Far(lot) with
    {
        ContractPeriod = new Period(new DateOnly(2026, 7, 1), days is { } more ? new DateOnly(2027, 6, 30).AddDays(more) : null),
    };
}
