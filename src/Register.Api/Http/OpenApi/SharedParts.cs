using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Api.Http.OpenApi;

/// <summary>What operations share and the document therefore names once: headers, parameters, errors, the key.</summary>
internal static class SharedParts
{
    private static readonly (string Header, string Description, JsonSchemaType Type, JsonNode Example)[] Headers =
    [
        ("API-Version", "The full version of the API.", JsonSchemaType.String, StandardHeaders.ApiVersion),
        ("ETag", "The version of what is answered; send it back as If-Match.", JsonSchemaType.String, "\"1\""),
        ("Location", "Where the thing just made is found.", JsonSchemaType.String, "/v1/freelancers/0199a1f0-5c00-7000-8000-000000000001"),
        ("Link", "The next page, with rel=\"next\"; absent on the last.", JsonSchemaType.String, "</v1/freelancers?cursor=MDE5OQ>; rel=\"next\""),
        ("RateLimit", "What is left of the quota and the seconds until it is full again.", JsonSchemaType.String, "\"default\";r=599;t=60"),
        ("RateLimit-Policy", "The quota and its window in seconds.", JsonSchemaType.String, "\"default\";q=600;w=60"),
        ("Retry-After", "Seconds after which a new try makes sense.", JsonSchemaType.Integer, 5),
        ("Content-Language", "The language of the texts.", JsonSchemaType.String, "nl"),
        ("Idempotency-Replayed", "`true` when the answer was given before to the same key.", JsonSchemaType.String, "true"),
        ("WWW-Authenticate", "How to say who you are.", JsonSchemaType.String, "Bearer"),
        ("Content-Disposition", "Files are always downloads.", JsonSchemaType.String, "attachment"),
    ];

    /// <summary>The component's name of a header.</summary>
    public static string NameOf(string header) => header.Replace("-", "", StringComparison.Ordinal);

    /// <summary>The headers of a successful answer.</summary>
    public static IEnumerable<string> AnswerHeaders(Endpoint endpoint)
    {
        yield return "API-Version";
        if (typeof(IVersioned).IsAssignableFrom(endpoint.Answer)) yield return "ETag";
        if (endpoint.Status == 201) yield return "Location";
        if (typeof(IPage).IsAssignableFrom(endpoint.Answer)) yield return "Link";
        if (endpoint.Answer == typeof(Document)) yield return "Content-Disposition";
        if (endpoint is { Method: "POST", IsCommand: true }) yield return "Idempotency-Replayed";
        yield return "RateLimit";
        yield return "RateLimit-Policy";
    }

    /// <summary>Adds them all.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (header, description, type, example) in Headers)
            document.AddComponent(NameOf(header), new OpenApiHeader { Description = description, Schema = new OpenApiSchema { Type = type }, Example = example.DeepClone() });
        AddParameter(document, "IfMatch", "If-Match", "The ETag of what you read: the change is made only on that version.", "\"1\"", required: true);
        AddParameter(document, "IdempotencyKey", "Idempotency-Key",
            "1 to 100 printable ASCII characters of your choice. The same key with the same request gets the same answer and happens once; kept at least 24 hours.",
            "0199a1f0-5c00-7000-8000-00000000000a");
        AddParameter(document, "OnBehalfOf", ActOnBehalf.Header, "For a platform: the id of the freelancer it acts for, under her grant with the scope that is named here.",
            "0199a1f0-5c00-7000-8000-000000000001");
        AddParameter(document, "AcceptLanguage", "Accept-Language", "The language of the texts: `nl` (default) or `en`.", "en");
        foreach (var status in Problems.Codes.Keys) document.AddComponent(Problems.Name(status), Problem(document, status));
        document.AddComponent("apiKey", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "rgk_…",
            Description = "An API key: `Authorization: Bearer rgk_…`. Registering as a freelancer gives one; authorities, platforms and operators get theirs from an operator.",
        });
        document.AddComponent("accessToken", new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT",
            Description = "An access token (a signed JWT, RFC 9068) of the OpenID Connect issuer that the operator configured, where one is. Its claims say the role, for whom it acts, which person it is, and duties or scopes.",
        });
    }

    private static void AddParameter(OpenApiDocument document, string name, string header, string description, string example, bool required = false) =>
        document.AddComponent(name, new OpenApiParameter
        {
            Name = header, In = ParameterLocation.Header, Required = required, Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = example,
        });

    private static OpenApiResponse Problem(OpenApiDocument document, int status)
    {
        List<string> headers = ["API-Version", "Content-Language"];
        if (status is 429 or 503) headers.Add("Retry-After");
        if (status == 401) headers.Add("WWW-Authenticate");
        return new OpenApiResponse
        {
            Description = ReasonPhrases.GetReasonPhrase(status) + ".",
            Headers = headers.ToDictionary(h => h, IOpenApiHeader (h) => new OpenApiHeaderReference(NameOf(h), document)),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(nameof(ProblemDetails), document),
                    Example = System.Text.Json.JsonSerializer.SerializeToNode(Problems.Example(status), RegisterJson.Options),
                },
            },
        };
    }
}
