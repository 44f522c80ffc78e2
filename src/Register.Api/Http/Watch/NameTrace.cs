using Microsoft.AspNetCore.Http.Features;

namespace Register.Api.Http.Watch;

/// <summary>Tells in the trace of a request what was asked for and what came of it: method, route and status, which hold nothing that somebody typed. The
/// framework starts it, and says nothing in it.</summary>
public sealed class NameTrace(RequestDelegate next)
{
    private static readonly HashSet<string> Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"];

    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } trace) return;
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        // A method that is none of HTTP's was typed by somebody.
        var method = Methods.Contains(http.Request.Method) ? http.Request.Method : "_OTHER";
        trace.DisplayName = $"{method} {route}".TrimEnd();
        trace.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", http.Response.StatusCode);
    }
}
