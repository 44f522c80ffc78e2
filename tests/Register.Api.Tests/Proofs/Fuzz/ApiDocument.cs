using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Register.Api.Tests.OpenApi;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>The committed openapi.yaml, read as a client reads it: what can be asked, and what may come back.</summary>
internal sealed class ApiDocument
{
    private static readonly Lazy<ApiDocument> Read = new(() => new ApiDocument(File.ReadAllText(Path.Combine(OpenApiTests.Repository(), "openapi.yaml"))));
    private static readonly EvaluationOptions Brief = new() { OutputFormat = OutputFormat.Flag, RequireFormatValidation = true };
    private static readonly EvaluationOptions Told = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    // What a value can break. Everything else in a schema is for readers.
    private static readonly HashSet<string> Binding =
    [
        "type", "enum", "const", "format", "pattern", "minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems",
        "required", "properties", "items", "additionalProperties", "oneOf", "anyOf", "allOf", "not", "$ref", "if", "then", "else",
    ];

    private readonly JsonObject root;
    private readonly ConcurrentDictionary<string, JsonSchema> schemas = new();
    private readonly ILookup<(string Method, int Steps), ApiOperation> byShape;

    private ApiDocument(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        root = (JsonObject)Node(yaml.Documents[0].RootNode)!;
        Operations = [.. root["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Where(m => m.Value is JsonObject o && o.ContainsKey("operationId")).Select(m => ApiOperation.Of(this, p.Key, m.Key, m.Value!.AsObject())))];
        byShape = Operations.ToLookup(o => (o.Method, o.Path.Count(c => c == '/')));
    }

    public static ApiDocument Committed => Read.Value;

    /// <summary>Every operation, in the order of the document.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The operation that a request reaches: a literal path before one with parameters.</summary>
    public ApiOperation? Find(string method, string path)
    {
        var parts = WithoutDots(path.Split('?')[0]);
        if (parts.Length < 3 || parts[1] != "v1") return null;
        var rest = parts[2..];
        var asked = method == "HEAD" ? "GET" : method;
        return byShape[(asked, rest.Length)].Where(o => o.Fits(rest)).MinBy(o => o.Parameters.Count(p => p.In == "path"));
    }

    // As the web server walks them, written out or not: what ends in dots ends in a slash.
    private static string[] WithoutDots(string path)
    {
        var steps = path.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase).Split('/');
        var walked = new List<string>();
        foreach (var step in steps)
            if (step == ".." && walked.Count > 1) walked.RemoveAt(walked.Count - 1);
            else if (step is not (".." or ".")) walked.Add(step);
        if (steps[^1] is "." or "..") walked.Add("");
        return [.. walked];
    }

    /// <summary>The node behind a reference.</summary>
    public JsonNode Resolve(JsonNode node) => node["$ref"] is { } reference ? Resolve(Follow(reference.GetValue<string>())) : node;

    /// <summary>What is wrong with a value, each as <c>pointer word</c>; a member that the schema does not name is wrong.</summary>
    public IReadOnlyList<string> Flaws(JsonNode schema, JsonElement value)
    {
        var read = schemas.GetOrAdd(schema.ToJsonString(), _ => JsonSchema.FromText(Closure(schema).ToJsonString()));
        if (read.Evaluate(value, Brief).IsValid) return [];
        return [.. (read.Evaluate(value, Told).Details ?? []).SelectMany(d => (d.Errors ?? []).Select(e => $"{d.InstanceLocation} {e.Key}: {e.Value}")).Distinct().Take(6), "not as declared"];
    }

    // One schema with all that it refers to.
    private JsonObject Closure(JsonNode schema)
    {
        var (parts, all) = (new Queue<string>(), new JsonObject());
        var top = Plain(schema, parts);
        while (parts.TryDequeue(out var name))
            if (!all.ContainsKey(name)) all[name] = Plain(root["components"]!["schemas"]![name]!, parts);
        top["$defs"] = all;
        return top;
    }

    private static JsonObject Plain(JsonNode schema, Queue<string> parts, bool isPart = false)
    {
        var plain = new JsonObject();
        foreach (var (key, value) in schema.AsObject().Where(m => Binding.Contains(m.Key)))
            plain[key] = key switch
            {
                "properties" => new JsonObject(value!.AsObject().Select(p => KeyValuePair.Create(p.Key, (JsonNode?)Plain(p.Value!, parts)))),
                "oneOf" or "anyOf" or "allOf" => new JsonArray([.. value!.AsArray().Select(s => (JsonNode?)Plain(s!, parts, isPart: key == "allOf"))]),
                "items" or "additionalProperties" or "not" or "if" or "then" or "else" when value is JsonObject inner => Plain(inner, parts),
                "$ref" => Local(value!.GetValue<string>(), parts),
                _ => value!.DeepClone(),
            };
        // What may be more than declared says so; a part of a schema says nothing about the whole.
        if (!isPart && plain.ContainsKey("properties") && !plain.ContainsKey("additionalProperties") && !plain.ContainsKey("allOf")) plain["additionalProperties"] = false;
        return plain;
    }

    private static string Local(string reference, Queue<string> parts)
    {
        var name = reference[(reference.LastIndexOf('/') + 1)..];
        parts.Enqueue(name);
        return "#/$defs/" + name;
    }

    private JsonNode Follow(string reference) => reference.Split('/').Skip(1).Aggregate((JsonNode)root, (node, step) => node[step]!);

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(m => KeyValuePair.Create(((YamlScalarNode)m.Key).Value!, Node(m.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Scalar(plain.Value!),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new InvalidOperationException("An alias."),
    };

    private static JsonNode? Scalar(string text) => text switch
    {
        "true" => true,
        "false" => false,
        "null" or "~" or "" => null,
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => text,
    };
}

/// <summary>One operation of the document: the schema of its body, and of each declared answer, by content type; none for what has no body.</summary>
internal sealed record ApiOperation(string Id, string Method, string Path, IReadOnlyList<ApiParameter> Parameters, IReadOnlyDictionary<string, JsonNode?> Body,
    JsonNode? Example, IReadOnlyDictionary<int, IReadOnlyDictionary<string, JsonNode?>> Answers)
{
    private readonly string[] steps = Path.Split('/')[1..];

    public bool NeedsIfMatch => Parameters.Any(p => p.Name == "If-Match");

    public bool Fits(string[] path) => steps.Length == path.Length && steps.Zip(path).All(s => s.First == s.Second || (s.First[0] == '{' && s.Second.Length > 0));

    /// <summary>The path parameters and their values in a path that fits.</summary>
    public IEnumerable<(string Name, string Value)> Values(string path) => steps.Zip(path.Split('?')[0].Split('/')[2..]).Where(s => s.First[0] == '{').Select(s => (s.First[1..^1], Uri.UnescapeDataString(s.Second)));

    public static ApiOperation Of(ApiDocument document, string path, string method, JsonObject node)
    {
        static IReadOnlyDictionary<string, JsonNode?> Content(JsonNode? holder) => (holder?["content"]?.AsObject() ?? []).ToDictionary(c => c.Key, c => c.Value?["schema"]);
        var parameters = (node["parameters"]?.AsArray() ?? []).Select(p => document.Resolve(p!)).Select(p => new ApiParameter(p["name"]!.GetValue<string>(), p["in"]!.GetValue<string>(), p["schema"]!));
        return new ApiOperation(node["operationId"]!.GetValue<string>(), method.ToUpperInvariant(), path, [.. parameters], Content(node["requestBody"]),
            node["requestBody"]?["content"]?["application/json"]?["example"], node["responses"]!.AsObject().ToDictionary(r => int.Parse(r.Key, CultureInfo.InvariantCulture), r => Content(document.Resolve(r.Value!))));
    }
}

/// <summary>A path, query or header parameter.</summary>
internal sealed record ApiParameter(string Name, string In, JsonNode Schema);
