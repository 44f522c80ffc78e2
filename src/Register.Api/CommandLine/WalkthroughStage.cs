using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Register.Api.CommandLine;

/// <summary>Plays steps against a running server and tells each: what is asked, by whom, and what comes back. What
/// differs from run to run (ids, secrets, hashes, seconds) is told by a name, so that two runs tell the same story.</summary>
internal sealed partial class WalkthroughStage(Uri address, TextWriter output) : IDisposable
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly HttpClient http = new() { BaseAddress = address };
    private readonly Dictionary<string, string> names = [];
    private readonly StringBuilder story = new();
    private int step;

    /// <summary>Everything told so far, as Markdown.</summary>
    public string Story => story.ToString();

    /// <summary>From now on an id or a secret is told by its name.</summary>
    public string Name(string value, string name)
    {
        names[value] = name;
        return value;
    }

    /// <summary>Tells something that is no request.</summary>
    public void Tell(string text)
    {
        story.Append(text).Append('\n');
        output.WriteLine(text);
    }

    /// <summary>One request; its answer must have the status, and hold whatever <paramref name="holds"/> asks. It is told as it
    /// came, or as <paramref name="told"/> puts it where its order differs from run to run.</summary>
    /// <exception cref="CommandFailure">It was answered otherwise.</exception>
    public async Task<JsonNode> Play(
        string explanation, (string Name, string? Key) who, string request, object? body, int status, Func<JsonNode, bool>? holds = null, Func<JsonNode, JsonNode>? told = null)
    {
        var (method, path) = (request.Split(' ')[0], request.Split(' ')[1]);
        using var message = new HttpRequestMessage(new HttpMethod(method), path);
        if (who.Key is not null) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", who.Key);
        message.Headers.AcceptLanguage.ParseAdd("en");
        var json = body is null ? null : JsonSerializer.Serialize(body, Infrastructure.Json.RegisterJson.Options);
        if (json is not null) message.Content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(message);
        var text = await response.Content.ReadAsStringAsync();
        var answer = text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        if (told is not null && (int)response.StatusCode == status) text = told(answer.DeepClone()).ToJsonString();
        Tell($"## {++step}. {explanation}\n\n{who.Name}:\n\n```http\n{method} {Plain(path)}\n{Pretty(json)}```\n\n`{(int)response.StatusCode}`\n\n```json\n{Pretty(text)}```\n");
        if ((int)response.StatusCode != status) throw new CommandFailure($"Step {step} was answered {(int)response.StatusCode} instead of {status}.", Failures.FoundWrong);
        if (holds is not null && !holds(answer)) throw new CommandFailure($"Step {step} was answered with something else than it should be.", Failures.FoundWrong);
        return answer;
    }

    public void Dispose() => http.Dispose();

    private string Pretty(string? json) =>
        string.IsNullOrEmpty(json) ? "" : Plain(JsonSerializer.Serialize(JsonNode.Parse(json), Readable)).ReplaceLineEndings("\n") + "\n";

    private string Plain(string text)
    {
        foreach (var (value, name) in names) text = text.Replace(value, name, StringComparison.Ordinal);
        text = Uuid().Replace(text, "(id)");
        text = Hash().Replace(text, "(sha-256)");
        text = Secret().Replace(text, "rgk_(secret)");
        text = Varying().Replace(text, "\"$1\": \"(varies)\"");
        return WrittenSeconds().Replace(Seconds().Replace(text, "$1:00Z"), "$1:00");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("rgk_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();

    [GeneratedRegex("\"(traceId|next)\": \"[^\"]*\"")]
    private static partial Regex Varying();

    [GeneratedRegex(@"(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(?:\.\d+)?Z")]
    private static partial Regex Seconds();

    [GeneratedRegex(@"(\d{4} \d\d:\d\d):\d\d")]
    private static partial Regex WrittenSeconds();
}
