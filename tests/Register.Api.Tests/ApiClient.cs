using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests;

/// <summary>One caller's way of speaking to the program: JSON in, status and JSON out.</summary>
public sealed class ApiClient
{
    private static readonly SocketsHttpHandler Connections = NewConnections();
    private readonly HttpClient http;

    public ApiClient(Uri address, string? key, string? onBehalfOf = null)
    {
        http = new HttpClient(Connections, disposeHandler: false) { BaseAddress = address };
        Key = key;
        if (onBehalfOf is not null) http.DefaultRequestHeaders.Add("Register-On-Behalf-Of", onBehalfOf);
        if (key is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Connections that follow and keep nothing. They are patient: a body that is refused for its size must not be sent after all
    /// because the machine was busy for a second.</summary>
    internal static SocketsHttpHandler NewConnections() => new()
    {
        AllowAutoRedirect = false, UseCookies = false, RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, Expect100ContinueTimeout = TimeSpan.FromSeconds(10),
    };

    public string? Key { get; }

    public Uri Address => http.BaseAddress!;

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path);

    public Task<Answer> Post(string path, object? body = null, string? idempotencyKey = null) => Send(HttpMethod.Post, path, body, idempotencyKey: idempotencyKey);

    public Task<Answer> Put(string path, object? body, string? etag) => Send(HttpMethod.Put, path, body, etag);

    public Task<Answer> Delete(string path, string? etag) => Send(HttpMethod.Delete, path, null, etag);

    /// <summary>Sends text or bytes as they are, or anything else as JSON.</summary>
    public async Task<Answer> Send(HttpMethod method, string path, object? body = null, string? etag = null, string? idempotencyKey = null,
        string contentType = "application/json", string? language = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is string text) request.Content = new StringContent(text, Encoding.UTF8, contentType);
        else if (body is byte[] bytes)
        {
            request.Content = new ByteArrayContent(bytes);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }
        else if (body is not null) request.Content = JsonContent.Create(body);
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-Match", etag);
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        if (language is not null) request.Headers.Add("Accept-Language", language);
        // A body that is refused for its size is not sent at all then; otherwise the refusal races with the sending.
        if (body is byte[] { Length: > 500_000 } or string { Length: > 500_000 }) request.Headers.ExpectContinue = true;
        return await Send(request);
    }

    /// <summary>Sends a request as it is. Whatever the test is about, an error must have the manners of one.</summary>
    /// <exception cref="OperationCanceledException">The caller hung up before there was an answer.</exception>
    public async Task<Answer> Send(HttpRequestMessage request, CancellationToken hangUp = default)
    {
        // As it was written: once sent, it is the whole address.
        var path = request.RequestUri!.OriginalString;
        // Other contents come at their own pace.
        WholeRun.Now.Say(path, request.Content switch { JsonContent json => JsonSerializer.Serialize(json.Value), StringContent text => await text.ReadAsStringAsync(hangUp), _ => "" }, Key);
        using var response = await http.SendAsync(request, hangUp);
        var answer = new Answer(response.StatusCode, response.Headers.Concat(response.Content.Headers)
            .ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase), await response.Content.ReadAsByteArrayAsync(hangUp));
        // What somebody searches for she wrote herself.
        WholeRun.Now.Hear($"{path.Split('?')[0]} {answer.Headers.GetValueOrDefault("Location")} {((int)answer.Status >= 400 ? answer.Text : null)}");
        if (!path.StartsWith("/v1/", StringComparison.Ordinal)) return answer;
        Manners.Check(answer);
        Manners.CheckStatus(request.Method, path, answer);
        return answer;
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>The JSON of the body; <c>answer["items"]</c> reads on.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;

    public JsonNode? this[string name] => Json[name];

    public string? ETag => Headers.GetValueOrDefault("ETag");

    /// <summary>The id of the thing answered.</summary>
    public string Id => Json["id"]!.GetValue<string>();

    /// <summary>The problem's code, for an error.</summary>
    public string? Code => Json["code"]?.GetValue<string>();

    /// <summary>This answer, if it has the status; otherwise the test fails and shows what came.</summary>
    public Answer ShouldBe(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }
}
