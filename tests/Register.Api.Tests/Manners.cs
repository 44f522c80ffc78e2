using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Register.Api.Http;
using Register.Api.Http.OpenApi;

namespace Register.Api.Tests;

/// <summary>What every answer of the API must have, whatever a test asks: it is looked at on all of them.</summary>
internal static partial class Manners
{
    /// <summary>Fails where an answer has not the manners of api.md.</summary>
    public static void Check(Answer answer)
    {
        answer.Headers.GetValueOrDefault("API-Version").ShouldNotBeNull();
        answer.Headers.GetValueOrDefault("X-Content-Type-Options").ShouldBe("nosniff");
        if ((int)answer.Status < 400) return;
        answer.Headers.GetValueOrDefault("Content-Type").ShouldBe("application/problem+json", answer.Text);
        answer["status"]!.GetValue<int>().ShouldBe((int)answer.Status);
        var code = answer.Code ?? "";
        code.ShouldNotBe("");
        answer["type"]!.GetValue<string>().ShouldEndWith(code);
        CheckText(answer["detail"]!.GetValue<string>(), code);
        foreach (var error in answer["errors"]?.AsArray() ?? [])
        {
            CheckText(error!["text"]!.GetValue<string>(), error["code"]!.GetValue<string>());
            HasOnePlace(error).ShouldBeTrue(answer.Text);
        }
    }

    /// <summary>Fails where the status is none that the API document names for the operation.</summary>
    public static void CheckStatus(HttpMethod method, string path, Answer answer)
    {
        var parts = path.Split('?')[0].Split('/')[2..];
        var endpoint = Rows.FirstOrDefault(r => r.Endpoint.Method == method.Method && Fits(r.Path, parts)).Endpoint;
        if (endpoint is null) return;
        var status = (int)answer.Status;
        (status == endpoint.Status || Problems.Of(endpoint).Contains(status)).ShouldBeTrue($"{endpoint.Name} answers {status}, which openapi.yaml does not name: {answer.Text}");
    }

    // Those without parameters first, as the router has it.
    private static readonly List<(string[] Path, Endpoint Endpoint)> Rows =
        [.. Endpoints.All.OrderBy(e => e.Path.Count(c => c == '{')).Select(e => (e.Path.Split('/')[1..], e))];

    private static bool Fits(string[] row, string[] path) =>
        row.Length == path.Length && row.Zip(path).All(s => s.First.StartsWith('{') || s.First == s.Second);

    // In the body or in a parameter; or it is a reason why a condition is not met, which stands in the tender.
    private static bool HasOnePlace(JsonNode error) => (error["pointer"] is null) != (error["parameter"] is null) || error["condition"] is not null;

    private static void CheckText(string text, string code)
    {
        text.ShouldNotBe(code, "the code has no text");
        Placeholder().Match(text).Value.ShouldBe("", $"{code} lacks an argument: {text}");
    }

    [GeneratedRegex(@"\{[a-z]\w*\}")]
    private static partial Regex Placeholder();
}
