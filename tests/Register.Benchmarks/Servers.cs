using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Register.Api.Http;
using Register.Infrastructure.Reference;

namespace Register.Benchmarks;

/// <summary>The program, and the bare things it is measured against, in this process on free ports.</summary>
internal static class Servers
{
    /// <summary>The real program on a data folder, without limits on the rate.</summary>
    public static async Task<WebApplication> Ours(string folder)
    {
        var app = RegisterHost.Build(
        [
            "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Database:DataFolder", folder,
            "--Logging:LogLevel:Default", "Error", .. Unlimited,
        ]);
        await app.MigrateAndStart();
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReferenceImporter>().ImportDemoLists();
        return app;
    }

    /// <summary>Settings that take the rate limits away.</summary>
    public static readonly string[] Unlimited =
        [.. new[] { "Public", "Freelancer", "Platform", "Authority", "Operator" }.SelectMany(r => new[] { $"--Limits:{r}", "1000000000" })];

    public static int Port(WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>A bare minimal API with Dapper: the same indexed statements, the same bytes out, nothing else.</summary>
    public static async Task<WebApplication> BareReads(string folder)
    {
        var connectionString = $"Data Source={Path.Combine(folder, "register.db")}";
        var app = Bare();
        app.MapGet("/page", async (HttpContext http) =>
        {
            await using var connection = new SqliteConnection(connectionString);
            var rows = await connection.QueryAsync<PageRow>(
                """
                SELECT f.id AS Id, f.public_view AS View FROM freelancer_tags t JOIN freelancers f ON f.id = t.freelancer_id
                WHERE t.tag = @tag AND t.freelancer_id > @after AND f.has_left = 0 ORDER BY t.freelancer_id LIMIT 21
                """, new { tag = http.Request.Query["tag"].ToString(), after = "" });
            await Write(http, new { items = rows.Take(20).Select(r => new Raw(r.View)), next = "x" });
        });
        app.MapGet("/item/{id}", async (HttpContext http, string id) =>
        {
            await using var connection = new SqliteConnection(connectionString);
            var row = await connection.QuerySingleAsync<PageRow>("SELECT id AS Id, public_view AS View FROM freelancers WHERE id = @id AND has_left = 0", new { id });
            await Write(http, new Raw(row.View));
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>A bare endpoint that takes a body and writes one row of so many bytes in a transaction of its own, flushed.</summary>
    public static async Task<WebApplication> BareWrites(string folder, int bytes)
    {
        Directory.CreateDirectory(folder);
        var writer = new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")}");
        writer.Open();
        writer.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS rows (id TEXT PRIMARY KEY, body BLOB NOT NULL)");
        var gate = new SemaphoreSlim(1, 1);
        var app = Bare();
        app.MapPost("/rows", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            body.SetLength(bytes);
            var row = new { id = Guid.CreateVersion7().ToString(), body = body.ToArray() };
            await gate.WaitAsync();
            try
            {
                writer.Execute("INSERT INTO rows (id, body) VALUES (@id, @body)", row);
            }
            finally
            {
                gate.Release();
            }
            http.Response.StatusCode = 201;
            await Write(http, new { row.id });
        });
        await app.StartAsync();
        return app;
    }

    /// <summary>A Kestrel program that answers one path and does nothing else.</summary>
    public static WebApplication Bare(string urls = "http://127.0.0.1:0")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(urls);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/health/live", () => "ok");
        return app;
    }

    internal static async Task Write<T>(HttpContext http, T value)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = bytes.Length;
        await http.Response.BodyWriter.WriteAsync(bytes);
    }

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new RawConverter() } };

    private readonly record struct Raw(string Text);

    private sealed class RawConverter : System.Text.Json.Serialization.JsonConverter<Raw>
    {
        public override Raw Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Raw value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text, true);
    }

    private sealed record PageRow
    {
        public string Id { get; init; } = "";
        public string View { get; init; } = "";
    }
}
