using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Tests.Reference;

public class SearchTextTests
{
    [Theory]
    [InlineData("Financiële  DIENSTEN, n.e.g.", "financiele diensten n e g")]
    [InlineData("Fryslân", "fryslan")]
    [InlineData("Bo\u0301rger", "borger")]
    [InlineData("foto's en foto’s", "fotos en fotos")]
    [InlineData("ĲSSEL Straße Œuvre Łódź", "ijssel strasse oeuvre lodz")]
    [InlineData("100% [a-z]_", "100 a z")]
    [InlineData("  ", "")]
    public void Accents_capitals_and_signs_do_not_count(string text, string folded) => SearchText.Fold(text).ShouldBe(folded);

    [Fact]
    public void Words_are_taken_once_and_not_too_many()
    {
        SearchText.Words("groen Groen GROEN tuin").ShouldBe(["groen", "tuin"]);
        SearchText.Words("81.30.1 n.e.g.").ShouldBe(["81301", "n", "e", "g"]);
        SearchText.Words(string.Join(' ', Enumerable.Range(0, 100))).Count.ShouldBe(8);
    }
}
