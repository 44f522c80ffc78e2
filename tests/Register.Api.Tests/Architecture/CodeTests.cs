using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Register.Api.Http;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Architecture;

/// <summary>Whatever the program refuses, it says why in Dutch and in English, and docs/refusals.md lists it.</summary>
public sealed partial class CodeTests
{
    [Fact]
    public void Every_refusal_has_a_Dutch_and_an_English_text_that_gets_what_it_asks_for()
    {
        Codes.Refusals.Count.ShouldBeGreaterThan(7);
        Codes.Refusals.SelectMany(r => Codes.Flaws(r.Refusal.Code, r.Refusal.Arguments.Keys, Codes.Texts)).ShouldBeEmpty();
        Codes.Refusals.Select(r => r.Refusal.Code).Where(c => c.Any(char.IsAsciiLetterUpper)).ShouldBeEmpty("codes are kebab-case");
    }

    [Fact]
    public void Every_refusal_has_a_code_of_its_own_or_one_that_all_areas_share() =>
        Codes.Refusals.Where(r => Codes.Refusals.All(c => c.Method.DeclaringType != typeof(CommonRefusals) || c.Refusal.Code != r.Refusal.Code)).GroupBy(r => r.Refusal.Code).Where(g => g.Select(r => r.Method.DeclaringType).Distinct().Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(r => r.Method.DeclaringType!.Name))}").ShouldBeEmpty();

    [Fact]
    public void Refusals_are_made_only_where_they_are_declared() =>
        Parts.Of(Tree.Domain).Concat(Parts.Of(Tree.Infrastructure)).Concat(Parts.Of(Tree.Api))
            .Where(p => !p.Type.Name.EndsWith("Refusals") && p.Members.OfType<ConstructorInfo>().Any(c => c.DeclaringType == typeof(Refusal)))
            .Select(p => p.Type.FullName).ShouldBeEmpty();

    [Fact]
    public void Every_validation_rule_has_a_text()
    {
        Codes.Validations.Count.ShouldBeGreaterThan(10);
        Codes.Validations.SelectMany(v => Codes.Flaws(v.Code, null, Codes.Texts).Select(f => $"{v.Rules.Name}: {f}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_code_in_the_program_has_a_text()
    {
        Codes.Literals().Count().ShouldBeGreaterThan(20);
        Codes.Literals().SelectMany(l => Codes.Flaws(l.Code, null, Codes.Texts).Select(f => $"{l.Type.Name}: {f}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_text_is_there_once_in_both_languages() =>
        Codes.Texts.Select(t => t.Code).Distinct().SelectMany(code => Codes.Flaws(code, null, Codes.Texts)).ShouldBeEmpty();

    [Fact]
    public void Every_thing_that_is_not_found_has_a_Dutch_and_an_English_name()
    {
        var nouns = Tree.Files("src", ".cs").SelectMany(f => Noun().Matches(f.Text)).Select(m => m.Groups[1].Value).Distinct().ToList();
        nouns.Count.ShouldBeGreaterThan(10);
        nouns.Select(n => "word." + n.ToLowerInvariant().Replace(' ', '-')).SelectMany(w => Codes.Flaws(w, null, Codes.Texts)).ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_text_another_placeholder_and_a_wrong_shape_are_found()
    {
        (string, string, string, string)[] texts = [("a.b", "x", "{one}", "{one}"), ("a.c", "x", "{one}", "{two}"), ("a.d", "x", "", "d"), ("A.B", "x", "d", "d")];
        Codes.Flaws("a.b", ["one"], texts).ShouldBeEmpty();
        Codes.Flaws("a.b", ["two"], texts).ShouldHaveSingleItem();
        Codes.Flaws("a.c", null, texts).ShouldHaveSingleItem();
        Codes.Flaws("a.d", null, texts).ShouldHaveSingleItem();
        Codes.Flaws("a.z", null, texts).ShouldHaveSingleItem();
        Codes.Flaws("A.B", null, texts).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_document_of_refusals_is_what_the_program_says() => Tree.ShouldSay("docs/refusals.md", Document());

    private static string Document()
    {
        var text = new StringBuilder("""
            # Refusals

            Made by the program; a test compares it. Every error is `application/problem+json` (RFC 9457) with one of these codes, which
            are stable. The text is in the language of `Accept-Language` (Dutch by default); what stands in braces is filled in.


            """);
        foreach (var area in Codes.Refusals.GroupBy(r => r.Method.DeclaringType!).OrderBy(g => g.Key.Name == nameof(CommonRefusals) ? "" : g.Key.FullName, StringComparer.Ordinal))
            Table(text, area.Key.Name[..^"Refusals".Length], area.Select(r => (r.Refusal.Code, StatusOf(r.Refusal.Kind))));
        var known = Codes.Refusals.Select(r => r.Refusal.Code).ToHashSet();
        foreach (var group in Codes.Texts.Where(t => t.File == "common" && !known.Contains(t.Code)).GroupBy(t => t.Code.Contains('.') ? t.Code.Split('.')[0] : "general"))
            Table(text, $"Form of a request: {group.Key}", group.Select(t => (t.Code, 0)));
        return text.ToString();
    }

    private static void Table(StringBuilder text, string title, IEnumerable<(string Code, int Status)> codes)
    {
        text.Append("## ").Append(title).Append("\n\n| code | status | Nederlands | English |\n|---|---|---|---|\n");
        foreach (var (code, status) in codes.Distinct().OrderBy(c => c.Code, StringComparer.Ordinal))
        {
            var entry = Codes.Texts.Single(t => t.Code == code);
            text.Append($"| `{code}` | {(status == 0 ? "-" : status)} | {Cell(entry.Nl)} | {Cell(entry.En)} |\n");
        }
        text.Append('\n');
    }

    [GeneratedRegex(@"(?:NotFound\(|Noun => |UnknownReference\([^,]+, )""([^""]+)""")]
    private static partial Regex Noun();

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static int StatusOf(RefusalKind kind) => (int)typeof(ProblemHandler).GetMethod("StatusOf", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [kind])!;
}
