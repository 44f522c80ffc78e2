using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;

namespace Register.Domain.Tests.Eligibility;

public sealed class GapsTests
{
    private static readonly Capacity Hours = new Capacity { Id = "hours", HoursPerWeek = 40 };
    private static readonly Sector Gardener = new Sector { Id = "gardener", Sectors = ["8130"] };
    private static readonly Sector Cook = new Sector { Id = "cook", Sectors = ["5621"] };

    private static string[] GapsOf(Condition tree)
    {
        var named = ConditionTree.WithIds(tree);
        var she = Situation.Member("she") with { Sectors = ["8130"] };
        var glance = Assessment.Glance(named, BidderProfile.Solo(she), Situation.Tender);
        var report = Assessment.Of(named, BidderProfile.Solo(she), Situation.Tender);
        glance.Outcome.ShouldBe(report.Outcome);
        return [.. Gaps.Of(named, glance).Select(g => g.Condition)];
    }

    [Fact]
    public void Everything_that_all_of_it_lacks_is_a_gap() =>
        GapsOf(new AllOf { Conditions = [Hours, Gardener, Cook] }).ShouldBe(["hours", "cook"]);

    [Fact]
    public void Of_alternatives_the_one_that_lacks_least_is_the_gap() =>
        GapsOf(new AnyOf { Conditions = [new AllOf { Conditions = [Hours, Cook] }, new AllOf { Conditions = [Gardener, Cook with { Id = "chef" }] }] }).ShouldBe(["chef"]);

    [Fact]
    public void An_alternative_that_is_met_leaves_no_gap() =>
        GapsOf(new AllOf { Conditions = [new AnyOf { Conditions = [Hours, Gardener] }, Cook] }).ShouldBe(["cook"]);

    [Fact]
    public void What_a_lot_rules_out_is_a_gap_by_itself() =>
        GapsOf(new AllOf { Conditions = [new Not { Id = "no-gardeners", Condition = Gardener }, Hours] }).ShouldBe(["no-gardeners", "hours"]);

    [Fact]
    public void A_bidder_who_meets_everything_has_no_gaps() => GapsOf(new AllOf { Conditions = [Gardener] }).ShouldBeEmpty();
}
