using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

public class FoldingAndWriting
{
    private static readonly Leaf Met = new TeamSize { Minimum = 1 };
    private static readonly Leaf Unproven = new TaxCompliance();
    private static readonly Leaf NotMet = new Certificate { Code = "iso-9001" };

    public static TheoryData<Outcome, Outcome, Outcome, Outcome> Table => new()
    {
        { Outcome.Met, Outcome.Met, Outcome.Met, Outcome.Met },
        { Outcome.Met, Outcome.Unproven, Outcome.Unproven, Outcome.Met },
        { Outcome.Met, Outcome.NotMet, Outcome.NotMet, Outcome.Met },
        { Outcome.Unproven, Outcome.Unproven, Outcome.Unproven, Outcome.Unproven },
        { Outcome.Unproven, Outcome.NotMet, Outcome.NotMet, Outcome.Unproven },
        { Outcome.NotMet, Outcome.NotMet, Outcome.NotMet, Outcome.NotMet },
    };

    [Theory, MemberData(nameof(Table))]
    public void Groups_fold_by_the_truth_table(Outcome a, Outcome b, Outcome all, Outcome any)
    {
        foreach (var (left, right) in new[] { (a, b), (b, a) })
        {
            Of(new AllOf { Conditions = [Leaf(left), Leaf(right)] }).ShouldBe(all);
            Of(new AnyOf { Conditions = [Leaf(left), Leaf(right)] }).ShouldBe(any);
        }
    }

    [Fact]
    public void Not_turns_met_and_not_met_and_leaves_unproven()
    {
        Of(new Not { Condition = Met }).ShouldBe(Outcome.NotMet);
        Of(new Not { Condition = Unproven }).ShouldBe(Outcome.Unproven);
        Of(new Not { Condition = NotMet }).ShouldBe(Outcome.Met);
    }

    [Fact]
    public void It_never_stops_at_the_first_failure()
    {
        var report = Assessment.Of(new AllOf { Conditions = [NotMet, Unproven, new AnyOf { Conditions = [Met, NotMet] }] }, Alone(Member("a")), Tender);

        report.Findings.Select(f => (f.Condition, f.Outcome)).ShouldBe([("c.1", Outcome.NotMet), ("c.2", Outcome.Unproven), ("c.3.1", Outcome.Met), ("c.3.2", Outcome.NotMet)]);
        report.Groups.Select(g => (g.Condition, g.Outcome)).ShouldBe([("c", Outcome.NotMet), ("c.3", Outcome.Met)]);
    }

    [Fact]
    public void A_report_lasts_as_long_as_its_first_condition_to_lapse_or_the_longest_of_alternatives()
    {
        var facts = Alone(Member("a").Certified("x", "2027-01-01").Certified("y", "2028-01-01"));
        Condition[] both = [new Certificate { Code = "x" }, new Certificate { Code = "y" }];

        Assessment.Of(new AllOf { Conditions = both }, facts, Tender).ValidUntil.ShouldBe(Day("2027-01-01"));
        Assessment.Of(new AnyOf { Conditions = both }, facts, Tender).ValidUntil.ShouldBe(Day("2028-01-01"));
    }

    [Fact]
    public void The_same_facts_give_the_same_hash_and_any_other_fact_another()
    {
        var bidder = Together(Member("a").Certified("x").Earned(2025, 10), Member("b").Insured(5, "2027-01-01"));
        var condition = new AllOf { Conditions = [Met, NotMet] };
        var hash = Assessment.Of(condition, bidder, Tender).Hash;

        hash.Length.ShouldBe(64);
        Assessment.Of(condition, Together(Member("a").Certified("x").Earned(2025, 10), Member("b").Insured(5, "2027-01-01")), Tender).Hash.ShouldBe(hash);
        Assessment.Of(condition, bidder with { Members = [.. bidder.Members.Reverse()] }, Tender).Hash.ShouldBe(hash);
        Assessment.Of(condition, Together(Member("a").Certified("x").Earned(2025, 11), Member("b").Insured(5, "2027-01-01")), Tender).Hash.ShouldNotBe(hash);
        Assessment.Of(condition, bidder, Tender with { At = Tender.At.AddSeconds(1) }).Hash.ShouldNotBe(hash);
        Assessment.Of(condition, bidder, Tender with { Figures = Figures with { Version = "2028" } }).Hash.ShouldNotBe(hash);
        Assessment.Of(new AllOf { Conditions = [Met] }, bidder, Tender).Hash.ShouldNotBe(hash);
    }

    [Theory]
    [InlineData(Combine.Sum)]
    [InlineData(Combine.AnyMember)]
    [InlineData(Combine.Lead)]
    public void Exclusion_grounds_are_of_every_member_only(Combine combine) =>
        Flaws(new ExclusionGroundsAbsent { Combine = combine }).ShouldBe([("/combine", FlawCodes.NoCombine)]);

    [Fact]
    public void Every_flaw_is_found_at_once_with_its_place()
    {
        var tree = new AllOf
        {
            Conditions =
            [
                new MinimumTurnover { Years = 9 },
                new AnyOf { Conditions = [] },
                new Not(),
                new LiabilityInsurance { PerEvent = Money.Euros(1), PerYear = new Money(100, "USD"), Id = "same" },
                new Capacity { HoursPerWeek = 1, Period = new Period(Day("2026-02-01"), Day("2026-01-01")), Id = "same" },
                new Sector { Sectors = ["81", "81"], Performer = "gardening" },
                new BusinessRegistration { Schemes = ["FR-RCS"], Id = "not an id" },
            ],
        };

        Flaws(tree).ShouldBe(
        [
            ("/conditions/0/amount", FlawCodes.Required), ("/conditions/0/years", FlawCodes.OutOfRange),
            ("/conditions/1/conditions", FlawCodes.Required),
            ("/conditions/2/condition", FlawCodes.Required),
            ("/conditions/3/perYear/currency", FlawCodes.CurrenciesDiffer),
            ("/conditions/4/period", FlawCodes.Backwards), ("/conditions/4/id", FlawCodes.DuplicateId),
            ("/conditions/5/sectors/1", FlawCodes.Duplicate), ("/conditions/5/performer", FlawCodes.PerformerUnused),
            ("/conditions/6/schemes/0", FlawCodes.UnknownCode), ("/conditions/6/id", FlawCodes.BadId),
        ]);
    }

    [Fact]
    public void A_tree_of_nine_levels_is_too_deep()
    {
        Condition tree = Met;
        for (var level = 2; level <= ConditionTree.MostLevels; level++) tree = new Not { Condition = tree };

        Flaws(tree).ShouldBeEmpty();
        Flaws(new Not { Condition = tree }).ShouldHaveSingleItem().Code.ShouldBe(FlawCodes.TooDeep);
    }

    [Fact]
    public void Two_hundred_and_one_leaves_are_too_many()
    {
        static AllOf Wide(int leaves) => new() { Conditions = [.. Enumerable.Range(1, leaves).Select(n => new TeamSize { Minimum = n })] };

        Flaws(Wide(200)).ShouldBeEmpty();
        Flaws(Wide(201)).ShouldBe([("", FlawCodes.TooMany)]);
    }

    [Fact]
    public void A_contradiction_is_accepted_with_a_remark()
    {
        Condition[] both = [new Sector { Sectors = ["81"] }, new Not { Condition = new Sector { Sectors = ["81"], Id = "again" } }];

        var never = ConditionTree.Flaws(new AllOf { Conditions = both }).ShouldHaveSingleItem();
        (never.Code, never.IsRemark).ShouldBe((FlawCodes.NeverMet, true));
        ConditionTree.Flaws(new AnyOf { Conditions = both }).ShouldHaveSingleItem().Code.ShouldBe(FlawCodes.AlwaysMet);
    }

    [Fact]
    public void A_bidder_put_together_wrongly_is_told_everything_at_once()
    {
        var tree = new AllOf { Conditions = [new Certificate { Code = "etw", Combine = Combine.Performer, Performer = "felling" }, new TaxCompliance()] };
        var bidder = Together(Member("a"), Member("b"), Member("b")) with { Lead = "nobody" };
        bidder = bidder.RelyingOn(Member("a"), true, "c.2", "c.9");

        ProfileFlaws.Of(bidder with { Members = [.. bidder.Members.Skip(1)] }, tree).Select(f => (f.Pointer, f.Code)).ShouldBe(
        [
            ("/members/1", FlawCodes.MemberTwice), ("/members", FlawCodes.Shares), ("/lead", FlawCodes.LeadOutside),
            ("/reliedOn/0/conditions/0", FlawCodes.RelianceNotAllowed), ("/reliedOn/0/conditions/1", FlawCodes.RelianceUnknown),
            ("/members", FlawCodes.PerformerMissing),
        ]);
        ProfileFlaws.Of(Together(Member("a")).RelyingOn(Member("a"), true), Met).ShouldHaveSingleItem().Code.ShouldBe(FlawCodes.RelianceOnMember);
    }

    [Fact]
    public void Every_kind_of_the_domain_is_there_and_says_where_it_comes_from()
    {
        ConditionKinds.All.Select(k => k.Name).ShouldBe([
            "allOf", "anyOf", "availability", "businessRegistration", "capacity", "certificate", "conditionsAccepted", "conductCertificate", "diploma",
            "exclusionGroundsAbsent", "language", "liabilityInsurance", "minimumTurnover", "not", "rateCeiling", "references", "residence", "sector",
            "selfDeclaration", "socialReturn", "sustainability", "taxCompliance", "teamSize", "vatIdentification", "workArea"]);
        ConditionKinds.All.ShouldAllBe(k => k.Source.Length > 0 && k.IsLeaf == (k.Combines.Count > 0));
    }

    private static Leaf Leaf(Outcome outcome) => outcome switch { Outcome.Met => Met, Outcome.Unproven => Unproven, _ => NotMet };

    private static Outcome Of(Condition condition) => Assessment.Of(condition, Alone(Member("a")), Tender).Outcome;

    private static IEnumerable<(string Pointer, string Code)> Flaws(Condition condition) => ConditionTree.Flaws(condition).Select(f => (f.Pointer, f.Code));
}
