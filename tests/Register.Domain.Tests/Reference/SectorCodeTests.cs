using Register.Domain.Reference;

namespace Register.Domain.Tests.Reference;

public class SectorCodeTests
{
    [Theory]
    [InlineData("O", "O", SectorLevel.Section)]
    [InlineData("o", "O", SectorLevel.Section)]
    [InlineData("81", "81", SectorLevel.Division)]
    [InlineData("81.3", "813", SectorLevel.Group)]
    [InlineData("813", "813", SectorLevel.Group)]
    [InlineData("81.30", "8130", SectorLevel.Class)]
    [InlineData("81.30.1", "81301", SectorLevel.Subclass)]
    [InlineData("81.301", "81301", SectorLevel.Subclass)]
    [InlineData(" 01110 ", "01110", SectorLevel.Subclass)]
    public void A_code_is_read_with_and_without_dots(string text, string canonical, SectorLevel level)
    {
        var code = SectorCode.Parse(text);

        code.Value.ShouldBe(canonical);
        code.Level.ShouldBe(level);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("8")]
    [InlineData("813011")]
    [InlineData("8.130")]
    [InlineData("81.")]
    [InlineData("81..30")]
    [InlineData("81.3.0")]
    [InlineData("OO")]
    [InlineData("O81")]
    [InlineData("81\n")]
    [InlineData("٨١")]
    [InlineData("-1")]
    public void What_has_no_shape_of_a_code_is_refused(string? text) =>
        SectorCode.TryParse(text, null, out _).ShouldBeFalse();

    [Fact]
    public void The_parent_of_a_group_and_deeper_follows_from_its_digits()
    {
        SectorCode.Parse("81.30.1").Parent.ShouldBe(SectorCode.Parse("8130"));
        SectorCode.Parse("813").Parent.ShouldBe(SectorCode.Parse("81"));
    }

    [Theory]
    [InlineData("81")]
    [InlineData("O")]
    public void Divisions_and_sections_do_not_tell_their_parent(string text) =>
        SectorCode.Parse(text).Parent.ShouldBeNull();

    [Fact]
    public void Codes_written_differently_are_equal() =>
        SectorCode.Parse("81.30").ShouldBe(SectorCode.Parse("8130"));
}
