using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tests.Freelancers;

public sealed class FreelancerTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(LegalForm.SoleTrader, "vat-id.may-contain-bsn")]
    [InlineData(LegalForm.LegalPerson, null)]
    public void Nine_digits_that_pass_the_eleven_test_may_be_a_citizens_number_or_a_companys(LegalForm form, string? code) =>
        (AProfile() with { VatId = "NL111222333B01", LegalForm = form }).Flaws("").Select(f => f.Code).ShouldBe(code is null ? [] : [code]);

    [Fact]
    public void The_journal_hears_of_her_district_only_when_it_is_public()
    {
        District(AProfile()).ShouldBeNull();
        District(AProfile() with { PublicFields = [PublicField.HomeDistrict] }).ShouldBe("WK093501");
    }

    [Fact]
    public void Who_left_neither_changes_nor_leaves_again()
    {
        var she = Freelancer.Register(AProfile(), Now);
        she.Leave(Now, default);
        she.Profile.ShouldBeNull();
        Should.Throw<Refusal>(() => she.Change(AProfile())).Code.ShouldBe("freelancer.left");
        Should.Throw<Refusal>(() => she.Leave(Now, default)).Code.ShouldBe("freelancer.left");
    }

    private static string? District(FreelancerProfile profile) =>
        Freelancer.Register(profile, Now).Events.ShouldHaveSingleItem().ShouldBeOfType<FreelancerRegistered>().HomeDistrict;

    private static FreelancerProfile AProfile() => new()
    {
        Name = "Groen van Wyck", Identifier = new BusinessIdentifier(BusinessIdentifier.Kvk, "12345678"), Email = "groen@example.nl",
        Sectors = ["8130"], HomeDistrict = "WK093501", WorkAreas = ["GM0935"],
    };
}
