using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Values made from the document's schemas: such as they say, or of the sort that programs stumble over.</summary>
internal sealed class Values(ApiDocument document, FuzzWorld world, Random random, Func<DateTimeOffset> now)
{
    private const int Deepest = 6;

    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["code"] = ["8130", "WK093501", "GM0935", "77310000", "vca", "price", "plan", "exg-crim-corrpt"], ["kind"] = ["sector"], ["sectors"] = ["8130", "01", "02"], ["sector"] = ["8130", "01", "A"],
        ["areas"] = ["GM0935", "WK093501"], ["workAreas"] = ["GM0935"], ["area"] = ["GM0935", "WK093501"], ["homeDistrict"] = ["WK093501"], ["district"] = ["WK093501"], ["municipality"] = ["GM0935"],
        ["cpv"] = ["77310000"], ["scheme"] = ["NL-KVK", "BE-BCE_KBO", "DE-HRB"], ["currency"] = ["EUR", "EUR", "USD"], ["email"] = ["iemand@example.nl"], ["criterion"] = ["plan", "price"],
        ["parent"] = ["813", "GM0935"], ["languages"] = ["nl"], ["language"] = ["nl"], ["id"] = ["12345678", "c1"], ["url"] = ["https://example.nl/voorwaarden.pdf"], ["condition"] = ["c1", "tax"], ["conditions"] = ["c1", "tax"],
    };

    private static readonly Dictionary<string, string> OtherNames = new()
    {
        ["leadId"] = "freelancerId", ["winnerBidId"] = "bidId", ["ownerId"] = "freelancerId", ["memberId"] = "freelancerId", ["freelancerIds"] = "freelancerId", ["lotIds"] = "lotId",
    };

    /// <summary>Texts that are written into queries, paths, pages, logs and headers by programs that do not look.</summary>
    public static readonly string[] Hostile =
    [
        "", " ", "\u0000", "a\u0000b", "'; DROP TABLE freelancers; --", "' OR '1'='1", "1) UNION ALL VALUES (1,2,3) --", "\" OR \"\"=\"", "%_[*", "AND OR NEAR \"", "../../../../etc/passwd", "..\\..\\windows\\win.ini",
        "file:///etc/passwd", "http://169.254.169.254/latest", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "$(id)", "`id`", "\r\nSet-Cookie: a=b", "\t\v\f", "\u202eneppe", "\u200b", "\ufeff", "ﬀ", "İi", "é", "e\u0301",
        "𝒳👩‍👩‍👧‍👦", "\u0085", "\u2028", "\ud83d", "NaN", "Infinity", "-0", "1e400", "0x1f", "null", "true", "undefined", "[object Object]", "__proto__", "constructor", "0001-01-01", "9999-12-31", "2026-02-30", "24:00", "1;2", "=1+1", "@SUM(1)",
    ];

    public static readonly string[] OddNumbers = ["0", "-1", "-0", "0.1", "1e2", "1.0", "0.005", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e30", "1e400", "-1e400", "0.00000000000000000000000001", "79228162514264337593543950336", "1000000000000.01"];

    /// <summary>A value such as the schema says, for a member or parameter of this name.</summary>
    public JsonNode? Of(JsonNode schema, string name, int depth = 0)
    {
        schema = document.Resolve(schema);
        if (schema["oneOf"] is JsonArray kinds) return Of(FuzzWorld.Pick(depth > Deepest ? [.. kinds.Where(k => !Deep(k!))] : kinds.ToList(), random)!, name, depth + 1);
        if (schema["const"] is { } only) return only.DeepClone();
        if (schema["enum"] is JsonArray choices) return choices[random.Next(choices.Count)]?.DeepClone();
        return schema["type"]?.GetValue<string>() switch
        {
            "object" => ObjectOf(schema, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, Count(schema, depth)).Select(_ => Of(schema["items"]!, name, depth + 1))]),
            "integer" => Whole(schema, name),
            "number" => Math.Round((decimal)random.NextDouble() * 90_000, 2),
            "boolean" => random.Next(2) == 0,
            "string" => Text(schema, name),
            _ => "iets",
        };
    }

    private bool Deep(JsonNode kind) => document.Resolve(kind)["properties"]?.AsObject().Any(p => p.Key is "conditions" or "condition" && p.Value!.ToJsonString().Contains("/Condition\"")) == true;

    private int Count(JsonNode schema, int depth) => Math.Max((int)(schema["minItems"]?.GetValue<long>() ?? 0), depth > Deepest ? 0 : random.Next(3));

    private JsonObject ObjectOf(JsonNode schema, int depth)
    {
        var required = schema["required"]?.AsArray().Select(r => r!.GetValue<string>()).ToHashSet() ?? [];
        var made = new JsonObject();
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
            if (required.Contains(name) || (depth <= Deepest && random.Next(3) == 0)) made[name] = Of(member!, name, depth + 1);
        return made;
    }

    private long Whole(JsonNode schema, string name)
    {
        if (name == "year") return now().Year - random.Next(4);
        if (name.EndsWith("BasisPoints", StringComparison.Ordinal)) return random.Next(21) * 500;
        var least = schema["minimum"]?.GetValue<long>() ?? 0;
        return least + random.Next((int)Math.Min(1 + (schema["maximum"]?.GetValue<long>() ?? least + 40) - least, 1_000_000));
    }

    private string Text(JsonNode schema, string name)
    {
        var format = schema["format"]?.GetValue<string>();
        if (format == "uuid" || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal)) return IdFor(name);
        var at = now().AddDays(random.Next(-400, 400));
        if (format == "date") return at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (format == "date-time") return at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (name == "sha256") return new string('a', 64);
        if (Known.TryGetValue(name, out var known)) return FuzzWorld.Pick(known, random);
        return $"Wilde {name} {random.Next(1000)}";
    }

    /// <summary>An id of a thing that goes by this name, of another thing, or of nothing.</summary>
    public string IdFor(string name)
    {
        var ids = world.Ids(OtherNames.GetValueOrDefault(name, name));
        return random.Next(10) switch
        {
            0 => Guid.CreateVersion7().ToString(),
            1 => world.AnyId(random),
            < 6 when Known.TryGetValue(name, out var known) => FuzzWorld.Pick(known, random),
            _ => ids.Count > 0 ? FuzzWorld.Pick(ids, random) : Guid.CreateVersion7().ToString(),
        };
    }

    /// <summary>A text for a path or query parameter.</summary>
    public string Parameter(ApiParameter parameter)
    {
        if (parameter.In == "path" && world.Ids(parameter.Name) is { Count: > 0 } && random.Next(8) > 0) return FuzzWorld.Pick(world.Ids(parameter.Name), random);
        if (random.Next(5) == 0) return random.Next(3) == 0 ? FuzzWorld.Pick(OddNumbers, random) : HostileText();
        return Of(parameter.Schema, parameter.Name) is { } value ? value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString() : "";
    }

    /// <summary>A text that nobody means well with; seldom a very long one.</summary>
    public string HostileText() => random.Next(40) switch
    {
        0 => new string('x', random.Next(300, 30_000)),
        1 => string.Concat(Enumerable.Repeat("é", 2001)),
        _ => FuzzWorld.Pick(Hostile, random),
    };
}
