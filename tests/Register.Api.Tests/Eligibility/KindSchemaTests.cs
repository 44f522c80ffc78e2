using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Register.Api.Tests.Architecture;
using Register.Domain.Eligibility;
using Register.Infrastructure.Json;

namespace Register.Api.Tests.Eligibility;

/// <summary>The JSON Schema of each kind takes what the program takes and refuses what it refuses.</summary>
public sealed partial class KindSchemaTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private const string Served = "/v1/condition-kinds";
    private const string Document = "/v1/openapi.json";

    // Two members together: no member by itself is wrong. Beside these only the law on one of two conduct certificates, and in the
    // document a performer without its way to combine.
    private static readonly HashSet<string> BetweenMembers = [FlawCodes.Backwards, FlawCodes.CurrenciesDiffer];

    [Fact]
    public async Task Every_documented_example_of_a_kind_is_what_its_schema_says()
    {
        var schemas = await Schemas();
        var examples = Examples();
        examples.Select(e => Kind(e)).ToHashSet().SetEquals(schemas.Keys).ShouldBeTrue("every kind has an example");
        foreach (var example in examples) schemas[Kind(example)].Errors(example).ShouldBeEmpty(example.ToJsonString());
    }

    [Fact]
    public async Task An_example_of_another_kind_or_with_an_unknown_member_is_not()
    {
        var schemas = await Schemas();
        foreach (var example in Examples())
        {
            schemas[Kind(example)].Errors(With(example, "shoeSize", 43)).ShouldNotBeEmpty();
            schemas[Kind(example)].Errors(With(example, "kind", null)).ShouldNotBeEmpty();
            foreach (var other in schemas.Where(s => s.Key != Kind(example))) other.Value.Errors(example).ShouldContain("/kind const");
        }
    }

    [Theory]
    [InlineData(Served)]
    [InlineData(Document)]
    public async Task Whatever_one_member_of_a_condition_becomes_schema_and_program_agree(string source)
    {
        foreach (var (kind, schema) in await Schemas(source))
        {
            var tally = new Tally();
            foreach (var example in Examples().Where(e => Kind(e) == kind))
            {
                foreach (var member in schema.Members.Where(m => m != "kind"))
                    foreach (var value in Values(source)) Agree(schema, With(example, member, value), tally, source);
            }
            tally.HasBoth.ShouldBeTrue(kind);
        }
    }

    [Theory]
    [InlineData(Served)]
    [InlineData(Document)]
    public async Task Whatever_several_members_become_schema_and_program_agree(string source)
    {
        var (random, values) = (new Random(17), Values(source));
        foreach (var (kind, schema) in await Schemas(source))
        {
            var (tally, examples) = (new Tally(), Examples().Where(e => Kind(e) == kind).ToList());
            var likely = schema.Members.Where(m => m != "kind")
                .ToDictionary(m => m, m => values.Where(v => schema.Errors(With(examples[0], m, v)).Count == 0).ToList());
            for (var i = 0; i < 200; i++)
            {
                var condition = examples[random.Next(examples.Count)];
                foreach (var member in likely.Keys.Where(_ => random.Next(2) == 0))
                {
                    var from = likely[member].Count > 0 && random.Next(8) > 0 ? likely[member] : values;
                    condition = With(condition, member, from[random.Next(from.Count)]);
                }
                Agree(schema, condition, tally, source);
            }
            tally.HasBoth.ShouldBeTrue(kind);
        }
    }

    [Fact]
    public async Task The_document_tells_how_large_a_tree_may_be()
    {
        var schemas = (await app.Anyone().Get(Document)).ShouldBe(HttpStatusCode.OK)["components"]!["schemas"]!;
        ((int)schemas["Condition"]!["x-most-levels"]!, (int)schemas["Condition"]!["x-most-leaves"]!).ShouldBe((ConditionTree.MostLevels, ConditionTree.MostLeaves));
        foreach (var body in (string[])["ConditionsText", "Lot", "ConditionAllOf", "ConditionAnyOf"])
            ((int)schemas[body]!["properties"]!["conditions"]!["maxItems"]!).ShouldBe(ConditionTree.MostLeaves, body);
    }

    [Fact]
    public async Task What_a_kind_cannot_do_without_is_required()
    {
        var kinds = (await app.Anyone().Get(Served)).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray();
        string[] Required(string kind) => [.. kinds.Single(k => Kind(k!) == kind)!["schema"]!["required"]!.AsArray().Select(r => r!.GetValue<string>())];
        Required("minimumTurnover").ShouldBe(["kind", "amount"]);
        Required("conditionsAccepted").ShouldBe(["kind", "document"]);
        Required("language").ShouldBe(["kind", "code"]);
        Required("not").ShouldBe(["kind", "condition"]);
        Required("taxCompliance").ShouldBe(["kind"]);
    }

    private static void Agree(ServedSchema schema, JsonObject condition, Tally tally, string source)
    {
        var (errors, refusal) = (schema.Errors(condition), Refusal(condition, source));
        (errors.Count == 0).ShouldBe(refusal is null, $"{condition.ToJsonString()}: schema [{string.Join(", ", errors)}], program [{refusal}]");
        tally.Count(refusal is null);
    }

    private static string? Refusal(JsonObject condition, string source)
    {
        try
        {
            var flaws = ConditionTree.Flaws(condition.Deserialize<Condition>(RegisterJson.Options)!);
            return flaws.FirstOrDefault(f => !f.IsRemark && !BetweenMembers.Contains(f.Code) && !(source == Document && f.Code == FlawCodes.PerformerUnused) && !(Kind(condition) == "conductCertificate" && f.Pointer == "/combine"
                && condition["combine"]!.GetValue<string>() == "performer"))?.ToString();
        }
        catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
        {
            return unreadable.Message;
        }
    }

    private static JsonObject With(JsonObject example, string name, JsonNode? value)
    {
        var changed = example.DeepClone().AsObject();
        if (ReferenceEquals(value, ValuesOfMembers.LeftOut)) changed.Remove(name);
        else changed[name] = value?.DeepClone();
        return changed;
    }

    private static string Kind(JsonNode condition) => condition["kind"]!.GetValue<string>();

    private static List<JsonObject> Examples() =>
        [.. Blocks().Matches(Tree.Read("docs/eligibility.md")).SelectMany(m => WithAllBelow(JsonNode.Parse(m.Groups[1].Value)!["condition"]!.AsObject()))];

    private static IEnumerable<JsonObject> WithAllBelow(JsonObject condition) => condition.Where(m => m.Key is "condition" or "conditions")
        .SelectMany(m => m.Value is JsonArray many ? many.Select(c => c!.AsObject()) : [m.Value!.AsObject()]).SelectMany(WithAllBelow).Prepend(condition);

    // In the document of the API what is left out is left out: null has no place there.
    private static IReadOnlyList<JsonNode?> Values(string source) => source == Served ? ValuesOfMembers.All
        : [.. ValuesOfMembers.All.Where(v => v is not null && (v is JsonValue || !v.ToJsonString().Contains("null")))];

    private async Task<Dictionary<string, ServedSchema>> Schemas(string source = Served)
    {
        var answer = (await app.Anyone().Get(source)).ShouldBe(HttpStatusCode.OK);
        if (source == Served) return answer["items"]!.AsArray().ToDictionary(i => Kind(i!), i => new ServedSchema(i!["schema"]!));
        var schemas = JsonNode.Parse(answer["components"]!["schemas"]!.ToJsonString().Replace("#/components/schemas/", "#/$defs/"))!.AsObject();
        var needed = ConditionKinds.All.Select(k => "Condition" + k.Type.Name).Concat(["Condition", "Money", "Period", "Combine", "AssessedAt"]).ToHashSet();
        foreach (var other in schemas.Select(s => s.Key).Where(name => !needed.Contains(name)).ToList()) schemas.Remove(other);
        foreach (var word in (string[])["discriminator", "x-most-levels", "x-most-leaves"]) schemas["Condition"]!.AsObject().Remove(word); // no words of JSON Schema
        return ConditionKinds.All.ToDictionary(k => k.Name, k =>
        {
            var schema = schemas["Condition" + k.Type.Name]!.DeepClone().AsObject();
            schema["$defs"] = schemas.DeepClone();
            return new ServedSchema(schema);
        });
    }

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    private sealed class Tally
    {
        private int taken;
        private int refused;

        public bool HasBoth => taken > 0 && refused > 0;

        public void Count(bool right) => _ = right ? taken++ : refused++;
    }
}
