using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

public class RelianceSituations
{
    [Fact]
    public void A_third_party_lends_its_turnover_for_the_condition_it_was_named_for()
    {
        var asked = new MinimumTurnover { Id = "turnover", Amount = Money.Euros(100_000) };
        var small = Alone(Member("a").Earned(2025, 40_000));
        var parent = Member("parent").Earned(2025, 900_000);

        small.RelyingOn(parent, true, "turnover").Judge(asked).ShouldBe(Outcome.Met, "minimumTurnover.met").Coverage[1].Relied.ShouldBeTrue();
        small.RelyingOn(parent, true, "something-else").Judge(asked).ShouldBe(Outcome.NotMet, "minimumTurnover.short");
    }

    [Fact]
    public void Without_its_signature_a_third_party_proves_nothing()
    {
        var asked = new MinimumTurnover { Id = "turnover", Amount = Money.Euros(100_000) };

        Alone(Member("a").Earned(2025, 40_000)).RelyingOn(Member("parent").Earned(2025, 900_000), false, "turnover").Judge(asked)
            .ShouldBe(Outcome.Unproven, "minimumTurnover.noCommitment").Remedy.ShouldBe("remedy.signCommitment");
    }

    [Fact]
    public void A_third_party_is_tested_on_exclusion_grounds_itself() =>
        Alone(Member("a").States("exg-sitn", false)).RelyingOn(Member("parent").States("exg-sitn-bankr", true), true, "turnover").Judge(new ExclusionGroundsAbsent { Grounds = ["exg-sitn-bankr"] })
            .ShouldBe(Outcome.NotMet, "exclusionGroundsAbsent.applies");

    [Fact]
    public void Relied_on_experience_must_do_the_work_itself()
    {
        var asked = new References { Id = "ref", Competence = "green", Combine = Combine.Performer, Performer = "gardening" };
        var expert = new ReliedOnParty { Facts = Member("expert").Did("park", "green", "2025-01-01"), Conditions = ["ref"], Committed = true };
        var bidder = Together(Member("a"), Member("b")).Doing("a", "gardening");

        (bidder with { ReliedOn = [expert] }).Judge(asked).ShouldBe(Outcome.NotMet, "references.missing");
        (bidder with { ReliedOn = [expert with { Performs = ["gardening"] }] }).Judge(asked).ShouldBe(Outcome.Met, "references.met");
    }
}
