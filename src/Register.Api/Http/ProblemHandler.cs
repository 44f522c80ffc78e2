using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using Register.Api.Http.Watch;
using Register.Api.Language;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>The one place that turns an error into a status: problem details (RFC 9457), in the caller's language.</summary>
public sealed partial class ProblemHandler(RequestDelegate next, Dialect dialect, ILogger<ProblemHandler> log)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            if (http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed && HttpMethods.IsOptions(http.Request.Method)) TellMethods(http.Response);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }) await Write(http, Of(http.Response.StatusCode));
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            var problem = Of(http, error);
            if (problem.Status == ClientClosedRequest) http.Response.StatusCode = ClientClosedRequest;
            else await Write(http, problem);
        }
    }

    // OPTIONS asks what is possible here; the router put that in Allow.
    private static void TellMethods(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status204NoContent;
        response.Headers.Allow = $"{response.Headers.Allow}, OPTIONS";
    }

    private Problem Of(HttpContext http, Exception error) => error switch
    {
        Refusal refusal => new Problem(StatusOf(refusal.Kind), refusal.Code, refusal.Arguments, Reasons(refusal)),
        // Given up with a key ring that was lost; the register goes on without it.
        SealLostException => Of(http, SealRefusals.Lost()),
        BadInputException input => new Problem(400, "bad-input", null, input.Errors),
        HttpRefusalException refusal => new Problem(refusal.Status, refusal.Code, RetryAfter: refusal.RetryAfter),
        BadHttpRequestException request => request.StatusCode == 413 ? Of(413) : new Problem(request.StatusCode, "http.malformed"),
        OperationCanceledException when http.RequestAborted.IsCancellationRequested => new Problem(ClientClosedRequest, "closed"),
        OperationCanceledException => new Problem(504, "timeout"),
        DbException database when dialect.IsUnavailable(database) => Unavailable(database),
        _ => Unexpected(http, error),
    };

    private static List<InputError>? Reasons(Refusal refusal)
    {
        if (refusal.Reasons.Count > 0) return [.. refusal.Reasons.Select(r => At(r.Pointer, r.Code, r.Arguments) with { Condition = r.Condition })];
        return refusal.Pointer is { } place ? [At(place, refusal.Code, refusal.Arguments)] : null;
    }

    // A pointer into the body is empty or begins with a stroke; a parameter has a name.
    private static InputError At(string? place, string code, IReadOnlyDictionary<string, object?> arguments) =>
        place is [not '/', ..] ? new InputError(null, place, code, arguments) : new InputError(place, null, code, arguments);

    private Problem Unavailable(DbException error)
    {
        LogUnavailable(Activity.Current?.TraceId.ToString(), error.ErrorCode, error.SqlState);
        return new Problem(503, "unavailable", RetryAfter: 5);
    }

    // The type and the place are enough to find a fault; a message may hold what somebody sent.
    private Problem Unexpected(HttpContext http, Exception error)
    {
        LogUnexpected(Activity.Current?.TraceId.ToString(), error.GetType().Name, (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-", error.StackTrace ?? "");
        return new Problem(500, "internal");
    }

    private static Problem Of(int status) => status switch
    {
        404 => new Problem(404, "route.not-found"),
        405 => new Problem(405, "method.not-allowed"),
        413 => new Problem(413, "too-large"),
        429 => new Problem(429, "rate-limited"),
        503 => new Problem(503, "unavailable"),
        504 => new Problem(504, "timeout"),
        _ => new Problem(status, status >= 500 ? "internal" : "http.malformed"),
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.Stale => 412,
        _ => 422,
    };

    private static async Task Write(HttpContext http, Problem problem)
    {
        var language = Texts.Choose(http.Request.Headers.AcceptLanguage);
        var text = Texts.Of(problem.Code, language, problem.Arguments);
        var wire = new ProblemDetails
        {
            Type = $"urn:register:problem:{problem.Code}", Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(problem.Status),
            Status = problem.Status, Detail = text, Code = problem.Code, TraceId = Activity.Current?.TraceId.ToString(),
            Errors = problem.Errors?.Select(e => new ProblemError
            {
                Pointer = e.Pointer, Parameter = e.Parameter, Condition = e.Condition, Code = e.Code, Text = Texts.Of(e.Code, language, e.Arguments),
            }).ToList(),
        };
        Measures.Refused(problem.Code, problem.Status, http.Features.Get<IHttpActivityFeature>()?.Activity);
        http.Response.StatusCode = problem.Status;
        http.Response.ContentType = "application/problem+json";
        http.Response.Headers.ContentLanguage = language;
        if (problem.RetryAfter is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (problem.Status == 401) http.Response.Headers.WWWAuthenticate = "Bearer";
        await http.Response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(wire, RegisterJson.Options));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Trace}: the database is unavailable: {Code} {State}")]
    private partial void LogUnavailable(string? trace, int code, string? state);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Trace}: unexpected {Error} at {Route}\n{Stack}")]
    private partial void LogUnexpected(string? trace, string error, string route, string stack);

    private sealed record Problem(int Status, string Code, IReadOnlyDictionary<string, object?>? Arguments = null,
        IReadOnlyList<InputError>? Errors = null, int? RetryAfter = null);
}

/// <summary>An error as RFC 9457 writes it, with a stable code and every input error at its place.</summary>
public sealed record ProblemDetails
{
    /// <summary>A URN that ends in the code.</summary>
    public required string Type { get; init; }

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    public required int Status { get; init; }

    /// <summary>What is wrong, for a person, in the asked language.</summary>
    public required string Detail { get; init; }

    /// <summary>Stable; for programs.</summary>
    public required string Code { get; init; }

    /// <summary>Quote it when asking for help.</summary>
    public string? TraceId { get; init; }

    /// <summary>All input errors at once.</summary>
    [JsonPropertyName("errors")]
    public IReadOnlyList<ProblemError>? Errors { get; init; }
}

/// <summary>One input error: a JSON pointer into the body or the name of a parameter or header, a stable code, a text.</summary>
public sealed record ProblemError
{
    public string? Pointer { get; init; }
    public string? Parameter { get; init; }

    /// <summary>The condition that is not met.</summary>
    public string? Condition { get; init; }

    public required string Code { get; init; }
    public required string Text { get; init; }
}
