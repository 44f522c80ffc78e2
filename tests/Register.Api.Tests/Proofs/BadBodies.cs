using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Register.Api.Http;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Proofs;

/// <summary>Wrong JSON bodies for an operation, made from its example and the type it is read as.</summary>
internal sealed class BadBodies(Random random, Endpoint endpoint, IReadOnlyDictionary<string, string> ids, Func<string, byte[], BadRequest> request)
{
    private readonly MessageShape.Part part = MessageShape.Of(endpoint).Body!;
    private readonly string example = Operations.Body(endpoint, ids)!.ToJsonString();

    /// <summary>One of each sort of wrong, at a place drawn at random.</summary>
    public IEnumerable<BadRequest> All()
    {
        foreach (var wrong in Malformed()) yield return wrong;
        var places = JsonPlaces.Of(JsonNode.Parse(example), part.Type).ToList();
        foreach (var wrong in Values(places)) yield return wrong;
        foreach (var wrong in Members(places)) yield return wrong;
    }

    private IEnumerable<BadRequest> Malformed()
    {
        string[] texts =
        [
            example[..random.Next(1, example.Length)], example + "}", example + example, example.TrimEnd('}') + ",}", "{" + example, "", " ", "null", "[]", "\"text\"", "12", "true",
            "NaN", "{\"a\":NaN}", "{\"a\":Infinity}", "{'a':1}", "{\"a\":01}", "{\"a\":+1}", "{\"a\":1.}", "// comment\n" + example, string.Concat(Enumerable.Repeat("[", 5000)),
            string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "1" + new string('}', 200), "<xml/>", "a=1&b=2", "\u0000", example.Insert(1, "\u0000"), "\uFEFF\uFEFF" + example, example.Replace(':', ';'),
        ];
        // No body at all is wrong only where there must be one.
        foreach (var text in texts.Where(t => t.Length > 0 || part.Required)) yield return Body("malformed", text);
        yield return request("UTF-16", Encoding.Unicode.GetBytes(example));
        var bytes = Encoding.UTF8.GetBytes(example);
        var quote = example.IndexOf('"') + 1;
        yield return request("invalid UTF-8 in a name", [.. bytes[..quote], 0xFF, 0xFE, .. bytes[quote..]]);
        yield return request("half a surrogate in a name", Encoding.UTF8.GetBytes(example.Insert(quote, "\\ud800")));
        yield return request("too large", Encoding.UTF8.GetBytes(example.TrimEnd('}') + new string(' ', (int)endpoint.MaxBody + 1) + "}")) with { Statuses = [413] };
    }

    private IEnumerable<BadRequest> Values(List<JsonPlace> places)
    {
        foreach (var place in places.Where(p => p.Pointer.Length > 0 && p.Plain != typeof(object) && !typeof(JsonNode).IsAssignableFrom(p.Plain) && p.Plain != typeof(JsonElement)))
        {
            foreach (var wrong in WrongFor(place.Info)) yield return At(place, wrong) with { What = $"wrong value {wrong} for {place.Plain.Name}" };
            if (!place.Nullable) yield return At(place, "null") with { What = "null" };
            foreach (var odd in OddFor(place.Info)) yield return At(place, odd) with { What = "odd value", Statuses = [], Pointer = null };
        }
    }

    private IEnumerable<BadRequest> Members(List<JsonPlace> places)
    {
        foreach (var place in places.Where(p => p.IsObject))
        {
            var name = new[] { "zzz", "ID", "__proto__", "$type", "", "a/b~c", "naïef" }[random.Next(7)];
            yield return Raw(place.Pointer, t => $"{t.TrimEnd()[..^1]},{JsonSerializer.Serialize(name)}:1}}".Replace("{,", "{")) with
            {
                What = $"unknown member '{name}'", Pointer = $"{place.Pointer}/{name.Replace("~", "~0").Replace("/", "~1")}",
            };
            var members = ((JsonObject)place.Node!).ToList();
            if (members.Count == 0) continue;
            var (twice, value) = members[random.Next(members.Count)];
            yield return Raw(place.Pointer, t => $"{{\"{twice}\":{value?.ToJsonString() ?? "null"},{t.TrimStart()[1..]}") with { What = "member twice", Pointer = $"{place.Pointer}/{twice}" };
        }
        foreach (var place in places.Where(p => p is { Required: true, Pointer.Length: > 0 }))
        {
            var body = JsonNode.Parse(example)!;
            var (parent, name) = (place.Pointer[..place.Pointer.LastIndexOf('/')], place.Pointer[(place.Pointer.LastIndexOf('/') + 1)..]);
            if (Find(body, parent) is not JsonObject around) continue;
            around.Remove(name);
            yield return Body("missing member", body.ToJsonString()) with { Pointer = place.Pointer };
        }
    }

    private IEnumerable<string> WrongFor(JsonTypeInfo info)
    {
        var type = info.Type;
        if (info.Kind == JsonTypeInfoKind.Enumerable) return ["{}", "\"text\"", "7", "[[]]"];
        if (info.Kind == JsonTypeInfoKind.Object) return info.PolymorphismOptions is { } kinds
            ? ["[]", "\"text\"", "7", "{}", $"{{\"{kinds.TypeDiscriminatorPropertyName}\":\"zzz\"}}", $"{{\"{kinds.TypeDiscriminatorPropertyName}\":7}}"] : ["[]", "\"text\"", "7"];
        if (type == typeof(Money)) return
            ["7", "\"7\"", "{}", "{\"amount\":1}", "{\"amount\":\"1\",\"currency\":\"EUR\"}", "{\"amount\":0.001,\"currency\":\"EUR\"}", "{\"amount\":1e30,\"currency\":\"EUR\"}",
                "{\"amount\":1,\"currency\":\"eur\"}", "{\"amount\":1,\"currency\":\"EURO\"}", "{\"amount\":1,\"currency\":null}", "{\"amount\":1,\"currency\":\"EUR\",\"x\":1}"];
        if (type == typeof(string)) return ["7", "{}", "[]", "true", "\"\\ud800\"", "\"\\udc00\\ud800x\""];
        if (type == typeof(bool)) return ["\"true\"", "1", "{}"];
        if (type.IsEnum) return ["\"zzz\"", "0", "\"\"", "[]", $"\"{Enum.GetNames(type)[0].ToUpperInvariant()}X\""];
        if (type == typeof(DateOnly)) return ["\"2026-02-30\"", "\"01-10-2026\"", "20261001", "\"\"", "\"2026-10-01T00:00:00Z\""];
        if (type == typeof(DateTimeOffset)) return ["\"yesterday\"", "\"2026-10-01T08:00:00\"", "\"2026-10-01\"", "7", "\"0001-01-01T00:00:00+14:00\"", "\"2026-13-01T00:00:00Z\""];
        if (MessageShape.IsId(type)) return ["\"x\"", "7", "\"\"", "\"0199a1f05c0070008000000000000001\"", "\"{0199a1f0-5c00-7000-8000-000000000001}\"", "{}"];
        if (type == typeof(decimal) || type == typeof(double)) return ["\"1\"", "1e400", "{}", "true"];
        return type.IsPrimitive ? ["\"1\"", "99999999999999999999", "1e400", "1.5", "-99999999999999999999", "true"] : [];
    }

    // Perhaps allowed, perhaps not: never an error of ours, and nothing by half.
    private IEnumerable<string> OddFor(JsonTypeInfo info)
    {
        if (info.Kind == JsonTypeInfoKind.Enumerable) return ["[]"];
        if (info.Type == typeof(string)) return ["\"\"", "\"a\\u0000b\"", JsonSerializer.Serialize(new string('x', random.Next(300, 30_000))), "\"\\u202e'; DROP TABLE x; --\"", "\"%_[*\\\"\"", "\"  \""];
        if (info.Type == typeof(Money)) return ["{\"amount\":-1,\"currency\":\"EUR\"}", "{\"amount\":1000000000000,\"currency\":\"EUR\"}", "{\"amount\":1,\"currency\":\"ZZZ\"}", "{\"amount\":0,\"currency\":\"EUR\"}"];
        if (info.Type == typeof(DateOnly)) return ["\"0001-01-01\"", "\"9999-12-31\""];
        if (info.Type == typeof(DateTimeOffset)) return ["\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"9999-12-31T23:59:59.9999999-00:00\""];
        if (info.Type == typeof(int)) return ["0", "-1", int.MaxValue.ToString(), int.MinValue.ToString()];
        if (info.Type == typeof(long)) return ["0", "-1", long.MaxValue.ToString(), long.MinValue.ToString()];
        return info.Type == typeof(decimal) ? ["0", "-1", "79228162514264337593543950335", "0.0000000000000000000000000001"] : [];
    }

    private BadRequest At(JsonPlace place, string text) => Raw(place.Pointer, _ => text) with { Pointer = place.Pointer };

    private BadRequest Body(string what, string text) => request(what, Encoding.UTF8.GetBytes(text));

    /// <summary>The example with the text of one place replaced by any text, also one that no JSON writer would write.</summary>
    private BadRequest Raw(string pointer, Func<string, string> change)
    {
        var body = JsonNode.Parse(example)!;
        if (pointer.Length == 0) return Body("", change(example));
        var (parent, name) = (Find(body, pointer[..pointer.LastIndexOf('/')]), pointer[(pointer.LastIndexOf('/') + 1)..]);
        var old = Find(body, pointer)?.ToJsonString() ?? "null";
        if (parent is JsonArray items) items[int.Parse(name)] = "@@here@@";
        else parent![name] = "@@here@@";
        return Body("", body.ToJsonString().Replace("\"@@here@@\"", change(old)));
    }

    private static JsonNode? Find(JsonNode? node, string pointer)
    {
        foreach (var step in pointer.Split('/').Skip(1)) node = node is JsonArray items ? items[int.Parse(step)] : node?[step];
        return node;
    }
}
