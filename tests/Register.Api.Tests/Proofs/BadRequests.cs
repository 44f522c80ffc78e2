using Register.Api.Http;
using Register.Infrastructure.Queries;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Tests.Proofs;

/// <summary>Everything that can be wrong with a request to an operation, from the table and the types.</summary>
internal sealed class BadRequests(Random random, World world)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>All sorts of wrong for one operation, each once or more, at places drawn at random.</summary>
    public IEnumerable<BadRequest> For(Endpoint endpoint)
    {
        var shape = MessageShape.Of(endpoint);
        var good = Good(endpoint);
        IEnumerable<BadRequest> all = [.. Parameters(endpoint, shape, good), .. Headers(endpoint, shape, good)];
        return shape.Body is null ? all
            : all.Concat(new BadBodies(random, endpoint, world.Ids, (what, body) => good with { What = what, Body = body }).All()).Concat(ContentTypes(good));
    }

    private BadRequest Good(Endpoint endpoint)
    {
        var shape = MessageShape.Of(endpoint);
        return new BadRequest("", endpoint, new HttpMethod(endpoint.Method), Operations.Path(endpoint, world.Own))
        {
            Body = shape is { HasRawBody: true, Body: null } ? "%PDF-1.7 small"u8.ToArray() : shape.Body is null ? null : System.Text.Encoding.UTF8.GetBytes(Operations.Body(endpoint, world.Ids)!.ToJsonString()),
            ContentType = shape is { HasRawBody: true, Body: null } ? "application/pdf" : "application/json",
            IfMatch = shape.NeedsIfMatch ? "\"1\"" : null,
        };
    }

    private IEnumerable<BadRequest> Parameters(Endpoint endpoint, MessageShape shape, BadRequest good)
    {
        string With(string query) => good.Path + (good.Path.Contains('?') ? "&" : "?") + query;
        yield return good with { What = "unknown parameter", Path = With("zzz=1"), Parameter = "zzz" };
        yield return good with { What = "unknown parameter", Path = With("%27%22=1") };
        foreach (var part in shape.Parts.Where(p => p.Source == Source.Path))
            foreach (var text in (string[])["x", "123", "%27%20OR%201%3D1", "0199a1f0-5c00-7000-8000-00000000000g", "%F0%28%8C%28", "..%2f..", new string('9', 2000)])
                yield return good with { What = "bad id", Path = Operations.Path(endpoint, p => p == part ? "@@" : world.Own(p)).Replace("%40%40", text), Parameter = MessageShape.IsId(part.Type) ? part.Name : null, Statuses = MessageShape.IsId(part.Type) ? [400] : [400, 404, 422] };
        foreach (var part in shape.Parts.Where(p => p.Source == Source.Query))
        {
            var other = Operations.Path(endpoint, world.Own).Split('?')[0] + "?";
            if (part.Required) yield return good with { What = "missing parameter", Path = other.TrimEnd('?'), Parameter = part.Name };
            else yield return good with { What = "parameter twice", Path = With($"{part.Name}=1&{part.Name}=2"), Parameter = part.Name };
            if (part.Required) continue;
            foreach (var text in Wrong(part)) yield return good with { What = "wrong parameter", Path = With($"{part.Name}={text}"), Parameter = part.Name };
            foreach (var text in (string[])["", "%00", "a%00b", "%27%22%3B--", "%ED%A0%80", "%25_%5B%2A", "0", "-1", "9999999999", "AND%20OR%20NEAR%20%22", "%E2%80%AE", "2026-10-01", "true"])
                yield return good with { What = "odd parameter", Path = With($"{part.Name}={text}"), Statuses = [] };
        }
        if (!typeof(IPaged).IsAssignableFrom(endpoint.Message)) yield break;
        foreach (var limit in (string[])["0", "-1", "1001", "2147483647"]) yield return good with { What = "limit", Path = With("limit=" + limit) };
        foreach (var cursor in (string[])["!!!", "%00", "a%20b", "%F0%9F%98%80"]) yield return good with { What = "cursor", Path = With("cursor=" + cursor) };
        foreach (var cursor in (string[])["AAAA", "__79", "MDE5OWExZjA", "eyJhIjoxfQ", "Jyc7LS0"]) yield return good with { What = "odd cursor", Path = With("cursor=" + cursor), Statuses = [] };
    }

    private IEnumerable<BadRequest> Headers(Endpoint endpoint, MessageShape shape, BadRequest good)
    {
        var others = Methods.Except(Endpoints.All.Where(e => SamePlace(e.Path, endpoint.Path)).Select(e => e.Method)).ToList();
        foreach (var method in others) yield return good with { What = "wrong method", Method = new HttpMethod(method), Statuses = [405], BeforeAccess = true };
        yield return good with { What = "no such place", Path = good.Path.Split('?')[0] + "/zzz/zzz", Statuses = [404, 405], BeforeAccess = true };
        foreach (var key in (string[])["Bearer rgk_nobody", "Bearer", "Basic eDp5", "Bearer rgk_" + new string('x', 500), "rgk_x", "Bearer eyJhbGciOiJub25lIn0.e30."])
            yield return good with { What = "bad key", Headers = [("Authorization", key)], Statuses = [401], BeforeAccess = true };
        if (endpoint.Method == "POST")
            foreach (var key in (string[])["", new string('k', 101), "a b", "sleutel-é"])
                yield return good with { What = $"idempotency key '{key}'", Headers = [("Idempotency-Key", key)], Statuses = [400], Parameter = "Idempotency-Key" };
        if (!shape.NeedsIfMatch) yield break;
        yield return good with { What = "no If-Match", IfMatch = null, Statuses = [428] };
        foreach (var tag in (string[])["1", "*", "\"x\"", "W/\"1\"", "\"99999999999999999999\"", "\"-1\"", "\"1\", \"2\"", "\"9999\""])
            yield return good with { What = $"If-Match {tag}", IfMatch = tag, Statuses = [400, 404, 409, 412, 422] };
    }

    private static IEnumerable<BadRequest> ContentTypes(BadRequest good)
    {
        foreach (var type in (string?[])[null, "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "*/*", "zzz"])
            yield return good with { What = $"content type {type}", ContentType = type, Statuses = [415] };
    }

    private static string[] Wrong(Part part) => part.Type == typeof(int) || part.Type == typeof(long) ? ["x", "1.5", "99999999999999999999", "0x10", "%20"]
        : part.Type == typeof(bool) ? ["x", "2"]
        : part.Type == typeof(string) ? [new string('q', 501)]
        : part.Type == typeof(DateOnly) ? ["2026-02-30", "x"]
        : ["zzz", "%00"];

    private static bool SamePlace(string a, string b)
    {
        var (left, right) = (a.Split('/'), b.Split('/'));
        return left.Length == right.Length && left.Zip(right).All(s => s.First == s.Second || s.First.StartsWith('{') || s.Second.StartsWith('{'));
    }
}
