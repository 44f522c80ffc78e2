using Register.Domain.Reference;

namespace Register.Domain.Tests.Reference;

public class AreaCodeTests
{
    [Theory]
    [InlineData("NL", AreaLevel.Country, null)]
    [InlineData("PV31", AreaLevel.Province, "NL")]
    [InlineData("GM0935", AreaLevel.Municipality, null)]
    [InlineData("WK093500", AreaLevel.District, "GM0935")]
    [InlineData("WK0363AF", AreaLevel.District, "GM0363")]
    [InlineData("wk0363af  ", AreaLevel.District, "GM0363")]
    public void A_code_tells_its_level_and_what_it_can_of_its_parent(string text, AreaLevel level, string? parent)
    {
        var code = AreaCode.Parse(text);

        code.Level.ShouldBe(level);
        code.Parent?.Value.ShouldBe(parent);
        (code.Parent is null).ShouldBe(parent is null);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("N")]
    [InlineData("NLD")]
    [InlineData("PV3")]
    [InlineData("GM093")]
    [InlineData("GM09355")]
    [InlineData("GMABCD")]
    [InlineData("WK0935")]
    [InlineData("WK09350-")]
    [InlineData("WK0935000")]
    [InlineData("BU09350000")]
    [InlineData("WK093500\n")]
    public void What_has_no_shape_of_an_area_is_refused(string? text) =>
        AreaCode.TryParse(text, null, out _).ShouldBeFalse();

    [Fact]
    public void A_district_names_its_municipality() =>
        DistrictCode.Parse("WK093501").Municipality.ShouldBe(AreaCode.Parse("GM0935"));

    [Theory]
    [InlineData("GM0935")]
    [InlineData("PV31")]
    [InlineData("NL")]
    public void A_wider_area_is_no_district(string text) =>
        DistrictCode.TryParse(text, null, out _).ShouldBeFalse();

    [Theory]
    [InlineData("Limburg", "PV31")]
    [InlineData("fryslân", "PV21")]
    [InlineData("Friesland", "PV21")]
    [InlineData("North Brabant", "PV30")]
    [InlineData("PV27", "PV27")]
    public void A_province_is_found_by_name_or_code(string text, string code) =>
        Province.Find(text)!.Code.Value.ShouldBe(code);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Vlaams-Limburg")]
    public void What_is_no_province_is_not_found(string? text) => Province.Find(text).ShouldBeNull();
}
