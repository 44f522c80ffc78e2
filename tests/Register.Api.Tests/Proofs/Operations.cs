using System.Text.Json;
using System.Text.Json.Nodes;
using Register.Api.Http;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Tests.Proofs;

/// <summary>A well-formed request for any operation of the endpoint table, from the table and the types alone: a new row
/// needs nothing here.</summary>
internal static class Operations
{
    private static readonly Dictionary<string, string> ByName = new()
    {
        ["code"] = "8130", ["sector"] = "8130", ["district"] = "WK093501", ["area"] = "GM0935", ["cursor"] = "MDE5OWExZjAtNWMwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx",
        ["parent"] = "01", ["email"] = "someone@example.nl", ["currency"] = "EUR", ["language"] = "nl", ["scheme"] = "NL-KVK", ["id"] = "12345678",
    };

    /// <summary>The example of the operation's body, or one made of its type; ids that are known take the place of its own.</summary>
    public static JsonNode? Body(Endpoint endpoint, IReadOnlyDictionary<string, string>? ids = null)
    {
        if (MessageShape.Of(endpoint).Body is not { } part) return null;
        var body = ExampleOf(part.Type);
        if (ids is not null && body is JsonObject members)
            foreach (var name in members.Select(m => m.Key).Where(n => n.EndsWith("Id", StringComparison.Ordinal) && ids.ContainsKey(n)).ToList()) members[name] = ids[name];
        return body;
    }

    /// <summary>The path, with ids that are well formed and belong to nothing unless <paramref name="value"/> knows better.</summary>
    public static string Path(Endpoint endpoint, Func<Part, string?>? value = null, string? query = null)
    {
        var shape = MessageShape.Of(endpoint);
        var path = "/v1" + endpoint.Path;
        foreach (var part in shape.Parts.Where(p => p.Source == Source.Path))
            path = path.Replace($"{{{part.Name}}}", Uri.EscapeDataString(value?.Invoke(part) ?? Value(part)));
        var needed = shape.Parts.Where(p => p is { Source: Source.Query, Required: true }).Select(p => $"{p.Name}={Uri.EscapeDataString(Value(p))}");
        var all = string.Join('&', needed.Concat(query is null ? [] : [query]));
        return all.Length == 0 ? path : $"{path}?{all}";
    }

    /// <summary>Sends the operation as a well-formed request.</summary>
    public static Task<Answer> Send(ApiClient client, Endpoint endpoint, Func<Part, string?>? value = null)
    {
        var shape = MessageShape.Of(endpoint);
        var raw = shape is { HasRawBody: true, Body: null };
        object? body = raw ? "%PDF-1.7 small"u8.ToArray() : Body(endpoint)?.ToJsonString();
        return client.Send(new HttpMethod(endpoint.Method), Path(endpoint, value), body, shape.NeedsIfMatch ? "\"1\"" : null,
            contentType: raw ? "application/pdf" : "application/json");
    }

    /// <summary>A value that fits a path or query parameter.</summary>
    public static string Value(Part part)
    {
        if (IsId(part.Type)) return Guid.CreateVersion7().ToString();
        if (part.Type.IsEnum) return JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(part.Type)[0]);
        if (part.Type == typeof(bool)) return "true";
        if (part.Type == typeof(DateOnly)) return "2026-10-01";
        if (part.Type == typeof(DateTimeOffset)) return "2026-10-01T08:00:00Z";
        if (part.Type == typeof(string)) return ByName.GetValueOrDefault(part.Name, "gras maaien");
        return part.Name == "year" ? "2025" : "2";
    }

    private static JsonNode ExampleOf(Type type)
    {
        var shown = type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IExample<>) && i.GenericTypeArguments[0] == type);
        return shown
            ? JsonSerializer.SerializeToNode(type.GetProperty("Example")!.GetValue(null), type, RegisterJson.Options)!
            : JsonPlaces.Make(type, "", ByName);
    }
}
