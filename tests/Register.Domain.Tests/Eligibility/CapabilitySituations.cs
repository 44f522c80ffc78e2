using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

public class CapabilitySituations
{
    private static readonly MinimumTurnover HundredThousand = new() { Amount = Money.Euros(100_000) };
    private static readonly References TwoGardens = new() { Competence = "green", Number = 2 };

    [Fact]
    public void Two_half_turnovers_make_a_whole_one()
    {
        var finding = Together(Member("a").Earned(2025, 50_000), Member("b").Earned(2025, 50_000)).Judge(HundredThousand);

        finding.ShouldBe(Outcome.Met, "minimumTurnover.met");
        finding.Coverage.Select(c => (c.Member, c.Proven, c.Cover, c.Used)).ShouldBe([("a", 5_000_000, Cover.Partly, true), ("b", 5_000_000, Cover.Partly, true)]);
        finding.EvidenceUsed().ShouldBe([("a", "t0"), ("b", "t0")]);
    }

    [Fact]
    public void Turnover_of_different_years_is_never_added() =>
        Together(Member("a").Earned(2025, 50_000), Member("b").Earned(2024, 50_000)).Judge(HundredThousand)
            .ShouldBe(Outcome.NotMet, "minimumTurnover.short").Missing.ShouldBe(5_000_000);

    [Fact]
    public void Turnover_in_another_currency_is_never_added() =>
        Together(Member("a").Earned(2025, 50_000), Member("b").Earned(2025, 500_000, currency: "USD")).Judge(HundredThousand)
            .ShouldBe(Outcome.NotMet, "minimumTurnover.short").Claimed.ShouldBe(5_000_000);

    [Fact]
    public void One_poor_year_of_three_fails_each_year_but_not_the_average()
    {
        var facts = Alone(Member("a").Earned(2023, 300_000).Earned(2024, 20_000).Earned(2025, 150_000));

        facts.Judge(HundredThousand with { Years = 3 }).ShouldBe(Outcome.NotMet, "minimumTurnover.short").Missing.ShouldBe(8_000_000);
        facts.Judge(HundredThousand with { Years = 3, Average = true }).ShouldBe(Outcome.Met, "minimumTurnover.met");
    }

    [Fact]
    public void Where_the_lead_must_earn_it_the_others_do_not_help() =>
        Together(Member("lead").Earned(2025, 50_000), Member("b").Earned(2025, 500_000)).Judge(HundredThousand with { Combine = Combine.Lead })
            .ShouldBe(Outcome.NotMet, "minimumTurnover.short").Missing.ShouldBe(5_000_000);

    [Fact]
    public void Half_verified_and_half_declared_turnover_is_unproven()
    {
        var finding = Together(Member("a").Earned(2025, 50_000), Member("b").Earned(2025, 50_000, EvidenceStatus.Declared)).Judge(HundredThousand);

        finding.ShouldBe(Outcome.Unproven, "minimumTurnover.declared");
        (finding.Proven, finding.Claimed).ShouldBe((5_000_000, 10_000_000));
    }

    [Fact]
    public void A_lower_verified_figure_does_not_hide_a_higher_declared_one() =>
        Alone(Member("a").Earned(2025, 60_000).Earned(2025, 120_000, EvidenceStatus.Declared)).Judge(HundredThousand)
            .ShouldBe(Outcome.Unproven, "minimumTurnover.declared").Proven.ShouldBe(6_000_000);

    [Fact]
    public void A_starter_without_figures_is_told_the_whole_amount() =>
        Alone(Member("a")).Judge(HundredThousand).ShouldBe(Outcome.NotMet, "minimumTurnover.missing").Missing.ShouldBe(10_000_000);

    [Fact]
    public void The_same_reference_brought_by_two_members_counts_once() =>
        Together(Member("a").Did("park-2024", "green", "2024-11-01"), Member("b").Did("park-2024", "green", "2024-11-01")).Judge(TwoGardens)
            .ShouldBe(Outcome.NotMet, "references.short").Claimed.ShouldBe(1);

    [Fact]
    public void Two_members_with_a_reference_each_have_two() =>
        Together(Member("a").Did("park", "green", "2024-11-01"), Member("b").Did("cemetery", "green", "2025-03-01")).Judge(TwoGardens).ShouldBe(Outcome.Met, "references.met");

    [Fact]
    public void One_assignment_verified_for_one_member_and_declared_by_the_other_is_proven() =>
        Together(Member("a").Did("park", "green", "2024-11-01", status: EvidenceStatus.Declared), Member("b").Did("park", "green", "2024-11-01"))
            .Judge(TwoGardens with { Number = 1 }).ShouldBe(Outcome.Met, "references.met");

    [Fact]
    public void A_reference_that_ended_three_years_ago_to_the_day_counts_and_a_day_earlier_does_not()
    {
        Alone(Member("a").Did("park", "green", "2023-06-01")).Judge(TwoGardens with { Number = 1 }).ShouldBe(Outcome.Met, "references.met");
        Alone(Member("a").Did("park", "green", "2023-05-31")).Judge(TwoGardens with { Number = 1 }).ShouldBe(Outcome.NotMet, "references.expired");
    }

    [Fact]
    public void For_works_a_reference_may_be_five_years_old() =>
        Alone(Member("a").Did("bridge", "green", "2021-06-01")).Judge(TwoGardens with { Number = 1 }, Tender with { Works = true }).ShouldBe(Outcome.Met, "references.met");

    [Fact]
    public void An_assignment_that_still_runs_counts() =>
        Alone(Member("a").Did("park", "green", null)).Judge(TwoGardens with { Number = 1 }).ShouldBe(Outcome.Met, "references.met");

    [Fact]
    public void One_reference_may_show_two_competences()
    {
        var gardener = Alone(Member("a").Did("park", "green,trees", "2025-01-01"));

        gardener.Judge(new References { Competence = "green" }).Outcome.ShouldBe(Outcome.Met);
        gardener.Judge(new References { Competence = "trees" }).Outcome.ShouldBe(Outcome.Met);
    }

    [Fact]
    public void A_reference_must_reach_its_share_of_the_estimated_value()
    {
        var sixty = new References { ShareBasisPoints = 6_000 };

        Alone(Member("a").Did("park", "green", "2025-01-01", 60_000)).Judge(sixty).ShouldBe(Outcome.Met, "references.met");
        Alone(Member("a").Did("park", "green", "2025-01-01", 59_999)).Judge(sixty).ShouldBe(Outcome.NotMet, "references.missing");
    }

    [Fact]
    public void A_reference_for_catering_is_not_one_for_gardens() =>
        Alone(Member("a").Did("lunch", "green", "2025-01-01", cpv: "55520000")).Judge(new References { Cpv = ["773"] }).ShouldBe(Outcome.NotMet, "references.missing");

    [Fact]
    public void Hours_of_members_who_are_there_together_are_added() =>
        Together(Member("a").Free(24), Member("b").Free(16)).Judge(new Capacity { HoursPerWeek = 40 }).ShouldBe(Outcome.Met, "capacity.met");

    [Fact]
    public void Two_who_relieve_each_other_half_way_cover_the_year() =>
        Together(Member("a").Free(40, "2026-07-01", "2026-12-31"), Member("b").Free(40, "2027-01-01", "2027-06-30"))
            .Judge(new Capacity { HoursPerWeek = 40 }).ShouldBe(Outcome.Met, "capacity.met");

    [Fact]
    public void One_day_between_two_who_relieve_each_other_is_a_gap() =>
        Together(Member("a").Free(40, "2026-07-01", "2026-12-30"), Member("b").Free(40, "2027-01-01", "2027-06-30"))
            .Judge(new Capacity { HoursPerWeek = 40 }).ShouldBe(Outcome.NotMet, "capacity.missing").Missing.ShouldBe(40);

    [Fact]
    public void Four_hours_a_week_short_is_four_hours_short() =>
        Together(Member("a").Free(20), Member("b").Free(16)).Judge(new Capacity { HoursPerWeek = 40 }).ShouldBe(Outcome.NotMet, "capacity.short").Missing.ShouldBe(4);

    [Fact]
    public void A_member_available_until_Christmas_is_available_in_part() =>
        Alone(Member("a").Free(40, "2026-01-01", "2026-12-24")).Judge(new Availability()).ShouldBe(Outcome.NotMet, "availability.short");

    [Fact]
    public void An_equivalent_certificate_does_unless_the_buyer_excludes_it()
    {
        var firm = Alone(Member("a").Certified("own-quality-system", equivalentTo: "iso-9001"));

        firm.Judge(new Certificate { Code = "iso-9001" }).ShouldBe(Outcome.Met, "certificate.met");
        firm.Judge(new Certificate { Code = "iso-9001", OrEquivalent = false }).ShouldBe(Outcome.NotMet, "certificate.missing");
    }

    [Fact]
    public void The_certified_member_must_be_the_one_who_fells_the_trees()
    {
        var felling = new Certificate { Code = "etw", Combine = Combine.Performer, Performer = "felling" };
        var pair = Together(Member("a").Certified("etw"), Member("b"));

        pair.Doing("a", "felling").Judge(felling).ShouldBe(Outcome.Met, "certificate.met");
        pair.Doing("b", "felling").Judge(felling).ShouldBe(Outcome.NotMet, "certificate.missing");
        pair.Judge(felling).ShouldBe(Outcome.NotMet, "certificate.noPerformer").Remedy.ShouldBe("remedy.namePerformer");
    }

    [Fact]
    public void Who_bids_alone_performs_everything() =>
        Alone(Member("a").Certified("etw")).Judge(new Certificate { Code = "etw", Combine = Combine.Performer, Performer = "felling" }).ShouldBe(Outcome.Met, "certificate.met");

    [Fact]
    public void A_bachelor_is_no_master() =>
        Alone(Member("a") with { Diplomas = [new DiplomaFact { Id = "d", Field = "law", Level = 6, Status = EvidenceStatus.Verified }] })
            .Judge(new Diploma { Fields = ["law"], Level = 7 }).ShouldBe(Outcome.NotMet, "diploma.short").Missing.ShouldBe(1);

    [Fact]
    public void Own_word_on_a_language_is_enough_before_award_and_not_at_award()
    {
        var speaker = Alone(Member("a") with { Languages = [new LanguageFact { Id = "l", Language = "nl", Level = 5 }] });

        speaker.Judge(new Language { Code = "nl", Level = 4 }).ShouldBe(Outcome.Met, "language.met");
        speaker.Judge(new Language { Code = "nl", Level = 4, AssessedAt = AssessedAt.Award }).ShouldBe(Outcome.Unproven, "language.declared");
    }

    [Fact]
    public void Promises_of_social_return_add_up() =>
        Together(Member("a") with { SocialReturnBasisPoints = 300 }, Member("b") with { SocialReturnBasisPoints = 150 })
            .Judge(new SocialReturn { BasisPoints = 500 }).ShouldBe(Outcome.NotMet, "socialReturn.short").Arguments()["missing"].ShouldBe(0.5m);

    [Fact]
    public void A_lower_step_on_the_ladder_is_not_enough() =>
        Alone(Member("a") with { Measures = [new MeasureFact { Id = "m", Code = "co2-performance-ladder", Level = 3, Status = EvidenceStatus.Verified }] })
            .Judge(new Sustainability { Measure = "co2-performance-ladder", Level = 5 }).ShouldBe(Outcome.NotMet, "sustainability.short").Missing.ShouldBe(2);

    [Fact]
    public void One_member_above_the_ceiling_is_one_too_many()
    {
        var finding = Together(Member("a") with { HourlyRate = Money.Euros(60) }, Member("b") with { HourlyRate = Money.Euros(85) })
            .Judge(new RateCeiling { Maximum = Money.Euros(80) });

        finding.ShouldBe(Outcome.NotMet, "rateCeiling.tooHigh").Missing.ShouldBe(500);
    }

    [Fact]
    public void An_unknown_rate_is_unproven() =>
        Alone(Member("a")).Judge(new RateCeiling { Maximum = Money.Euros(80) }).ShouldBe(Outcome.Unproven, "rateCeiling.missing");

    [Fact]
    public void Three_members_are_a_team_of_three() =>
        Together(Member("a"), Member("b"), Member("c")).Judge(new TeamSize { Minimum = 3 }).ShouldBe(Outcome.Met, "teamSize.met");
}
