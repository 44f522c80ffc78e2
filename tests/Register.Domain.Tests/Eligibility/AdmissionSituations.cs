using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

/// <summary>Admissions within a consortium: each proves what its own member brings, and nothing of the others.</summary>
public class AdmissionSituations
{
    private const string Set = "conditions";

    [Fact]
    public void An_admitted_member_does_not_make_up_for_one_who_has_shown_nothing()
    {
        var report = Taken(Together(Admitted("a").Certified("vca", status: EvidenceStatus.Declared), Member("b")), new Certificate { Code = "vca", Combine = Combine.EveryMember });
        report.Outcome.ShouldBe(Outcome.NotMet);
        report.Findings.ShouldHaveSingleItem().ShouldBe(Outcome.NotMet, "certificate.missing");
    }

    [Fact]
    public void An_admitted_member_and_one_with_evidence_of_her_own_meet_it_together()
    {
        var admitted = Admitted("a").Certified("vca", status: EvidenceStatus.Declared);
        var asked = new Certificate { Code = "vca", Combine = Combine.EveryMember };
        Taken(Together(admitted, Member("b").Certified("vca")), asked).Outcome.ShouldBe(Outcome.Met);
        Taken(Together(admitted, Member("b").Certified("vca", status: EvidenceStatus.Declared)), asked).Outcome.ShouldBe(Outcome.Unproven, "her own certificate was not verified");
    }

    [Fact]
    public void Turnover_that_nobody_verified_counts_in_a_sum_when_its_member_is_admitted()
    {
        var asked = new MinimumTurnover { Amount = Money.Euros(100_000) };
        var known = Member("b").Earned(2025, 40_000);
        var finding = Taken(Together(Admitted("a").Earned(2025, 60_000, EvidenceStatus.Declared), known), asked).Findings.ShouldHaveSingleItem();
        finding.ShouldBe(Outcome.Met, "minimumTurnover.met").Proven.ShouldBe(Money.Euros(100_000).Cents);
        Taken(Together(Member("a").Earned(2025, 60_000, EvidenceStatus.Declared), known), asked).Outcome.ShouldBe(Outcome.Unproven, "without her admission");
    }

    [Fact]
    public void A_third_party_who_did_not_sign_proves_nothing_by_her_admission()
    {
        var asked = new MinimumTurnover { Id = "turnover", Amount = Money.Euros(100_000) };
        var parent = Admitted("parent").Earned(2025, 900_000, EvidenceStatus.Declared);
        var unsigned = Taken(Alone(Admitted("a")).RelyingOn(parent, false, "turnover"), asked);
        unsigned.Outcome.ShouldBe(Outcome.Unproven);
        unsigned.Findings.ShouldHaveSingleItem().ShouldBe(Outcome.Unproven, "minimumTurnover.noCommitment");
        Taken(Alone(Admitted("a")).RelyingOn(parent, true, "turnover"), asked).Outcome.ShouldBe(Outcome.Met);
    }

    [Fact]
    public void Under_a_not_a_set_to_which_everybody_is_admitted_is_met_and_the_whole_is_not()
    {
        var not = new Not { Condition = TheSet(new Certificate { Code = "vca", Combine = Combine.EveryMember }) };
        MemberFacts Declared(MemberFacts member) => member.Certified("vca", status: EvidenceStatus.Declared);
        Assessment.Of(not, Together(Declared(Admitted("a")), Declared(Admitted("b"))), Tender).Outcome.ShouldBe(Outcome.NotMet);
        Assessment.Of(not, Together(Declared(Admitted("a")), Declared(Member("b"))), Tender).Outcome.ShouldBe(Outcome.Unproven, "one of them is not admitted");
    }

    [Fact]
    public void A_not_within_a_set_stays_open_until_everybody_is_admitted_to_the_end()
    {
        var forbidden = TheSet(new Not { Condition = new Certificate { Code = "vca", Combine = Combine.EveryMember } });
        MemberFacts Declared(MemberFacts member) => member.Certified("vca", status: EvidenceStatus.Declared);
        Outcome With(MemberFacts other) => Assessment.Of(forbidden, Together(Declared(Admitted("a")), Declared(other)), Tender).Outcome;
        With(Admitted("b")).ShouldBe(Outcome.Met, "the authority looked at the whole set");
        With(Member("b")).ShouldBe(Outcome.Unproven, "one of them is not admitted");
        With(Admitted("b", "2027-06-29")).ShouldBe(Outcome.Unproven, "her admission ends a day before the contract");
    }

    private static AllOf TheSet(Condition asked) => new() { Id = TakenOverSets.GroupId(Set, 1), Conditions = [asked] };

    private static EligibilityReport Taken(BidderProfile bidder, Leaf asked) => Assessment.Of(TheSet(asked), bidder, Tender);

    private static MemberFacts Admitted(string name, string? until = null) => Member(name) with
    {
        Admissions = [new AdmissionFact { Id = $"admission-{name}", Set = $"{Set}/1", From = Day("2026-01-01"), Until = until is null ? null : Day(until) }],
    };
}
