using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Architecture;

/// <summary>What this program is made of: whoever adds a package shows it, with a licence that may be used.</summary>
public sealed class DependenciesTests
{
    private static readonly IReadOnlyList<Dependency> All = Dependencies.All();
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Every_package_has_a_licence_that_may_be_used()
    {
        All.Count.ShouldBeGreaterThan(50);
        All.Where(d => !Dependencies.Allowed.Contains(d.Licence)).Select(d => $"{d.Name} {d.Version}: {d.Licence}").ShouldBeEmpty();
        Dependencies.Allowed.Except(All.Select(d => d.Licence)).ShouldBeEmpty("allowed, but nothing uses it");
    }

    [Fact]
    public void The_page_lists_every_package_with_its_licence()
    {
        var page = new StringBuilder("# Dependencies\n\nEvery package, direct and transitive, from the lock files; the licence is what the package itself states. Made by a test.\nThe same list for programs: [dependencies.cdx.json](dependencies.cdx.json) (CycloneDX 1.6).\n\n| package | version | licence | for |\n|---|---|---|---|\n");
        foreach (var d in All) page.Append($"| {d.Name} | {d.Version} | {d.Licence} | {(d.Shipped ? "the program" : "tests")} |\n");
        Tree.ShouldSay("docs/dependencies.md", page.ToString());
    }

    [Fact]
    public void The_list_for_programs_is_CycloneDX_of_the_same_packages() => Tree.ShouldSay("docs/dependencies.cdx.json", Bom().ToJsonString(Readable) + "\n");

    /// <summary>What the 1.6 schema asks of the members used here.</summary>
    [Fact]
    public void The_list_for_programs_holds_what_CycloneDX_asks()
    {
        var bom = JsonNode.Parse(Tree.Read("docs/dependencies.cdx.json"))!;
        bom["bomFormat"]!.GetValue<string>().ShouldBe("CycloneDX");
        bom["specVersion"]!.GetValue<string>().ShouldBe("1.6");
        bom["version"]!.GetValue<int>().ShouldBeGreaterThan(0);
        JsonNode[] components = [bom["metadata"]!["component"]!, .. bom["components"]!.AsArray()!];
        var refs = components.Select(c => c["bom-ref"]!.GetValue<string>()).ToList();
        refs.ShouldBeUnique();
        components.ShouldAllBe(c => c["name"]!.GetValue<string>().Length > 0 && (c["type"]!.GetValue<string>() == "application" || c["type"]!.GetValue<string>() == "library"));
        components.SelectMany(c => c["hashes"]?.AsArray() ?? []).ShouldAllBe(h => h!["alg"]!.GetValue<string>() == "SHA-512" && h["content"]!.GetValue<string>().Length == 128);
        components.ShouldAllBe(c => c["licenses"]!.AsArray().Count == 1 && (c["licenses"]![0]!["expression"] == null) != (c["licenses"]![0]!["license"] == null));
        var dependencies = bom["dependencies"]!.AsArray();
        dependencies.Select(d => d!["ref"]!.GetValue<string>()).ShouldBe(refs, ignoreOrder: true);
        dependencies.SelectMany(d => d!["dependsOn"]!.AsArray().Select(n => n!.GetValue<string>())).Except(refs).ShouldBeEmpty();
    }

    private static JsonObject Bom() => new()
    {
        ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
        ["bomFormat"] = "CycloneDX",
        ["specVersion"] = "1.6",
        ["version"] = 1,
        ["metadata"] = new JsonObject
        {
            ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = "register", ["name"] = "Register", ["licenses"] = Licences("EUPL-1.2") },
        },
        ["components"] = new JsonArray([.. All.Select(d => new JsonObject
        {
            ["type"] = "library", ["bom-ref"] = d.Url, ["name"] = d.Name, ["version"] = d.Version, ["scope"] = d.Shipped ? "required" : "excluded",
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = d.Hash }), ["licenses"] = Licences(d.Licence), ["purl"] = d.Url,
        })]),
        ["dependencies"] = new JsonArray([Needs("register", Dependencies.Direct()), .. All.Select(d => Needs(d.Url, d.Needs))]),
    };

    private static JsonObject Needs(string what, IReadOnlyList<string> needed) => new() { ["ref"] = what, ["dependsOn"] = new JsonArray([.. needed.Select(n => JsonValue.Create(n))]) };

    private static JsonArray Licences(string licence) => licence.Contains(' ') ? [new JsonObject { ["expression"] = licence }]
        : [new JsonObject { ["license"] = new JsonObject { [licence.StartsWith("LicenseRef-", StringComparison.Ordinal) ? "name" : "id"] = licence } }];
}
