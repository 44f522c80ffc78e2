using System.Text.RegularExpressions;
using Register.Api.Http;
using Register.Api.Tests.Architecture;

namespace Register.Api.Tests.Eligibility;

/// <summary>docs/eligibility.md names the operations that the page's readers need, as they are.</summary>
public sealed partial class AskedOverHttpTests
{
    private static readonly IReadOnlyList<Match> Rows = Row().Matches(Tree.Read("docs/eligibility.md"));

    [Fact]
    public void Every_row_is_an_operation_with_its_address_and_parameters()
    {
        Rows.Count.ShouldBeGreaterThan(20);
        foreach (var row in Rows)
        {
            var endpoint = Endpoints.All.SingleOrDefault(e => e.Name == row.Groups["name"].Value).ShouldNotBeNull(row.Value);
            $"{endpoint.Method} /v1{endpoint.Path}".ShouldBe($"{row.Groups["method"].Value} {row.Groups["path"].Value}");
            if (row.Groups["parameter"] is { Success: true, Value: var name })
                MessageShape.Of(endpoint).Parts.ShouldContain(p => p.Source == MessageShape.Source.Query && p.Name == name, row.Value);
        }
    }

    [Fact]
    public void No_operation_about_eligibility_is_left_out()
    {
        var named = Rows.Select(r => r.Groups["name"].Value).ToHashSet();
        Endpoints.All.Where(e => e.Tag is "Eligibility" or "Admissions" || About().IsMatch(e.Name)).Select(e => e.Name).Except(named).ShouldBeEmpty();
    }

    [GeneratedRegex(@"^\|[^|\n]*\| `(?<method>[A-Z]+) (?<path>/v1/[^`?]+)(\?(?<parameter>\w+)=\w+)?` \| `(?<name>\w+)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("Reliance|SelfDeclaration|Eligibility|Coverage|^Match|Advice$|DeclarationForm")]
    private static partial Regex About();
}
