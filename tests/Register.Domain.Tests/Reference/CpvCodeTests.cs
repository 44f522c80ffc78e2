using Register.Domain.Reference;

namespace Register.Domain.Tests.Reference;

public class CpvCodeTests
{
    [Theory]
    [InlineData("77000000", CpvLevel.Division)]
    [InlineData("30000000", CpvLevel.Division)]
    [InlineData("77300000", CpvLevel.Group)]
    [InlineData("77310000", CpvLevel.Class)]
    [InlineData("77311000", CpvLevel.Category)]
    [InlineData("79822500", CpvLevel.Subcategory)]
    [InlineData("03111111", CpvLevel.Subcategory)]
    public void The_level_follows_from_the_trailing_noughts(string text, CpvLevel level) =>
        CpvCode.Parse(text).Level.ShouldBe(level);

    [Fact]
    public void The_check_digit_is_kept_but_does_not_make_another_code()
    {
        var code = CpvCode.Parse("72000000-5");

        code.CheckDigit.ShouldBe(5);
        code.Value.ShouldBe("72000000");
        code.ShouldBe(CpvCode.Parse("72000000"));
        code.GetHashCode().ShouldBe(CpvCode.Parse("72000000").GetHashCode());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7200000")]
    [InlineData("720000000")]
    [InlineData("72000000-")]
    [InlineData("72000000-55")]
    [InlineData("72000000 5")]
    [InlineData("7200000x")]
    public void What_has_no_shape_of_a_code_is_refused(string? text) =>
        CpvCode.TryParse(text, null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("77310000", "77000000", true)]
    [InlineData("77310000", "77300000", true)]
    [InlineData("77310000", "77310000", true)]
    [InlineData("77310000", "77311000", false)]
    [InlineData("03100000", "30000000", false)]
    [InlineData("30100000", "30000000", true)]
    [InlineData("31000000", "30000000", false)]
    public void A_code_holds_those_that_share_its_digits(string code, string ancestor, bool within) =>
        CpvCode.Parse(code).IsWithin(CpvCode.Parse(ancestor)).ShouldBe(within);

    [Fact]
    public void Its_possible_parents_come_nearest_first() =>
        CpvCode.Parse("79822500").PossibleParents().Select(c => c.Value)
            .ShouldBe(["79822000", "79820000", "79800000", "79000000"]);

    [Theory]
    [InlineData("90911300", "90911000,90910000,90900000,90000000")]
    [InlineData("30190000", "30100000,30000000")]
    [InlineData("85000000", "")]
    [InlineData("30000000", "")]
    public void Noughts_inside_a_code_are_digits_too(string code, string parents) =>
        string.Join(',', CpvCode.Parse(code).PossibleParents()).ShouldBe(parents);
}
