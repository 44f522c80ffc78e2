using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.WebUtilities;
using Register.Api.Language;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Api.Http;

/// <summary>Writes what a handler answered: status, ETag, Location, Link and the JSON or the document.</summary>
public static class Answers
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo?> Ids = new();

    public static async Task Write(HttpContext http, Endpoint endpoint, object? answer)
    {
        var response = http.Response;
        if (http.RequestServices.GetRequiredService<RequestIdentity>().Replayed) response.Headers["Idempotency-Replayed"] = "true";
        if (answer is null or Unit)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        response.StatusCode = endpoint.Status;
        if (answer is ISpoken spoken) answer = InTheirLanguage(http, spoken.In);
        else if (answer is IPage { IsSpoken: true } page) answer = InTheirLanguage(http, page.In);
        if (endpoint.AlsoAsPage) response.Headers.Vary = "Accept, Accept-Language, Authorization";
        if (answer is IVersioned { Version: > 0 } versioned) response.Headers.ETag = $"\"{versioned.Version}\"";
        if (endpoint.Status == StatusCodes.Status201Created && IdOf(answer) is { } id)
            response.Headers.Location = endpoint.CreatedAt is { } place ? "/v1" + place.Replace("{id}", id, StringComparison.Ordinal) : $"{http.Request.Path}/{id}";
        if (answer is IPage { Next: { } next }) response.Headers.Link = $"<{NextLink(http.Request, next)}>; rel=\"next\"";
        if (answer is Document document) await WriteDocument(response, document);
        else if (endpoint.AlsoAsPage && Wanted.Is(http.Request, PrintedPage.ContentType)) await WritePage(http, (IPrintable)answer);
        else if (endpoint.AlsoAsTable) await WriteTableOrJson(http, answer);
        else await WriteJson(response, answer);
    }

    private static object InTheirLanguage(HttpContext http, Func<Say, object> answer)
    {
        var language = Texts.Choose(http.Request.Headers.AcceptLanguage);
        http.Response.Headers.ContentLanguage = language;
        return answer((code, arguments) => Texts.Of(code, language, arguments.ToDictionary(a => a.Name, a => a.Value)));
    }

    private static async Task WriteJson(HttpResponse response, object answer)
    {
        response.ContentType = "application/json";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, answer.GetType(), RegisterJson.Options);
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes);
    }

    private static async Task WritePage(HttpContext http, IPrintable answer)
    {
        var bytes = PrintedPage.Of((Print)InTheirLanguage(http, answer.On), Texts.Choose(http.Request.Headers.AcceptLanguage));
        http.Response.ContentType = $"{PrintedPage.ContentType}; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.ContentSecurityPolicy = PrintedPage.Policy;
        await http.Response.BodyWriter.WriteAsync(bytes);
    }

    private static async Task WriteTableOrJson(HttpContext http, object answer)
    {
        http.Response.Headers.Vary = "Accept";
        if (Wanted.Is(http.Request, Table.ContentType)) await WriteDocument(http.Response, Table.Of(answer));
        else await WriteJson(http.Response, answer);
    }

    // Uploaded content is never shown as part of our site: always a download, never sniffed.
    private static async Task WriteDocument(HttpResponse response, Document document)
    {
        response.ContentType = document.ContentType;
        response.ContentLength = document.Content.Length;
        response.Headers.ContentDisposition = "attachment";
        await response.BodyWriter.WriteAsync(document.Content);
    }

    private static string NextLink(HttpRequest request, string next)
    {
        var query = request.Query.Where(q => q.Key != "cursor").Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()));
        return QueryHelpers.AddQueryString(request.Path, query.Append(KeyValuePair.Create("cursor", (string?)next)));
    }

    private static string? IdOf(object answer) =>
        Ids.GetOrAdd(answer.GetType(), t => t.GetProperty("Id") ?? t.GetProperty("Code"))?.GetValue(answer)?.ToString();
}
