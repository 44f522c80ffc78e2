using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

public class InsuranceSituations
{
    private static readonly LiabilityInsurance OneMillion = new() { PerEvent = Money.Euros(1_000_000) };

    [Fact]
    public void An_insurance_of_exactly_the_amount_is_enough() =>
        Alone(Member("a").Insured(1_000_000, "2027-12-31")).Judge(OneMillion).ShouldBe(Outcome.Met, "liabilityInsurance.met");

    [Fact]
    public void One_cent_short_is_short_by_one_cent()
    {
        var facts = Member("a") with { Insurances = [new InsuranceFact { Id = "i", Status = EvidenceStatus.Verified, Cover = "business", PerEvent = new Money(99_999_999, "EUR"), PerYear = Money.Euros(5_000_000) }] };
        Alone(facts).Judge(OneMillion).ShouldBe(Outcome.NotMet, "liabilityInsurance.short").Missing.ShouldBe(1);
    }

    [Fact]
    public void An_insurance_that_expired_the_day_before_the_deadline_counts_for_nothing() =>
        Alone(Member("a").Insured(1_000_000, "2026-05-31")).Judge(OneMillion).ShouldBe(Outcome.NotMet, "liabilityInsurance.expired");

    [Fact]
    public void An_insurance_that_ends_on_the_day_of_the_deadline_still_counts() =>
        Alone(Member("a").Insured(1_000_000, "2026-06-01")).Judge(OneMillion).ShouldBe(Outcome.Met, "liabilityInsurance.met");

    [Fact]
    public void An_insurance_that_starts_after_the_deadline_is_not_valid_yet() =>
        Alone(Member("a").Insured(1_000_000, "2027-12-31", from: "2026-06-02")).Judge(OneMillion).ShouldBe(Outcome.NotMet, "liabilityInsurance.notYetValid");

    [Fact]
    public void A_declared_insurance_is_unproven() =>
        Alone(Member("a").Insured(1_000_000, "2027-12-31", EvidenceStatus.Declared)).Judge(OneMillion).ShouldBe(Outcome.Unproven, "liabilityInsurance.declared").Remedy.ShouldBe("remedy.handInEvidence");

    [Fact]
    public void A_policy_that_waits_for_verification_is_unproven() =>
        Alone(Member("a").Insured(1_000_000, "2027-12-31", EvidenceStatus.Submitted)).Judge(OneMillion).ShouldBe(Outcome.Unproven, "liabilityInsurance.submitted").Remedy.ShouldBe("remedy.awaitVerification");

    [Fact]
    public void A_rejected_policy_counts_for_nothing() =>
        Alone(Member("a").Insured(1_000_000, "2027-12-31", EvidenceStatus.Rejected)).Judge(OneMillion).ShouldBe(Outcome.NotMet, "liabilityInsurance.rejected");

    [Fact]
    public void An_insurance_that_lapses_before_contract_end_is_found_on_the_first_day()
    {
        var report = Assessment.Of(OneMillion, Alone(Member("a").Insured(1_000_000, "2027-03-01")), Tender);

        report.Outcome.ShouldBe(Outcome.Met);
        report.ValidUntil.ShouldBe(Day("2027-03-01"));
        report.Lapses.ShouldHaveSingleItem().ShouldBe(new Lapse("c", "liabilityInsurance", "a", Day("2027-03-01"), Day("2027-06-30")));
    }

    [Fact]
    public void Asked_until_contract_end_an_insurance_that_lapses_before_is_unproven()
    {
        var finding = Alone(Member("a").Insured(1_000_000, "2027-03-01")).Judge(OneMillion with { AssessedAt = AssessedAt.ContractEnd });

        finding.ShouldBe(Outcome.Unproven, "liabilityInsurance.lapses");
        finding.ValidUntil.ShouldBe(Day("2027-03-01"));
        finding.On.ShouldBe(Day("2027-06-30"));
        finding.Remedy.ShouldBe("remedy.extend");
    }

    [Fact]
    public void Two_policies_that_follow_each_other_cover_the_contract() =>
        Alone(Member("a").Insured(1_000_000, "2027-03-01").Insured(1_000_000, "2028-03-01", from: "2027-03-02"))
            .Judge(OneMillion with { AssessedAt = AssessedAt.ContractEnd }).ShouldBe(Outcome.Met, "liabilityInsurance.met").ValidUntil.ShouldBe(Day("2028-03-01"));

    [Fact]
    public void A_day_between_two_policies_is_a_day_uninsured() =>
        Alone(Member("a").Insured(1_000_000, "2027-03-01").Insured(1_000_000, "2028-03-01", from: "2027-03-03"))
            .Judge(OneMillion with { AssessedAt = AssessedAt.ContractEnd }).ShouldBe(Outcome.Unproven, "liabilityInsurance.lapses");

    [Fact]
    public void Two_half_insurances_do_not_make_a_whole_one() =>
        Together(Member("a").Insured(500_000, "2027-12-31"), Member("b").Insured(500_000, "2027-12-31"))
            .Judge(OneMillion).ShouldBe(Outcome.NotMet, "liabilityInsurance.short").Missing.ShouldBe(50_000_000);

    [Fact]
    public void One_insured_member_insures_the_consortium_unless_every_member_must_be()
    {
        var bidder = Together(Member("a").Insured(1_000_000, "2027-12-31"), Member("b"));

        bidder.Judge(OneMillion).ShouldBe(Outcome.Met, "liabilityInsurance.met");
        bidder.Judge(OneMillion with { Combine = Combine.EveryMember }).ShouldBe(Outcome.NotMet, "liabilityInsurance.missing");
    }

    [Fact]
    public void Only_the_lead_counts_where_the_lead_must_be_insured()
    {
        var bidder = Together(Member("lead"), Member("b").Insured(1_000_000, "2027-12-31"));

        var finding = bidder.Judge(OneMillion with { Combine = Combine.Lead });

        finding.ShouldBe(Outcome.NotMet, "liabilityInsurance.missing");
        finding.Coverage.Select(c => (c.Member, c.Counts, c.Cover)).ShouldBe([("b", false, Cover.Covered), ("lead", true, Cover.Gap)]);
    }

    [Fact]
    public void Enough_per_event_but_half_per_year_is_half_of_it() =>
        Alone(Member("a").Insured(1_000_000, "2027-12-31", perYear: 1_000_000))
            .Judge(OneMillion with { PerYear = Money.Euros(2_000_000) }).ShouldBe(Outcome.NotMet, "liabilityInsurance.short").Missing.ShouldBe(50_000_000);

    [Fact]
    public void Professional_cover_is_not_business_cover() =>
        Alone(Member("a").Insured(1_000_000, "2027-12-31")).Judge(OneMillion with { Cover = "professional" }).ShouldBe(Outcome.NotMet, "liabilityInsurance.missing");

    [Fact]
    public void The_day_of_the_deadline_is_the_Dutch_day()
    {
        // 23:30 UTC on 31 May is half past one on 1 June in Maastricht.
        var night = Tender with { SubmissionDeadline = new DateTimeOffset(2026, 5, 31, 23, 30, 0, TimeSpan.Zero) };

        Alone(Member("a").Insured(1_000_000, "2026-05-31")).Judge(OneMillion, night).ShouldBe(Outcome.NotMet, "liabilityInsurance.expired");
    }

    [Fact]
    public void At_the_end_of_summer_time_the_day_does_not_shift()
    {
        // Clocks go back on 25 October 2026: 22:30 UTC is half past eleven that evening, still the 25th.
        var late = Tender with { SubmissionDeadline = new DateTimeOffset(2026, 10, 25, 22, 30, 0, TimeSpan.Zero) };

        Alone(Member("a").Insured(1_000_000, "2026-10-25")).Judge(OneMillion, late).ShouldBe(Outcome.Met, "liabilityInsurance.met");
    }
}
