using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Makes a JSON body wrong or odd: in one of its values, its members, or its bytes.</summary>
internal sealed class Mutations(Values values, Random random)
{
    private const string Hole = "@@hole@@";
    private static readonly JsonSerializerOptions Loose = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2000 };

    /// <summary>What was done, and the bytes.</summary>
    public (string What, byte[] Body) Of(JsonNode? body) => random.Next(10) switch
    {
        0 => Bytes(Write(body)),
        1 or 2 when body is JsonObject => Member(body.DeepClone()),
        _ => Value(body?.DeepClone()),
    };

    /// <summary>The bytes of a body as it is.</summary>
    public static byte[] Plain(JsonNode? body) => Encoding.UTF8.GetBytes(Write(body));

    private static string Write(JsonNode? body) => body?.ToJsonString(Loose) ?? "null";

    private (string, byte[]) Value(JsonNode? body)
    {
        var places = Places(body).ToList();
        var place = FuzzWorld.Pick(places, random);
        var (what, text) = Odd(place.Value);
        if (place.Parent is null) return (what, Encoding.UTF8.GetBytes(text));
        Set(place, Hole);
        return ($"{what} at {place.Name}", Encoding.UTF8.GetBytes(Write(body).Replace($"\"{Hole}\"", text, StringComparison.Ordinal)));
    }

    private (string, byte[]) Member(JsonNode body)
    {
        var holders = Places(body).Where(p => p.Value is JsonObject { Count: > 0 }).ToList();
        if (holders.Count == 0) return Value(body);
        var holder = (JsonObject)FuzzWorld.Pick(holders, random).Value!;
        var (name, value) = holder.ElementAt(random.Next(holder.Count));
        switch (random.Next(4))
        {
            case 0:
                holder.Remove(name);
                return ($"without {name}", Plain(body));
            case 1:
                holder[FuzzWorld.Pick(["zzz", "ID", "__proto__", "$type", "", "a/b~c", "naïef", "id", "version", "status", "kind"], random)] = 1;
                return ("a member too many", Plain(body));
            case 2:
                holder.Remove(name);
                holder[name.ToUpperInvariant()] = value?.DeepClone();
                return ($"{name} in capitals", Plain(body));
            default:
                holder[name] = Hole;
                var twice = Write(value);
                return ($"{name} twice", Encoding.UTF8.GetBytes(Write(body).Replace($"\"{Hole}\"", $"{twice},{JsonSerializer.Serialize(name)}:{twice}", StringComparison.Ordinal)));
        }
    }

    private (string What, string Text) Odd(JsonNode? was) => random.Next(9) switch
    {
        0 => ("null", "null"),
        1 => ("a number", FuzzWorld.Pick(Values.OddNumbers, random)),
        2 => ("another type", FuzzWorld.Pick(["{}", "[]", "[[]]", "true", "\"text\"", "7", "{\"a\":1}", "[null]", "\"1\""], random)),
        3 => ("no JSON", FuzzWorld.Pick(["NaN", "Infinity", "-Infinity", "undefined", "'x'", "01", "+1", "1.", ".5", "\"\\ud800\"", "\"\\x41\"", "\"\n\"", "TRUE", "// a"], random)),
        4 => ("a deep nest", string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70))),
        5 when was is JsonArray { Count: > 0 } items => ("a long list", "[" + string.Join(',', Enumerable.Repeat(Write(items[0]), 1200)) + "]"),
        6 when was is JsonArray { Count: > 0 } items => ("one thing twice", "[" + string.Join(',', items.Append(items[0]).Select(i => Write(i))) + "]"),
        7 => ("a date", FuzzWorld.Pick(["\"0001-01-01\"", "\"9999-12-31\"", "\"2026-02-30\"", "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"2026-10-01T08:00:00+14:00\"", "\"2026-10-01\"", "\"2024-02-29\""], random)),
        _ => ("a hostile text", JsonSerializer.Serialize(values.HostileText(), Loose)),
    };

    private (string, byte[]) Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var at = random.Next(bytes.Length);
        return random.Next(12) switch
        {
            0 => ("cut off", bytes[..at]),
            1 => ("invalid UTF-8", [.. bytes[..at], 0xFF, 0xC0, .. bytes[at..]]),
            2 => ("two documents", [.. bytes, .. bytes]),
            3 => ("a mark in front", [0xEF, 0xBB, 0xBF, .. bytes]),
            4 => ("UTF-16", Encoding.Unicode.GetBytes(text)),
            5 => ("a byte flipped", [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]]),
            6 => ("a control character", [.. bytes[..at], (byte)random.Next(32), .. bytes[at..]]),
            7 => ("nothing", []),
            8 => ("a comment", Encoding.UTF8.GetBytes("/* x */" + text)),
            9 => ("a comma too many", Encoding.UTF8.GetBytes(text.TrimEnd('}') + ",}")),
            10 => ("a tower", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 3000)))),
            _ => ("another format", Encoding.UTF8.GetBytes(FuzzWorld.Pick(["<xml/>", "a=1&b=2", "--x\r\n", "{'a':1}", "null", "[]", "\"\"", "0"], random))),
        };
    }

    private static void Set(Place place, JsonNode? value)
    {
        if (place.Parent is JsonArray items) items[place.Index] = value;
        else place.Parent![place.Name] = value;
    }

    private static IEnumerable<Place> Places(JsonNode? node, JsonNode? parent = null, string name = "", int index = 0)
    {
        yield return new Place(node, parent, name, index);
        if (node is JsonObject members)
            foreach (var (key, child) in members.ToList())
                foreach (var inner in Places(child, node, key)) yield return inner;
        if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
                foreach (var inner in Places(items[i], node, name, i)) yield return inner;
    }

    private sealed record Place(JsonNode? Value, JsonNode? Parent, string Name, int Index);
}
