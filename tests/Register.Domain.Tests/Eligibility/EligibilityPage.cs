using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tests.Eligibility;

/// <summary>Runs the examples of docs/eligibility.md and compares what it says about each kind with the program.</summary>
public partial class EligibilityPage
{
    private static readonly string Page = File.ReadAllText(Path.Combine(TextsOfFindings.Root(), "docs/eligibility.md"));
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new MoneyOnTheWire() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ByKind } },
    };

    public static TheoryData<string> Examples => [.. Texts()];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_comes_out_as_the_page_says(string json)
    {
        var example = JsonSerializer.Deserialize<Example>(json, Wire)!;
        var bidder = Situation.Together([.. example.Members]);
        bidder = bidder with { ReliedOn = example.ReliedOn ?? [] };
        foreach (var (member, parts) in example.Performs ?? []) bidder = bidder.Doing(member, parts);

        var report = Assessment.Of(example.Condition, bidder, Situation.Tender);

        report.Outcome.ShouldBe(example.Outcome);
        report.Findings[0].Code.ShouldBe(example.Code);
        if (example.Missing is { } missing) report.Findings[0].Missing.ShouldBe(missing);
        ConditionTree.Flaws(example.Condition).ShouldBeEmpty();
        ProfileFlaws.Of(bidder, example.Condition).ShouldBeEmpty();
    }

    [Fact]
    public void Every_kind_has_its_paragraph_with_what_the_law_allows_and_an_example()
    {
        foreach (var kind in ConditionKinds.All)
        {
            Page.ShouldContain($"### `{kind.Name}`\n");
            Page.ShouldContain(Meta(kind));
            Texts().ShouldContain(e => e.Contains($"\"kind\": \"{kind.Name}\""), kind.Name);
        }
        Headings().Matches(Page).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal).ShouldBe(ConditionKinds.All.Select(k => k.Name));
    }

    [Fact]
    public void A_condition_and_a_frozen_report_read_back_as_they_were_written()
    {
        var tree = CostOfACheck.TwentyConditions();
        var bidder = Situation.Together(CostOfACheck.Typical("a"), CostOfACheck.Typical("b"));
        var report = Assessment.Of(tree, bidder, Situation.Tender);

        var (treeAgain, bidderAgain, contextAgain, reportAgain) = (Again(tree), Again(bidder), Again(Situation.Tender), Again(report));

        Assessment.Of(treeAgain, bidderAgain, contextAgain).Hash.ShouldBe(report.Hash);
        JsonSerializer.Serialize(reportAgain, Wire).ShouldBe(JsonSerializer.Serialize(report, Wire));
    }

    [Fact]
    public void An_unknown_parameter_of_a_condition_is_refused() =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Condition>("""{ "kind": "teamSize", "maximum": 3 }""", Wire));

    internal static string Meta(ConditionKind kind)
    {
        var parts = new List<string>();
        if (kind.IsLeaf) parts.Add("Combine: " + string.Join(", ", kind.Combines.Select((c, i) => i == 0 ? $"**{Camel(c)}**" : Camel(c))));
        if (kind.Declaration == Declaration.Always) parts.Add("own word is enough");
        if (kind.Declaration == Declaration.BeforeAward) parts.Add("own word is enough before award");
        if (kind.Reliance) parts.Add("third parties may be relied on");
        if (kind.TestsReliedOn) parts.Add("third parties relied on are tested too");
        parts.Add("source: " + kind.Source);
        return $"*{string.Join(" · ", parts)}*";
    }

    private static IEnumerable<string> Texts() => Blocks().Matches(Page).Select(m => m.Groups[1].Value);

    private static T Again<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value, Wire), Wire)!;

    private static string Camel(Combine combine) => JsonNamingPolicy.CamelCase.ConvertName(combine.ToString());

    private static void ByKind(JsonTypeInfo type)
    {
        if (type.Type != typeof(Condition)) return;
        type.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
        foreach (var kind in ConditionKinds.All) type.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind.Type, kind.Name));
    }

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("^### `(\\w+)`$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    internal sealed record Example
    {
        public required Condition Condition { get; init; }

        public required IReadOnlyList<MemberFacts> Members { get; init; }

        public IReadOnlyList<ReliedOnParty>? ReliedOn { get; init; }

        public Dictionary<string, string[]>? Performs { get; init; }

        public required Outcome Outcome { get; init; }

        public required string Code { get; init; }

        public long? Missing { get; init; }
    }

    private sealed class MoneyOnTheWire : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var node = JsonNode.Parse(ref reader)!;
            return new Money((long)(node["amount"]!.GetValue<decimal>() * 100), node["currency"]!.GetValue<string>());
        }

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("amount", value.Amount);
            writer.WriteString("currency", value.Currency);
            writer.WriteEndObject();
        }
    }
}
