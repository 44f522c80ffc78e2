using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Register.Domain.Eligibility;

namespace Register.Domain.Tests.Eligibility;

public partial class TextsOfFindings
{
    private static readonly Dictionary<string, Dictionary<string, string>> Texts =
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(File.ReadAllText(Path.Combine(Root(), "src/Register.Api/Language/findings.json")))!;

    [Fact]
    public void Every_code_has_a_text_and_every_text_has_a_code()
    {
        var needed = ConditionKinds.All.SelectMany(k => k.TextKeys()).Concat(FlawCodes.All).ToHashSet();

        needed.Except(Texts.Keys).ShouldBeEmpty("codes without a text");
        Texts.Keys.Except(needed).ShouldBeEmpty("texts nothing asks for");
    }

    [Fact]
    public void Every_text_is_there_in_Dutch_and_English_and_asks_the_same_arguments()
    {
        foreach (var (code, text) in Texts)
        {
            text.Keys.ToArray().ShouldBe(["nl", "en"], code);
            text.Values.ShouldAllBe(t => t.Length > 1);
            Asked(text["nl"]).ShouldBe(Asked(text["en"]), code);
        }
    }

    [Fact]
    public void Texts_of_findings_ask_only_what_a_finding_tells()
    {
        var told = new Finding { Condition = "c", Kind = "k", Code = "k.met" }.Arguments().Keys.ToHashSet();

        foreach (var key in ConditionKinds.All.SelectMany(k => k.FindingCodes().Concat(k.RemedyCodes())).Distinct())
            Asked(Texts[key]["nl"]).Except(told).ShouldBeEmpty(key);
    }

    internal static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));

    private static SortedSet<string> Asked(string text) => [.. Argument().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Argument();
}
