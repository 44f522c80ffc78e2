using System.Data.Common;
using System.Text.Json;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Api.Http.Watch;

/// <summary>For whoever keeps the program running: does it live, can it work, what does it do.</summary>
public static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (HttpContext http) => Answer(http, []));
        routes.MapGet("/health/ready", async (HttpContext http) => await Answer(http, await Hindrances(http)));
        routes.MapGet("/metrics", async (HttpContext http, PrometheusMeters meters, ProgramMeter own) =>
        {
            await own.Look();
            http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await http.Response.WriteAsync(meters.Text());
        });
    }

    /// <summary>Why it cannot work now; nothing when it can.</summary>
    private static async Task<IReadOnlyList<string>> Hindrances(HttpContext http)
    {
        if (http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested) return ["stopping"];
        try
        {
            var missing = await http.RequestServices.GetRequiredService<SchemaCheck>().Missing().WaitAsync(Patience);
            return missing.Count == 0 ? [] : [$"schema: lacks {string.Join(", ", missing)}"];
        }
        catch (Exception error) when (error is DbException or TimeoutException)
        {
            return ["database: cannot be reached"];
        }
    }

    private static async Task Answer(HttpContext http, IReadOnlyList<string> hindrances)
    {
        var ok = hindrances.Count == 0;
        http.Response.StatusCode = ok ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        http.Response.ContentType = ok ? "application/json" : "application/problem+json";
        object answer = ok ? new { status = "ok" } : new
        {
            type = "urn:register:problem:not-ready", title = "Service Unavailable", status = 503, detail = $"Not ready: {string.Join("; ", hindrances)}.", code = "not-ready", reasons = hindrances,
        };
        await http.Response.BodyWriter.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer, RegisterJson.Options));
    }
}
