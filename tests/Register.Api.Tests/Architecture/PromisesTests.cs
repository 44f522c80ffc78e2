using System.Text.RegularExpressions;

namespace Register.Api.Tests.Architecture;

/// <summary>docs/promises.md: what is promised there, a test shows.</summary>
public sealed partial class PromisesTests
{
    [Fact]
    public void Every_promise_names_a_test_that_exists()
    {
        var tests = Tree.Files("tests", ".cs").SelectMany(f => TestName().Matches(f.Text).Select(m => $"{Path.GetFileNameWithoutExtension(f.Path)}.{m.Groups[1].Value}")).ToHashSet();
        tests.Count.ShouldBeGreaterThan(500);
        var rows = Tree.Read("docs/promises.md").Split('\n').Where(l => l.StartsWith("| ") && !l.StartsWith("| promise |")).Select(l => l.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToList();
        rows.Count.ShouldBeGreaterThan(20);
        rows.ShouldAllBe(r => r.Length == 3 && r[0].Length > 0 && r[2].Length > 0);
        rows.Select(r => r[1].Trim('`')).Except(tests).ShouldBeEmpty();
        rows.Select(r => r[0]).ShouldBeUnique();
    }

    [GeneratedRegex(@"\[(?:Fact|Theory|Property)[\s\S]{0,4000}?public (?:async )?(?:Task|void|ValueTask)\s+(\w+)\(")]
    private static partial Regex TestName();
}
