using System.Threading.Channels;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Register.Infrastructure.Database;

namespace Register.Benchmarks;

/// <summary>Bare endpoints that take a body and write, where those that wait together share a flushed commit; nothing is judged, sealed or kept
/// from anybody.</summary>
internal static class GroupWrites
{
    private const int BidsOfALot = DeadlineBenchmarks.Trios;
    private const int People = DeadlineBenchmarks.Trios * 3;

    /// <summary>One row of so many bytes.</summary>
    public static async Task<WebApplication> OneRow(string folder, int bytes)
    {
        Directory.CreateDirectory(folder);
        var writer = Open(folder);
        writer.Execute("CREATE TABLE IF NOT EXISTS rows (id TEXT PRIMARY KEY, body BLOB NOT NULL)");
        return await Start(writer, (id, body) =>
        {
            Array.Resize(ref body, bytes);
            writer.Execute("INSERT INTO rows (id, body) VALUES (@id, @body)", new { id, body });
        });
    }

    /// <summary>All rows that a bid of three writes, as large as its own, in tables with the same indexes.</summary>
    public static async Task<WebApplication> RowsOfABid(string folder, int bytes)
    {
        await using (var dialect = new SqliteDialect($"Data Source={Path.Combine(folder, "floor.db")}")) await new Migrator(dialect, TimeProvider.System).Migrate();
        var writer = Open(folder);
        var (body, digest, answer, position, lot) = (new string('x', bytes), new string('d', 64), new byte[932], 0, "");
        var people = Enumerable.Range(0, People).Select(_ => Guid.CreateVersion7().ToString()).ToList();
        return await Start(writer, (id, _) =>
        {
            if (position++ % BidsOfALot == 0) lot = Guid.CreateVersion7().ToString();
            var (now, first) = (DateTimeOffset.UtcNow.ToString("O"), position * 3);
            var (lead, second, third) = (people[first % People], people[(first + 1) % People], people[(first + 2) % People]);
            writer.Execute("INSERT INTO bids (id, version, body, tender_id, lot_id, state, claim) VALUES (@id, 1, @body, @lot, @lot, 'Submitted', @lead)", new { id, body, lot, lead });
            writer.Execute("INSERT INTO bid_undertakings (lot_id, freelancer_id, bid_id) VALUES (@lot, @lead, @id), (@lot, @second, @id), (@lot, @third, @id)", new { lot, id, lead, second, third });
            writer.Execute("INSERT INTO bid_members (freelancer_id, bid_id) VALUES (@lead, @id), (@second, @id), (@third, @id)", new { id, lead, second, third });
            writer.Execute("UPDATE journal_head SET position = @position, hash = @digest WHERE id = 1", new { position, digest });
            writer.Execute(
                "INSERT INTO journal (position, instant, actor, area, subject, event, body, hash) VALUES (@position, @now, @lead, 'bids', @id, 'BidSubmitted', @digest || @digest, @digest)",
                new { position, now, lead, id, digest });
            writer.Execute(
                "INSERT INTO idempotency (scope, idempotency_key, request_mac, answer, created_at) VALUES (@lead, @key, @digest, @answer, @now)",
                new { lead, key = Guid.NewGuid().ToString("N"), digest, answer, now });
        });
    }

    private static SqliteConnection Open(string folder)
    {
        var writer = new SqliteConnection($"Data Source={Path.Combine(folder, "floor.db")}");
        writer.Open();
        writer.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-8000");
        return writer;
    }

    private static async Task<WebApplication> Start(SqliteConnection writer, Action<string, byte[]> write)
    {
        var waiting = Channel.CreateUnbounded<(string Id, byte[] Body, TaskCompletionSource Durable)>();
        _ = Task.Run(async () =>
        {
            var group = new List<TaskCompletionSource>();
            while (await waiting.Reader.WaitToReadAsync())
            {
                writer.Execute("BEGIN IMMEDIATE");
                while (waiting.Reader.TryRead(out var next))
                {
                    write(next.Id, next.Body);
                    group.Add(next.Durable);
                }
                writer.Execute("COMMIT");
                foreach (var piece in group) piece.SetResult();
                group.Clear();
            }
        });
        var app = Servers.Bare();
        app.MapPost("/rows", async (HttpContext http) =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            var (id, durable) = (Guid.CreateVersion7().ToString(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            waiting.Writer.TryWrite((id, body.ToArray(), durable));
            await durable.Task;
            http.Response.StatusCode = 201;
            await Servers.Write(http, new { id });
        });
        await app.StartAsync();
        return app;
    }
}
