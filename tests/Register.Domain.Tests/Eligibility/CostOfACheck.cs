using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Xunit.Abstractions;
using static Register.Domain.Tests.Eligibility.Situation;

namespace Register.Domain.Tests.Eligibility;

public class CostOfACheck(ITestOutputHelper output)
{
    [Fact]
    public void Three_members_against_twenty_conditions_allocate_less_than_twenty_kilobytes()
    {
        var (tree, bidder) = (TwentyConditions(), Together(Typical("a"), Typical("b"), Typical("c")));
        ConditionTree.Leaves(tree).Count().ShouldBe(20);
        for (var i = 0; i < 100; i++) Assessment.Of(tree, bidder, Tender);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var report = Assessment.Of(tree, bidder, Tender);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        output.WriteLine($"{allocated} bytes; {report.Outcome}");
        report.Findings.Count(f => f.Outcome == Outcome.Met).ShouldBeGreaterThan(15);
        allocated.ShouldBeLessThan(20_000);
    }

    internal static Condition TwentyConditions() => ConditionTree.WithIds(new AllOf
    {
        Conditions =
        [
            new BusinessRegistration(), new VatIdentification(), new Sector { Sectors = ["81.30"] }, new WorkArea { Areas = ["GM0935"] },
            new Residence { Areas = ["PV31"] }, new MinimumTurnover { Amount = Money.Euros(150_000), Years = 3 },
            new LiabilityInsurance { PerEvent = Money.Euros(1_000_000), PerYear = Money.Euros(2_000_000), AssessedAt = AssessedAt.ContractEnd },
            new Certificate { Code = "vca", Combine = Combine.EveryMember }, new Diploma { Fields = ["horticulture"], Level = 4 },
            new References { Competence = "green", Number = 3 }, new Capacity { HoursPerWeek = 80 }, new Availability(), new TaxCompliance(),
            new ExclusionGroundsAbsent(), new ConductCertificate(), new ConditionsAccepted { Document = "maastricht", Version = 3 },
            new SelfDeclaration(), new Language { Code = "nl", Level = 4 }, new SocialReturn { BasisPoints = 200 }, new TeamSize { Minimum = 3 },
        ],
    });

    internal static MemberFacts Typical(string name) => (Member(name) with
    {
        Vat = new VatFact { Id = "vat", Country = "NL", Status = EvidenceStatus.Verified },
        Sectors = ["N", "81", "81.3", "81.30"],
        WorkAreas = ["WK093501", "WK093502", "GM0935", "PV31", "NL"],
        HomeAreas = ["WK093501", "GM0935", "PV31", "NL"],
        Diplomas = [new DiplomaFact { Id = "dip", Field = "horticulture", Level = 4, Status = EvidenceStatus.Verified }],
        Languages = [new LanguageFact { Id = "lan", Language = "nl", Level = 5 }],
        SelfDeclaration = new DeclarationFact { Id = "uea", ConfirmedFor = "lot-1" },
        SocialReturnBasisPoints = 100,
    })
    .Registered("NL-KVK").Earned(2023, 60_000).Earned(2024, 70_000).Earned(2025, 80_000).Insured(1_000_000, "2028-01-01").Certified("vca", "2029-01-01")
    .Did("park-" + name, "green", "2025-01-01").Did("square", "green", "2024-11-01").Free(32).Has(DocumentKinds.TaxStatement, "2026-03-01")
    .Has(DocumentKinds.ConductCertificate, "2025-03-01").States("exg-crim", false).States("exg-pmt", false).Accepted("maastricht", 3);
}
