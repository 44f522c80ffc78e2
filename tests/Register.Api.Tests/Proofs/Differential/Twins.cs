using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Register.Api.Tests.Proofs.Differential;

/// <summary>The same thing in two programs: its id, and its key where it is somebody, in each.</summary>
internal sealed record Twin(string First, string Second, string? FirstKey = null, string? SecondKey = null);

/// <summary>Two programs to which everything is sent, and which must answer the same. What differs by its nature (ids, instants, secrets and
/// digests of them) is compared by where it comes up: the third new id of one is the third new id of the other.</summary>
internal sealed partial class Twins(RegisterApp first, RegisterApp second)
{
    private readonly Dictionary<string, string> firstSymbols = [];
    private readonly Dictionary<string, string> secondSymbols = [];

    public int Requests { get; private set; }

    /// <summary>How often each status came.</summary>
    public Dictionary<int, int> Statuses { get; } = [];

    /// <summary>Sends it to both; <c>{0}</c>, <c>{1}</c> and so on in path and body are the ids of the things.</summary>
    public async Task<(Answer First, Answer Second)> Send(Twin? caller, HttpMethod method, string path, string? body = null, (string, string)? etags = null, params Twin[] things)
    {
        // Ids sort by the millisecond: two that are made in one would not sort alike in both.
        first.Clock.Move(TimeSpan.FromMilliseconds(3));
        second.Clock.Move(TimeSpan.FromMilliseconds(3));
        var one = await Client(first, caller?.FirstKey).Send(method, Filled(path, things, t => t.First), Filled(body, things, t => t.First), etags?.Item1, language: "en");
        var other = await Client(second, caller?.SecondKey).Send(method, Filled(path, things, t => t.Second), Filled(body, things, t => t.Second), etags?.Item2, language: "en");
        Requests++;
        Statuses[(int)one.Status] = Statuses.GetValueOrDefault((int)one.Status) + 1;
        var (told, toldOther) = (Told(one, firstSymbols), Told(other, secondSymbols));
        toldOther.ShouldBe(told, $"{method} {path} {body}");
        return (one, other);
    }

    /// <summary>Sends it, and is given the thing that came of it; null where it was refused.</summary>
    public async Task<Twin?> Make(Twin? caller, string path, string body, params Twin[] things)
    {
        var (one, other) = await Send(caller, HttpMethod.Post, path, body, null, things);
        return (int)one.Status is 200 or 201 ? new Twin(one.Id, other.Id, one["apiKey"]?.GetValue<string>() ?? caller?.FirstKey, other["apiKey"]?.GetValue<string>() ?? caller?.SecondKey) : null;
    }

    /// <summary>Reads it, and puts in its place what <paramref name="change"/> makes of it.</summary>
    public async Task Change(Twin caller, string path, Func<JsonObject, string> change, params Twin[] things)
    {
        var (one, other) = await Send(caller, HttpMethod.Get, path, null, null, things);
        if ((int)one.Status == 200) await Send(caller, HttpMethod.Put, path, change(one.Json.AsObject()), (one.ETag!, other.ETag!), things);
    }

    /// <summary>Reads a list to its end, page by page.</summary>
    public async Task ReadAll(Twin? caller, string path, params Twin[] things)
    {
        var (one, other) = await Send(caller, HttpMethod.Get, path, null, null, things);
        var more = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        for (var pages = 0; (int)one.Status == 200 && one["next"] is { } next && pages < 50; pages++)
        {
            var cursor = new Twin(next.GetValue<string>(), other["next"]!.GetValue<string>());
            (one, other) = await Send(caller, HttpMethod.Get, $"{path}{more}cursor={{{things.Length}}}", null, null, [.. things, cursor]);
        }
    }

    private static ApiClient Client(RegisterApp app, string? key) => key is null ? app.Anyone() : app.WithKey(key);

    private static string Filled(string? text, Twin[] things, Func<Twin, string> id)
    {
        for (var i = 0; text is not null && i < things.Length; i++) text = text.Replace($"{{{i}}}", id(things[i]), StringComparison.Ordinal);
        return text!;
    }

    private static string Told(Answer answer, Dictionary<string, string> symbols)
    {
        var body = answer.Body.Length == 0 ? "" : Symbolic(answer.Json, symbols)?.ToJsonString();
        return $"{(int)answer.Status} {answer.ETag} {answer.Headers.ContainsKey("Link")} {answer.Headers.ContainsKey("Location")} {body}";
    }

    private static JsonNode? Symbolic(JsonNode? node, Dictionary<string, string> symbols) => node switch
    {
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(Symbol(m.Key, symbols), m.Key is "next" or "traceId" ? null : Symbolic(m.Value, symbols)))),
        JsonArray items => new JsonArray([.. items.Select(i => Symbolic(i, symbols))]),
        JsonValue value when value.TryGetValue(out string? text) => Symbol(text, symbols),
        _ => node?.DeepClone(),
    };

    private static string Symbol(string text, Dictionary<string, string> symbols)
    {
        text = Varying().Replace(text, m =>
        {
            if (!symbols.TryGetValue(m.Value, out var symbol)) symbols.Add(m.Value, symbol = $"#{symbols.Count}");
            return symbol;
        });
        return Instant().Replace(text, "(instant)");
    }

    // Ids, secrets with their beginnings, digests, pseudonyms.
    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|rgk_[A-Za-z0-9_-]+|[0-9a-f]{64}|^[0-9a-f]{12}$")]
    private static partial Regex Varying();

    // To the second also in texts for people.
    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z|\d\d:\d\d:\d\d")]
    private static partial Regex Instant();
}
