using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

public class StandingSituations
{
    private static readonly ExclusionGroundsAbsent NotBankrupt = new() { Grounds = ["exg-sitn-bankr"] };

    [Fact]
    public void A_Belgian_member_is_registered_in_Belgium()
    {
        var pair = Together(Member("nl").Registered("NL-KVK"), Member("be").Registered("BE-BCE_KBO"));

        pair.Judge(new BusinessRegistration()).ShouldBe(Outcome.Met, "businessRegistration.met");
        pair.Judge(new BusinessRegistration { Schemes = ["NL-KVK"] }).ShouldBe(Outcome.NotMet, "businessRegistration.missing")
            .Coverage.Select(c => (c.Member, c.Cover)).ShouldBe([("be", Cover.Gap), ("nl", Cover.Covered)]);
    }

    [Fact]
    public void A_number_that_nobody_checked_is_unproven() =>
        Alone(Member("a").Registered("NL-KVK", EvidenceStatus.Declared)).Judge(new BusinessRegistration()).ShouldBe(Outcome.Unproven, "businessRegistration.declared");

    [Fact]
    public void An_extract_of_six_months_and_a_day_is_too_old()
    {
        var asked = new BusinessRegistration { Extract = true };

        Alone(Member("a").Registered("NL-KVK").Has(DocumentKinds.TradeRegisterExtract, "2025-12-01")).Judge(asked).ShouldBe(Outcome.Met, "businessRegistration.met");
        Alone(Member("a").Registered("NL-KVK").Has(DocumentKinds.TradeRegisterExtract, "2025-11-30")).Judge(asked).ShouldBe(Outcome.Unproven, "businessRegistration.tooOld");
    }

    [Fact]
    public void A_verified_vat_id_is_enough() =>
        Alone(Member("a") with { Vat = new VatFact { Id = "v", Country = "NL", Status = EvidenceStatus.Verified } })
            .Judge(new VatIdentification { Countries = ["NL"] }).ShouldBe(Outcome.Met, "vatIdentification.met");

    [Fact]
    public void A_gardener_is_found_under_landscaping() =>
        Alone(Member("a") with { Sectors = ["N", "81", "81.3", "81.30"] }).Judge(new Sector { Sectors = ["81"] }).ShouldBe(Outcome.Met, "sector.met");

    [Fact]
    public void A_firm_listed_in_landscaping_at_large_is_not_listed_as_gardener() =>
        Alone(Member("a") with { Sectors = ["N", "81"] }).Judge(new Sector { Sectors = ["81.30"] }).ShouldBe(Outcome.NotMet, "sector.missing");

    [Fact]
    public void Who_works_in_one_district_works_in_the_municipality() =>
        Alone(Member("a") with { WorkAreas = ["WK093501", "GM0935", "PV31", "NL"] }).Judge(new WorkArea { Areas = ["GM0935"] }).ShouldBe(Outcome.Met, "workArea.met");

    [Fact]
    public void Who_serves_the_whole_municipality_serves_each_district_of_it()
    {
        var facts = Member("a") with { WorkAreas = ["GM0935", "PV31", "NL"], WholeAreas = ["GM0935"] };

        Alone(facts).Judge(new WorkArea { Areas = ["WK093501"] }).ShouldBe(Outcome.Met, "workArea.met");
        Alone(facts).Judge(new WorkArea { Areas = ["WK091701"] }).ShouldBe(Outcome.NotMet, "workArea.missing");
    }

    [Fact]
    public void Who_serves_the_whole_country_serves_each_district() =>
        Alone(Member("a") with { WorkAreas = ["NL"], WholeAreas = ["NL"] }).Judge(new WorkArea { Areas = ["WK091701"] }).ShouldBe(Outcome.Met, "workArea.met");

    [Fact]
    public void Working_in_a_district_is_not_living_there() =>
        Alone(Member("a") with { WorkAreas = ["WK093501", "GM0935"], HomeAreas = ["WK091701", "GM0917"] })
            .Judge(new Residence { Areas = ["GM0935"] }).ShouldBe(Outcome.NotMet, "residence.missing");

    [Fact]
    public void One_bankrupt_member_excludes_the_consortium()
    {
        var finding = Together(Member("a").States("exg-sitn-bankr", applies: false), Member("b").States("exg-sitn-bankr", applies: true)).Judge(NotBankrupt);

        finding.ShouldBe(Outcome.NotMet, "exclusionGroundsAbsent.applies");
        finding.Coverage.Select(c => (c.Member, c.Outcome)).ShouldBe([("a", Outcome.Met), ("b", Outcome.NotMet)]);
    }

    [Fact]
    public void A_declaration_of_no_grounds_is_enough_before_award_and_not_at_award()
    {
        var bidder = Alone(Member("a").States("exg-sitn", applies: false));

        bidder.Judge(NotBankrupt).ShouldBe(Outcome.Met, "exclusionGroundsAbsent.met");
        bidder.Judge(NotBankrupt with { AssessedAt = AssessedAt.Award }).ShouldBe(Outcome.Unproven, "exclusionGroundsAbsent.declared");
    }

    [Fact]
    public void Who_declared_nothing_is_unproven_and_not_guilty() =>
        Alone(Member("a")).Judge(NotBankrupt).ShouldBe(Outcome.Unproven, "exclusionGroundsAbsent.missing");

    [Fact]
    public void Fraud_five_years_ago_to_the_day_still_counts_and_a_day_earlier_does_not()
    {
        var fraud = new ExclusionGroundsAbsent { Grounds = ["exg-crim-fraud"] };

        Alone(Member("a").States("exg-crim-fraud", true, "2021-06-01")).Judge(fraud).ShouldBe(Outcome.NotMet, "exclusionGroundsAbsent.applies");
        Alone(Member("a").States("exg-crim-fraud", true, "2021-05-31")).Judge(fraud).ShouldBe(Outcome.Met, "exclusionGroundsAbsent.met");
    }

    [Fact]
    public void A_facultative_ground_looks_back_three_years() =>
        Alone(Member("a").States("exg-mis-misconduct", true, "2023-05-31")).Judge(new ExclusionGroundsAbsent { Grounds = ["exg-mis-misconduct"] })
            .ShouldBe(Outcome.Met, "exclusionGroundsAbsent.met");

    [Fact]
    public void Self_cleaning_that_was_accepted_counts() =>
        Alone(Member("a").States("exg-crim-fraud", true, "2025-06-01", cleaned: true)).Judge(new ExclusionGroundsAbsent { Grounds = ["exg-crim-fraud"] })
            .ShouldBe(Outcome.Met, "exclusionGroundsAbsent.met");

    [Fact]
    public void Without_a_list_the_mandatory_grounds_are_asked()
    {
        var finding = Alone(Member("a").States("exg-crim", false)).Judge(new ExclusionGroundsAbsent());

        finding.ShouldBe(Outcome.Unproven, "exclusionGroundsAbsent.missing");
        (finding.Required, finding.Claimed, finding.Missing).ShouldBe((3, 2, 1));
    }

    [Fact]
    public void A_conduct_certificate_of_two_years_is_good_and_of_two_years_and_a_day_too_old()
    {
        var asked = new ConductCertificate { AssessedAt = AssessedAt.Award };

        Alone(Member("a").Has("gva", "2024-06-01")).Judge(asked).ShouldBe(Outcome.Met, "conductCertificate.met");
        Alone(Member("a").Has("gva", "2024-05-31")).Judge(asked).ShouldBe(Outcome.Unproven, "conductCertificate.tooOld");
    }

    [Fact]
    public void A_conduct_certificate_of_leap_day_lasts_two_years_to_the_end_of_February()
    {
        var facts = Alone(Member("a").Has("gva", "2024-02-29"));

        facts.Judge(new ConductCertificate(), Admission("2026-02-28")).ShouldBe(Outcome.Met, "conductCertificate.met").ValidUntil.ShouldBe(Day("2026-02-28"));
        facts.Judge(new ConductCertificate(), Admission("2026-03-01")).ShouldBe(Outcome.Unproven, "conductCertificate.tooOld");
    }

    [Fact]
    public void The_age_of_a_certificate_is_counted_at_submission_also_when_asked_at_award() =>
        Alone(Member("a").Has("gva", "2024-06-10")).Judge(new ConductCertificate { AssessedAt = AssessedAt.Award }).ShouldBe(Outcome.Met, "conductCertificate.met");

    [Fact]
    public void A_certificate_without_a_date_of_issue_has_no_age_that_will_do() =>
        Alone(Member("a") with { Documents = [new DocumentFact { Id = "d", Kind = "gva", Status = EvidenceStatus.Verified }] })
            .Judge(new ConductCertificate()).ShouldBe(Outcome.Unproven, "conductCertificate.tooOld");

    [Fact]
    public void A_tax_statement_of_half_a_year_ago_is_still_good() =>
        Alone(Member("a").Has(DocumentKinds.TaxStatement, "2025-12-01")).Judge(new TaxCompliance { AssessedAt = AssessedAt.Award }).ShouldBe(Outcome.Met, "taxCompliance.met");

    [Fact]
    public void Every_member_owes_its_own_tax_statement()
    {
        var report = Assessment.Of(new TaxCompliance(), Together(Member("a").Has(DocumentKinds.TaxStatement, "2026-03-01"), Member("b")), Tender);

        report.Outcome.ShouldBe(Outcome.Unproven);
        report.OwedBy("a").ShouldBeEmpty();
        report.OwedBy("b").ShouldHaveSingleItem().Finding.Kind.ShouldBe("taxCompliance");
    }

    [Fact]
    public void Conditions_accepted_at_an_older_version_are_not_accepted()
    {
        var asked = new ConditionsAccepted { Document = "maastricht", Version = 3 };

        Alone(Member("a").Accepted("maastricht", 2)).Judge(asked).ShouldBe(Outcome.NotMet, "conditionsAccepted.otherVersion");
        Alone(Member("a").Accepted("maastricht", 2).Accepted("maastricht", 3)).Judge(asked).ShouldBe(Outcome.Met, "conditionsAccepted.met");
    }

    [Fact]
    public void Conditions_accepted_after_the_deadline_are_accepted_too_late() =>
        Alone(Member("a").Accepted("maastricht", 3, on: "2026-06-02")).Judge(new ConditionsAccepted { Document = "maastricht", Version = 3 })
            .ShouldBe(Outcome.NotMet, "conditionsAccepted.missing");

    [Fact]
    public void A_self_declaration_is_confirmed_again_for_each_lot()
    {
        var declared = Member("a") with { SelfDeclaration = new DeclarationFact { Id = "uea", ConfirmedFor = "lot-9" } };

        Alone(declared).Judge(new SelfDeclaration()).ShouldBe(Outcome.Unproven, "selfDeclaration.notConfirmed");
        Alone(declared).Judge(new SelfDeclaration { ConfirmedPerBid = false }).ShouldBe(Outcome.Met, "selfDeclaration.met");
        Alone(declared with { SelfDeclaration = new DeclarationFact { Id = "uea", ConfirmedFor = "lot-1" } }).Judge(new SelfDeclaration()).ShouldBe(Outcome.Met, "selfDeclaration.met");
    }

    [Fact]
    public void One_member_without_a_self_declaration_is_one_too_few() =>
        Together(Member("a") with { SelfDeclaration = new DeclarationFact { Id = "uea", ConfirmedFor = "lot-1" } }, Member("b"))
            .Judge(new SelfDeclaration()).ShouldBe(Outcome.NotMet, "selfDeclaration.missing");
}
