using System.Text.RegularExpressions;

namespace Register.Api.Tests.Architecture;

/// <summary>docs/promises.md and SECURITY.md: what is promised there, a test shows.</summary>
public sealed partial class PromisesTests
{
    [Fact]
    public void Every_promise_names_a_test_that_exists()
    {
        var rows = Rows(Tree.Read("docs/promises.md"), "promise");
        rows.Count.ShouldBeGreaterThan(20);
        rows.ShouldAllBe(r => r.Length == 3 && r[0].Length > 0 && r[2].Length > 0);
        rows.Select(r => r[1].Trim('`')).Except(Tests()).ShouldBeEmpty();
        rows.Select(r => r[0]).ShouldBeUnique();
    }

    [Fact]
    public void Every_threat_names_what_stops_it_and_tests_that_exist()
    {
        var rows = Rows(Tree.Read("SECURITY.md").Split("## Threats")[1], "who");
        rows.Count.ShouldBeGreaterThan(20);
        rows.ShouldAllBe(r => r.Length == 4 && r.All(cell => cell.Length > 0));
        rows.SelectMany(r => r[3].Split(", ")).Select(t => t.Trim('`')).Except(Tests()).ShouldBeEmpty();
        rows.Select(r => r[1]).ShouldBeUnique();
    }

    private static List<string[]> Rows(string text, string firstHead) =>
        [.. text.Split('\n').Where(l => l.StartsWith("| ") && !l.StartsWith($"| {firstHead} |")).Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    private static HashSet<string> Tests()
    {
        var tests = Tree.Files("tests", ".cs").SelectMany(f => TestName().Matches(f.Text).Select(m => $"{Path.GetFileNameWithoutExtension(f.Path)}.{m.Groups[1].Value}")).ToHashSet();
        tests.Count.ShouldBeGreaterThan(500);
        return tests;
    }

    [GeneratedRegex(@"\[(?:Fact|Theory|Property)[\s\S]{0,4000}?public (?:async )?(?:Task|void|ValueTask)\s+(\w+)\(")]
    private static partial Regex TestName();
}
