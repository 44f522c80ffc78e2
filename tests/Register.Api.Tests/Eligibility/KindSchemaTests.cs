using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Register.Api.Tests.Architecture;

namespace Register.Api.Tests.Eligibility;

/// <summary>The JSON Schema of each kind takes the documented examples and nothing that the program would refuse for its shape.</summary>
public sealed partial class KindSchemaTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Every_documented_example_of_a_kind_is_what_its_schema_says()
    {
        var schemas = await Schemas();
        var examples = Examples();
        examples.Select(e => Kind(e)).ToHashSet().SetEquals(schemas.Keys).ShouldBeTrue("every kind has an example");
        foreach (var example in examples) JsonSchema.Errors(schemas[Kind(example)], example).ShouldBeEmpty(example.ToJsonString());
    }

    [Fact]
    public async Task An_example_with_one_thing_wrong_is_not()
    {
        var schemas = await Schemas();
        foreach (var example in Examples())
        {
            foreach (var wrong in Wrong(example)) JsonSchema.Errors(schemas[Kind(example)], wrong).ShouldNotBeEmpty(wrong.ToJsonString());
            foreach (var other in schemas.Where(s => s.Key != Kind(example))) JsonSchema.Errors(other.Value, example).ShouldContain("/kind const");
        }
    }

    private static IEnumerable<JsonObject> Wrong(JsonObject example)
    {
        yield return With(example, "shoeSize", 43);
        yield return With(example, "kind", 43);
        foreach (var name in example.Select(m => m.Key).Where(n => n != "kind").ToList()) yield return With(example, name, new JsonObject { ["shoeSize"] = 43 });
        var missing = example.DeepClone().AsObject();
        missing.Remove("kind");
        yield return missing;
    }

    private static JsonObject With(JsonObject example, string name, JsonNode value)
    {
        var changed = example.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    private static string Kind(JsonNode condition) => condition["kind"]!.GetValue<string>();

    private static List<JsonObject> Examples() =>
        [.. Blocks().Matches(Tree.Read("docs/eligibility.md")).SelectMany(m => WithAllBelow(JsonNode.Parse(m.Groups[1].Value)!["condition"]!.AsObject()))];

    private static IEnumerable<JsonObject> WithAllBelow(JsonObject condition) => condition.Where(m => m.Key is "condition" or "conditions")
        .SelectMany(m => m.Value is JsonArray many ? many.Select(c => c!.AsObject()) : [m.Value!.AsObject()]).SelectMany(WithAllBelow).Prepend(condition);

    private async Task<Dictionary<string, JsonNode>> Schemas() => (await app.Anyone().Get("/v1/condition-kinds")).ShouldBe(HttpStatusCode.OK)["items"]!
        .AsArray().ToDictionary(i => Kind(i!), i => i!["schema"]!);

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
