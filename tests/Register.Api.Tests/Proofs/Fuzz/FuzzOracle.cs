using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Register.Api.Language;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>A value that is not for everybody, and the keys of those it is for; some are also for whoever verifies evidence.</summary>
internal sealed record Canary(string Text, IReadOnlySet<string> MayBeSeenWith, bool AlsoForVerifiers = false)
{
    /// <summary>Every canary begins so, and nothing else does.</summary>
    public const string Mark = "kanarie7q";
}

/// <summary>What every answer is held to, whatever was asked: the API document, problem details with known codes, and that nothing leaks.</summary>
internal sealed partial class FuzzOracle(ApiDocument document, string folder, Func<string, bool> isVerifier)
{
    // Who is given a secret just now.
    private static readonly HashSet<string> GiveSecrets = ["RegisterFreelancer", "CreateApiKey", "RotateApiKey"];
    private readonly ConcurrentDictionary<string, byte> looked = new();

    public ConcurrentBag<Canary> Canaries { get; } = [];

    /// <summary>The canaries that came out to those they are for: what is planted can be seen.</summary>
    public ConcurrentDictionary<string, byte> Seen { get; } = new();

    /// <summary>What is wrong with an answer to a request with this key; null for nothing.</summary>
    public string? Flaw(string method, string path, string? key, Answer answer)
    {
        var status = (int)answer.Status;
        if (status >= 500) return "is an error of ours";
        if (IsTheServersOwn(status, answer)) return null;
        var operation = document.Find(method, path);
        return Declared(operation, method, status, answer) ?? Leak(operation, key, status, answer);
    }

    /// <summary>Whether the web server refused it as no HTTP, or too much of it, before the program saw it.</summary>
    public static bool IsTheServersOwn(int status, Answer answer) => status is 400 or 414 or 431 && answer.Body.Length == 0 && !answer.Headers.ContainsKey("API-Version");

    private string? Declared(ApiOperation? operation, string method, int status, Answer answer)
    {
        if (operation is null) return status is >= 400 or 204 ? Problem(status, answer, method) : "no operation of the document, and no refusal";
        if (!operation.Answers.TryGetValue(status, out var declared)) return $"{operation.Id} answers {status}, which the document does not name";
        if (method == "HEAD") return answer.Body.Length == 0 ? null : "a body in answer to HEAD";
        var type = answer.Headers.GetValueOrDefault("Content-Type")?.Split(';')[0];
        if (answer.Body.Length == 0) return declared.Count == 0 || status == 204 ? null : "no body, though one is declared";
        if (type is null || !declared.TryGetValue(type, out var schema)) return $"a body of {type}, which the document does not name";
        if (status >= 400 && Problem(status, answer, method) is { } flaw) return flaw;
        // The same bytes under the same schema are looked at once.
        if (schema is null || !type.EndsWith("json", StringComparison.Ordinal) || !looked.TryAdd($"{operation.Id} {status} {Convert.ToHexString(SHA256.HashData(answer.Body))}", 0)) return null;
        using var read = JsonDocument.Parse(answer.Body);
        var flaws = document.Flaws(schema, read.RootElement);
        return flaws.Count == 0 ? null : $"the body is not what the document declares: {string.Join("; ", flaws)}";
    }

    private static string? Problem(int status, Answer answer, string method)
    {
        if (status < 400 || method == "HEAD") return null;
        if (answer.Headers.GetValueOrDefault("Content-Type") != "application/problem+json") return "an error that is no problem+json";
        var codes = (answer["errors"]?.AsArray() ?? []).Select(e => e!["code"]!.GetValue<string>()).Append(answer.Code ?? "");
        if (codes.FirstOrDefault(c => !Texts.Has(c)) is { } unknown) return $"the code '{unknown}' is not one of ours";
        return answer["status"]!.GetValue<int>() == status ? null : "the problem says another status";
    }

    private string? Leak(ApiOperation? operation, string? key, int status, Answer answer)
    {
        if (answer.Body.Length == 0) return null;
        var text = answer.Text;
        if (text.Contains(Canary.Mark, StringComparison.OrdinalIgnoreCase))
        {
            foreach (var canary in Canaries.Where(c => text.Contains(c.Text, StringComparison.OrdinalIgnoreCase)))
            {
                if (!canary.MayBeSeenWith.Contains(key ?? "") && !(canary.AlsoForVerifiers && key is not null && isVerifier(key))) return $"shows '{canary.Text}', which is not for this caller";
                Seen.TryAdd(canary.Text, 0);
            }
        }
        if (Secret().IsMatch(text) && !GiveSecrets.Contains(operation?.Id ?? "")) return "shows a key";
        if (text.Contains(folder, StringComparison.Ordinal)) return "shows where the database is";
        return status >= 400 && Inside().Match(text) is { Success: true } found ? $"shows the inside: '{found.Value}'" : null;
    }

    [GeneratedRegex("rgk_[A-Za-z0-9_-]{43}")]
    private static partial Regex Secret();

    // Traces, statements and libraries; the requests do not hold these words.
    [GeneratedRegex(@"\.cs:line|   at [A-Z]\w+\.|Exception|SQLite|SqlClient|Dapper|System\.|Microsoft\.|\bSELECT |\bINSERT INTO |\bFROM \w+ WHERE", RegexOptions.CultureInvariant)]
    private static partial Regex Inside();
}
