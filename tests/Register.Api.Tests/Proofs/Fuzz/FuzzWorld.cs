using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>A request that was granted once: what the next ones are made from.</summary>
internal sealed record Seed(ApiOperation Operation, string Path, byte[]? Body, string? ContentType, string? Key, string? OnBehalfOf);

/// <summary>What there is in a register, learned from what it answers: the ids of things, their versions, whoever has a key, and
/// a request of every sort that was granted.</summary>
internal sealed class FuzzWorld
{
    private const int Kept = 300;
    private readonly Dictionary<string, List<string>> ids = [];
    private readonly Dictionary<string, List<Seed>> seeds = [];
    private readonly Dictionary<string, string> tags = [];
    private readonly HashSet<(string? Key, string? For)> callers = [(null, null)];
    private readonly List<(string? Key, string? For)> drawn = [(null, null)];

    /// <summary>Everybody who asked something and was answered, nobody among them.</summary>
    public IReadOnlyList<(string? Key, string? For)> Callers => drawn;

    public IReadOnlyList<Seed> SeedsOf(ApiOperation operation) => seeds.GetValueOrDefault(operation.Id) ?? [];

    /// <summary>The ids known under a name: <c>lotId</c>.</summary>
    public IReadOnlyList<string> Ids(string name) => ids.GetValueOrDefault(name) ?? [];

    /// <summary>Any id of anything.</summary>
    public string AnyId(Random random) => ids.Count == 0 ? Guid.CreateVersion7().ToString() : Pick(ids.Values.ElementAt(random.Next(ids.Count)), random);

    /// <summary>The tag that a thing had when it was last seen: of its own place or the nearest around it.</summary>
    public string? TagOf(string path)
    {
        for (var place = path.Split('?')[0]; place.Length > 3; place = place[..place.LastIndexOf('/')])
            if (tags.TryGetValue(place, out var tag)) return tag;
        return null;
    }

    /// <summary>Takes in a request and its answer.</summary>
    public void Learn(ApiDocument document, string method, string path, byte[]? body, string? contentType, string? key, string? onBehalfOf, Answer answer, bool asSeed)
    {
        if ((int)answer.Status is < 200 or >= 300 || document.Find(method, path) is not { } operation) return;
        foreach (var (name, value) in operation.Values(path)) Know(name, value);
        if (answer.ETag is { } tag) tags[answer.Headers.GetValueOrDefault("Location") ?? path.Split('?')[0]] = tag;
        if (answer.Headers.GetValueOrDefault("Location") is { } made && document.Find("GET", made) is { } reads)
            foreach (var (name, value) in reads.Values(made)) Know(name, value);
        if (!asSeed) return;
        if (callers.Add((key, onBehalfOf))) drawn.Add((key, onBehalfOf));
        if (answer.Headers.GetValueOrDefault("Content-Type") == "application/json") KnowMembers(answer.Json);
        var known = seeds.TryGetValue(operation.Id, out var list) ? list : seeds[operation.Id] = [];
        known.Add(new Seed(operation, path, body, contentType, key, onBehalfOf));
        // The newest: their things are in the state in which it was granted.
        if (known.Count > 40) known.RemoveAt(0);
    }

    /// <summary>Takes in that there is a thing of this name.</summary>
    public void Know(string name, string value)
    {
        var known = ids.TryGetValue(name, out var list) ? list : ids[name] = [];
        if (value.Length > 60 || known.Contains(value)) return;
        known.Add(value);
        if (known.Count > Kept) known.RemoveAt(0);
    }

    public static T Pick<T>(IReadOnlyList<T> of, Random random) => of[random.Next(of.Count)];

    private void KnowMembers(JsonNode? node)
    {
        if (node is JsonArray items)
            foreach (var item in items) KnowMembers(item);
        if (node is not JsonObject members) return;
        foreach (var (name, value) in members)
        {
            if (name.EndsWith("Id", StringComparison.Ordinal) && value is JsonValue id && Guid.TryParse(id.ToString(), out _)) Know(name, id.ToString());
            else KnowMembers(value);
        }
    }
}
