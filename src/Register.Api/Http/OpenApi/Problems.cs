using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Register.Api.Language;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Http.OpenApi;

/// <summary>Which errors an operation can answer, and what each looks like.</summary>
public static class Problems
{
    private static readonly int[] Always = [400, 401, 403, 429, 500, 503, 504];

    /// <summary>Every status the document names, with the code its example shows.</summary>
    public static IReadOnlyDictionary<int, string> Codes { get; } = new Dictionary<int, string>
    {
        [400] = "bad-input", [401] = "key.required", [403] = "key.not-allowed", [404] = "not-found", [409] = "idempotency.running", [412] = "stale",
        [413] = "too-large", [415] = "content-type.json", [422] = "idempotency.reused", [428] = "if-match.required", [429] = "rate-limited",
        [500] = "internal", [503] = "unavailable", [504] = "timeout",
    };

    /// <summary>The errors of one operation. A key that does not work is 401 also where none is needed, and a
    /// grant that does not reach 403.</summary>
    public static IEnumerable<int> Of(Endpoint endpoint)
    {
        var shape = MessageShape.Of(endpoint);
        var errors = new SortedSet<int>(Always.Concat(endpoint.AlsoRefuses));
        if (shape.Body is not null || shape.Parts.Any(p => p.Source == Source.Path || IsId(p.Type))) errors.Add(404);
        if (endpoint.IsCommand) errors.UnionWith([409, 412, 422]);
        if (shape.NeedsIfMatch) errors.UnionWith([412, 428]);
        if (shape.Body is not null || shape.HasRawBody) errors.UnionWith([413, 415]);
        return errors;
    }

    /// <summary>As the document writes a status.</summary>
    public static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of the shared response: <c>NotFound</c>.</summary>
    public static string Name(int status) => ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>An example, in English.</summary>
    public static ProblemDetails Example(int status)
    {
        var code = Codes[status];
        var arguments = new Dictionary<string, object?> { ["what"] = "freelancer", ["current"] = 2 };
        return new ProblemDetails
        {
            Type = $"urn:register:problem:{code}", Title = ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = Texts.Of(code, "en", arguments),
            Code = code, TraceId = "4bf92f3577b34da6a3ce929d0e0e4736", Errors = status == 400 ? [InputExample()] : null,
        };
    }

    private static ProblemError InputExample() => new() { Pointer = "/sectors/0", Code = "json.text", Text = Texts.Of("json.text", "en") };
}
