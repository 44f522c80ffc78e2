using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using static Register.Domain.Tests.Tenders.TenderScenes;

namespace Register.Domain.Tests.Tenders;

public sealed class LotConditionsTests
{
    [Fact]
    public void Every_condition_gets_an_id_by_its_place_unless_it_has_one()
    {
        var lot = ADraft(Content(ALot() with { Conditions = [new Sector { Sectors = ["8130"] }, new AnyOf { Conditions = [new Sector { Sectors = ["81"] }, new Sector { Id = "mine", Sectors = ["82"] }] }] })).Lots[0];
        lot.Conditions.Select(c => c.Id).ShouldBe(["c1", "c2"]);
        ((AnyOf)lot.Conditions[1]).Conditions.Select(c => c.Id).ShouldBe(["c2.1", "mine"]);
    }

    [Fact]
    public void Flaws_of_conditions_are_told_with_the_others_and_where() => Content(ALot(), ALot(0) with
    {
        Conditions = [new MinimumTurnover { Amount = Money.Euros(0), Years = 9 }, new Not { Condition = new Sector() }],
    }).Flaws().Select(f => f.Pointer).ShouldBe(["/lots/1/estimatedValue", "/lots/1/conditions/0/amount", "/lots/1/conditions/0/years", "/lots/1/conditions/1/condition/sectors"]);

    [Fact]
    public void A_contradiction_is_odd_but_accepted()
    {
        var sector = new Sector { Sectors = ["8130"] };
        ADraft(Content(ALot() with { Conditions = [sector, new Not { Condition = sector }] })).Lots.Count.ShouldBe(1);
    }

    [Fact]
    public void A_set_is_taken_over_once_for_a_lot_though_the_tender_does_too()
    {
        var set = new TakenOverConditions(new Id<Domain.Purchasing.PurchasingConditions>(Guid.CreateVersion7()), 1);
        var tender = ADraft(Content(ALot() with { PurchasingConditions = [set] }) with { PurchasingConditions = [set] });
        tender.PurchasingConditionsOf(tender.Lots[0]).ShouldBe([set]);
        (Content() with { PurchasingConditions = [set, set with { Version = 0 }] }).Flaws().Select(f => $"{f.Pointer} {f.Code}")
            .ShouldBe(["/purchasingConditions value.repeated", "/purchasingConditions/1/version value.minimum"]);
    }
}
