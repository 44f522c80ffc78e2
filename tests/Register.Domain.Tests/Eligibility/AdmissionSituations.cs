using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

/// <summary>What an admission to a set does for a bidder of which not everybody is admitted.</summary>
public class AdmissionSituations
{
    private static readonly Certificate Vca = new() { Id = "vca", Code = "vca", Combine = Combine.EveryMember };
    private static readonly Certificate Lent = new() { Id = "iso", Code = "iso-9001" };
    private static readonly MinimumTurnover Turnover = new() { Id = "turnover", Amount = Money.Euros(100_000) };

    private static MemberFacts Submitted(string name) => Member(name).Certified("vca", status: EvidenceStatus.Submitted);

    [Fact]
    public void One_who_is_admitted_does_not_cover_for_one_who_has_shown_nothing()
    {
        Set(Together(Admitted(Submitted("a")), Member("b")), Vca).ShouldBe((Outcome.NotMet, "certificate.missing"));
        Set(Together(Admitted(Submitted("a")), Admitted(Member("b"))), Vca).ShouldBe((Outcome.NotMet, "certificate.missing"), "an admission proves, it does not replace");
    }

    [Fact]
    public void One_is_admitted_and_the_other_proves_it_herself()
    {
        Set(Together(Admitted(Submitted("a")), Member("b").Certified("vca")), Vca).ShouldBe((Outcome.Met, "certificate.met"));
        Set(Together(Admitted(Submitted("a")), Submitted("b")), Vca).ShouldBe((Outcome.Unproven, "certificate.submitted"));
    }

    [Fact]
    public void What_an_admitted_member_brings_to_a_sum_counts_without_verification()
    {
        var (waiting, shown) = (Member("a").Earned(2025, 60_000, EvidenceStatus.Submitted), Member("b").Earned(2025, 40_000));
        Set(Together(waiting, shown), Turnover).ShouldBe((Outcome.Unproven, "minimumTurnover.submitted"));
        Set(Together(Admitted(waiting), shown), Turnover).ShouldBe((Outcome.Met, "minimumTurnover.met"));
        Set(Together(waiting, Admitted(shown)), Turnover).ShouldBe((Outcome.Unproven, "minimumTurnover.submitted"), "her admission proves nothing about the other's");
    }

    [Fact]
    public void A_third_party_who_did_not_sign_proves_nothing_by_being_admitted()
    {
        var third = Admitted(Member("third").Certified("iso-9001", status: EvidenceStatus.Submitted));
        var bidder = Alone(Admitted(Member("a")));
        Set(bidder.RelyingOn(third, false, "iso"), Lent).ShouldBe((Outcome.Unproven, "certificate.noCommitment"));
        Set(bidder.RelyingOn(third, true, "iso"), Lent).ShouldBe((Outcome.Met, "certificate.met"));
    }

    [Fact]
    public void What_a_set_forbids_stays_open_until_everybody_is_admitted()
    {
        var forbidden = new Not { Id = "no", Condition = Vca };
        Set(Together(Admitted(Submitted("a")), Submitted("b")), forbidden).ShouldBe((Outcome.Unproven, "certificate.submitted"));
        Set(Together(Admitted(Submitted("a")), Admitted(Submitted("b"))), forbidden).ShouldBe((Outcome.Met, "certificate.submitted"), "the authority looked at the whole set");
        Set(Together(Admitted(Submitted("a")), Admitted(Submitted("b"), "2027-06-29")), forbidden).ShouldBe((Outcome.Unproven, "certificate.submitted"), "her admission ends a day before the contract");
    }

    [Fact]
    public void A_set_under_a_not_is_met_when_everybody_is_admitted_to_it()
    {
        Of(new Not { Id = "no", Condition = OneSet(Vca) }, Together(Admitted(Submitted("a")), Admitted(Submitted("b")))).Outcome.ShouldBe(Outcome.NotMet);
        Of(new Not { Id = "no", Condition = OneSet(Vca) }, Together(Admitted(Submitted("a")), Submitted("b"))).Outcome.ShouldBe(Outcome.Unproven);
    }

    private static MemberFacts Admitted(MemberFacts facts, string until = "2027-06-30") =>
        facts with { Admissions = [new AdmissionFact { Id = "admission-" + facts.Member, Set = "set/1", From = Day("2026-01-01"), Until = Day(until) }] };

    private static AllOf OneSet(Condition condition) => new() { Id = TakenOverSets.GroupId("set", 1), Conditions = [condition] };

    private static EligibilityReport Of(Condition condition, BidderProfile bidder) => Assessment.Of(condition, bidder, Tender);

    private static (Outcome Outcome, string Code) Set(BidderProfile bidder, Condition condition) =>
        Of(OneSet(condition), bidder) is var report ? (report.Outcome, report.Findings.ShouldHaveSingleItem().Code) : default;
}
