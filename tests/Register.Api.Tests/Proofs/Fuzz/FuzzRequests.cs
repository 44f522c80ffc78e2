using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Draws requests to an operation: as they should be, nearly so, or hostile.</summary>
internal sealed partial class FuzzRequests(ApiDocument document, FuzzWorld world, Random random, Func<DateTimeOffset> now)
{
    // A world in which everybody left or lost her key has nothing more to try: these are hardly ever sent as they should be.
    private static readonly HashSet<string> Ends = ["LeaveRegister", "RevokeApiKey", "WithdrawTender", "EndGrant"];
    private static readonly string[] Tags = ["1", "*", "\"x\"", "W/\"1\"", "\"99999999999999999999\"", "\"-1\"", "\"1\", \"2\"", "\"9999\"", "\"\"", "\"0\"", "é"];
    private static readonly string[] BadKeys = ["Bearer rgk_nobody", "Bearer", "Basic eDp5", "Bearer rgk_" + new string('x', 500), "rgk_x", "Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer ../../x", ""];
    private static readonly string[] BadTypes = ["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "*/*", "zzz", "application/json; charset=utf-16", "application/json; charset=latin1", "text/json", "application/pdf"];
    private static readonly string[] BadParts = ["x", "123", "%27%20OR%201%3D1", "0199a1f0-5c00-7000-8000-00000000000g", "%F0%28%8C%28", "..%2f..", "%00", "%2e%2e%2fetc", "%E2%80%AE", "{id}", "%5C", "NaN", "-1", "%C3%A9", "00000000-0000-0000-0000-000000000000"];

    private readonly Values values = new(document, world, random, now);

    /// <summary>One request to the operation.</summary>
    public FuzzRequest For(ApiOperation operation)
    {
        var seeds = world.SeedsOf(operation);
        var seed = seeds.Count > 0 && random.Next(10) < 6 ? FuzzWorld.Pick(seeds, random) : null;
        List<string> what = [seed is null ? operation.Id : operation.Id + " again"];
        var (key, behalf) = Caller(operation, seed);
        var path = seed is not null && random.Next(5) > 0 ? seed.Path : Path(operation, what);
        var headers = Headers(operation, path, behalf, what);
        var (body, type) = Body(operation, seed, what);
        var method = operation.Method;
        if (random.Next(60) == 0) what.Add(method = FuzzWorld.Pick(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "ZZZ"], random));
        if (method is "GET" or "HEAD") body = random.Next(30) == 0 ? body : null;
        var made = new FuzzRequest("", method, path, key) { Body = body, ContentType = body is null ? null : type, Headers = headers };
        if (Ends.Contains(operation.Id) && random.Next(25) > 0) made = made with { Path = "/v1" + Parameter().Replace(operation.Path, _ => Guid.CreateVersion7().ToString()) };
        return made with { What = string.Join(", ", what) };
    }

    private (string? Key, string? For) Caller(ApiOperation operation, Seed? seed)
    {
        if (seed is not null && random.Next(4) > 0) return (seed.Key, seed.OnBehalfOf);
        var others = world.SeedsOf(operation);
        if (others.Count > 0 && random.Next(2) == 0)
        {
            var one = FuzzWorld.Pick(others, random);
            return (one.Key, one.OnBehalfOf);
        }
        return random.Next(8) == 0 ? (null, null) : FuzzWorld.Pick(world.Callers, random);
    }

    private string Path(ApiOperation operation, List<string> what)
    {
        var path = Parameter().Replace(operation.Path, found =>
        {
            if (random.Next(12) > 0) return Uri.EscapeDataString(PathValue(operation, found.Groups[1].Value));
            what.Add("a bad " + found.Groups[1].Value);
            return random.Next(20) == 0 ? new string('9', 3000) : FuzzWorld.Pick(BadParts, random);
        });
        if (random.Next(200) == 0) path += FuzzWorld.Pick(["/", "//", "/zzz", "/..", ";a=b", "%20", "/%2e%2e"], random);
        var query = new List<string>();
        foreach (var parameter in operation.Parameters.Where(p => p.In == "query"))
            if (random.Next(4) == 0) query.Add($"{parameter.Name}={Escape(values.Parameter(parameter))}");
        if (random.Next(25) == 0) query.Add(FuzzWorld.Pick(["zzz=1", "%27%22=1", "limit=0", "limit=2147483648", "cursor=%00", "cursor=AAAA", "cursor=Jyc7LS0", "limit=1&limit=2", "&&", "=", "%ED%A0%80=1", "q=%F0%28", "a[]=1"], random));
        return "/v1" + path + (query.Count > 0 ? "?" + string.Join('&', query) : "");
    }

    private string PathValue(ApiOperation operation, string name) => values.IdFor(name) is var id && operation.Parameters.First(p => p.Name == name) is { } part && document.Resolve(part.Schema)["type"]?.GetValue<string>() == "integer"
        && !int.TryParse(id, out _) ? "1" : id;

    // Half a pair has no escape of its own.
    private static string Escape(string text) => text.Any(char.IsSurrogate) ? "%ED%A0%80" : Uri.EscapeDataString(text);

    private List<(string, string)> Headers(ApiOperation operation, string path, string? behalf, List<string> what)
    {
        var headers = new List<(string, string)>();
        void Odd(string name, string value)
        {
            headers.Add((name, value));
            what.Add($"{name}: {value}");
        }

        if (behalf is not null && random.Next(10) > 0) headers.Add(("Register-On-Behalf-Of", behalf));
        else if (random.Next(60) == 0) Odd("Register-On-Behalf-Of", random.Next(2) == 0 ? values.IdFor("freelancerId") : "nobody");
        if (operation.NeedsIfMatch && random.Next(10) > 0) headers.Add(("If-Match", world.TagOf(path) ?? "\"1\""));
        else if (random.Next(operation.NeedsIfMatch ? 2 : 60) == 0) Odd("If-Match", FuzzWorld.Pick(Tags, random));
        if (operation.Method == "POST" && random.Next(6) == 0) headers.Add(("Idempotency-Key", random.Next(3) == 0 ? $"sleutel-{random.Next(20)}" : Guid.NewGuid().ToString()));
        else if (random.Next(60) == 0) Odd("Idempotency-Key", FuzzWorld.Pick(["", new string('k', 101), "a b", "sleutel-é", "k"], random));
        if (random.Next(40) == 0) Odd("Authorization", FuzzWorld.Pick(BadKeys, random));
        if (random.Next(6) == 0) headers.Add(("Accept-Language", FuzzWorld.Pick(["en", "nl", "de, en;q=0.5", "*", ";;q=x", "en;q=NaN"], random)));
        if (random.Next(20) == 0) headers.Add(("Accept", FuzzWorld.Pick(["text/csv", "text/html", "application/xml", "zzz", "*/*;q=0", "application/json"], random)));
        if (random.Next(80) == 0) Odd("Content-Encoding", "gzip");
        return headers;
    }

    private (byte[]? Body, string? Type) Body(ApiOperation operation, Seed? seed, List<string> what)
    {
        if (operation.Body.Count == 0)
        {
            if (random.Next(40) > 0) return (null, null);
            what.Add("a body");
            return (Encoding.UTF8.GetBytes("{\"a\":1}"), "application/json");
        }
        var type = operation.Body.ContainsKey("application/json") ? "application/json" : seed?.ContentType ?? operation.Body.Keys.First();
        if (random.Next(40) == 0) what.Add(type = FuzzWorld.Pick(BadTypes, random));
        if (!operation.Body.ContainsKey("application/json")) return (seed is not null && random.Next(2) == 0 ? seed.Body : Encoding.UTF8.GetBytes(FuzzWorld.Pick(["%PDF-1.7 x", "", "<html>", "\u0089PNG\r\n", "GIF89a"], random)), type);
        if (seed is { Body: null } && random.Next(2) == 0) return (null, null);
        if (random.Next(400) == 0)
        {
            what.Add("a body too large");
            return (Encoding.UTF8.GetBytes("{\"a\":\"" + new string('x', 1_100_000) + "\"}"), type);
        }
        var body = seed?.Body is { Length: > 0 } given && random.Next(5) > 0 ? JsonNode.Parse(given) : operation.Example is { } example && random.Next(2) == 0
            ? WithKnownIds(example.DeepClone()) : values.Of(operation.Body["application/json"]!, "");
        if (random.Next(3) == 0) return (Mutations.Plain(Fresh(body)), type);
        var (odd, bytes) = new Mutations(values, random).Of(body);
        what.Add(odd);
        return (bytes, type);
    }

    // Who registers has a number that nobody has yet.
    private JsonNode? Fresh(JsonNode? body)
    {
        if (body is JsonObject && body["identifier"] is JsonObject { Count: 2 } identifier && identifier["id"] is not null && random.Next(4) > 0) identifier["id"] = random.Next(10_000_000, 99_999_999).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return body;
    }

    private JsonNode WithKnownIds(JsonNode node)
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members.ToList())
                if (value is JsonValue && value.GetValueKind() == JsonValueKind.String && (name.EndsWith("Id", StringComparison.Ordinal) || Guid.TryParse(value.GetValue<string>(), out _))) members[name] = values.IdFor(name);
                else if (value is not null) WithKnownIds(value);
        if (node is JsonArray items)
            foreach (var item in items.OfType<JsonNode>().ToList()) WithKnownIds(item);
        return node;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
