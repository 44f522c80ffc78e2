using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Register.Api.Tests.Eligibility;

/// <summary>As much of JSON Schema (2020-12) as the program's schemas use. A word it does not know fails the test: it would
/// check nothing.</summary>
internal static class JsonSchema
{
    private static readonly HashSet<string> Told = ["$schema", "description", "default", "title"];

    /// <summary>What is wrong with a value, each as <c>pointer word</c>.</summary>
    public static IReadOnlyList<string> Errors(JsonNode schema, JsonNode? value, string at = "")
    {
        if (schema is not JsonObject words) return schema.GetValue<bool>() ? [] : [$"{at} false"];
        return [.. words.Where(w => !Told.Contains(w.Key)).SelectMany(w => Errors(w.Key, w.Value!, words, value, at))];
    }

    private static IEnumerable<string> Errors(string word, JsonNode wanted, JsonObject schema, JsonNode? value, string at) => word switch
    {
        "type" => Unless(word, at, (wanted is JsonArray many ? many.Select(m => m!.GetValue<string>()) : [wanted.GetValue<string>()]).Any(t => Is(t, value))),
        "const" => Unless(word, at, JsonNode.DeepEquals(wanted, value)),
        "enum" => Unless(word, at, wanted.AsArray().Any(w => JsonNode.DeepEquals(w, value))),
        "required" => value is JsonObject o ? wanted.AsArray().Where(r => !o.ContainsKey(r!.GetValue<string>())).Select(r => $"{at} required {r}") : [],
        "properties" => value is JsonObject o ? o.Where(p => wanted[p.Key] is not null).SelectMany(p => Errors(wanted[p.Key]!, p.Value, $"{at}/{p.Key}")) : [],
        "additionalProperties" => value is JsonObject o ? o.Where(p => schema["properties"]?[p.Key] is null).SelectMany(p => Errors(wanted, p.Value, $"{at}/{p.Key}")) : [],
        "items" => value is JsonArray a ? a.Index().SelectMany(i => Errors(wanted, i.Item, $"{at}/{i.Index}")) : [],
        "pattern" => Unless(word, at, value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), wanted.GetValue<string>())),
        "multipleOf" => Unless(word, at, value?.GetValueKind() != JsonValueKind.Number || Number(value) % Number(wanted) == 0),
        "format" => [],
        _ => throw new InvalidOperationException($"The schema says {word}, which this test does not know."),
    };

    private static string[] Unless(string word, string at, bool right) => right ? [] : [$"{at} {word}"];

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => Number(value!) % 1 == 0,
        _ => false,
    };

    private static decimal Number(JsonNode value) => decimal.Parse(value.ToJsonString(), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);
}
