using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Register.Api.Tests.CommandLine;

/// <summary>The served program, killed again and again while many write to it. <c>REGISTER_TEST_KILLS</c> says how often.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Writers = 8;
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("REGISTER_TEST_KILLS"), out var set) ? set : 50;

    private readonly Program program = new();
    private readonly ConcurrentQueue<Write> answered = new();
    private readonly ConcurrentQueue<Write> unanswered = new();
    private int number = 50_000_000;

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Every_confirmed_write_survives_none_is_done_twice_and_nothing_is_there_by_half()
    {
        var random = new Random(20261126);
        var (repeated, checkedAgain) = (0, 0);
        for (var kill = 0; kill <= Kills; kill++)
        {
            var server = await Server.Start(program);
            repeated += await FinishUnanswered(server);
            checkedAgain += await RepeatSome(server, random);
            if (kill == Kills)
            {
                await CheckAll(server);
                await server.Stop();
                break;
            }
            using var stop = new CancellationTokenSource();
            var writers = Enumerable.Range(0, Writers).Select(_ => Task.Run(() => KeepWriting(server, stop.Token))).ToList();
            await Task.Delay(random.Next(20, 500));
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }
        (await program.Run("verify-journal")).ShouldEndWith(0);
        output.WriteLine($"{Kills} kills, {answered.Count} confirmed writes, {repeated} unanswered ones repeated, {checkedAgain} answers asked for again");
        repeated.ShouldBeGreaterThan(Kills / 2);
        answered.Count.ShouldBeGreaterThan(Kills * 5);
    }

    /// <summary>A freelancer, and what she does after: each with its own idempotency key, known before it is sent.</summary>
    private async Task KeepWriting(Server server, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var registration = new Write("/v1/freelancers", null, new
            {
                name = "Groen van Wyck", identifier = new { scheme = "NL-KVK", id = Interlocked.Increment(ref number).ToString() },
                email = "groen@example.nl", sectors = new[] { "8130" }, homeDistrict = "WK093501", workAreas = new[] { "GM0935" },
            });
            if (!await Try(server, registration)) return;
            foreach (var next in After(registration))
                if (!await Try(server, next)) return;
        }
    }

    private static IEnumerable<Write> After(Write registration)
    {
        var key = registration.Answer!["apiKey"]!.GetValue<string>();
        yield return new Write("/v1/clusters", key, new { name = $"Groen {registration.Key[..8]}", sectors = new[] { "8130" }, areas = new[] { "GM0935" }, open = true });
        yield return new Write($"/v1/freelancers/{registration.Answer.Id}/evidence", key, new { details = new { kind = "certificate", code = "vca", issuer = "Keurders BV" } });
    }

    /// <summary>Sends it; false when the server was killed meanwhile, and nobody knows yet what became of it.</summary>
    private async Task<bool> Try(Server server, Write write)
    {
        try
        {
            write.Answer = (await Send(server, write)).ShouldBe(HttpStatusCode.Created);
            answered.Enqueue(write);
            return true;
        }
        catch (HttpRequestException)
        {
            unanswered.Enqueue(write);
            return false;
        }
    }

    private async Task<int> FinishUnanswered(Server server)
    {
        var open = unanswered.Count;
        for (var i = 0; i < open; i++)
        {
            unanswered.TryDequeue(out var write).ShouldBeTrue();
            (await Try(server, write!)).ShouldBeTrue();
        }
        return open;
    }

    private async Task<int> RepeatSome(Server server, Random random)
    {
        var some = answered.ToArray().Where(_ => random.Next(20) == 0).TakeLast(40).ToList();
        foreach (var write in some) (await Send(server, write)).ShouldBe(HttpStatusCode.Created).Text.ShouldBe(write.Answer!.Text);
        return some.Count;
    }

    private async Task CheckAll(Server server)
    {
        foreach (var write in answered)
        {
            var key = write.Caller ?? write.Answer!["apiKey"]!.GetValue<string>();
            (await server.Client(key).Get(write.Answer!.Headers["Location"])).ShouldBe(HttpStatusCode.OK).Id.ShouldBe(write.Answer.Id);
        }
        // The demo register is older than the first write; whatever came since was confirmed to somebody.
        var first = answered.Select(w => w.Answer!.Id).Min(StringComparer.Ordinal);
        foreach (var (table, path) in new[] { ("freelancers", "/v1/freelancers"), ("clusters", "/v1/clusters"), ("evidence", "/evidence") })
        {
            var made = answered.Where(w => w.Path.EndsWith(path, StringComparison.Ordinal)).Select(w => w.Answer!.Id).ToList();
            made.ShouldBeUnique();
            Number($"SELECT COUNT(*) FROM {table} WHERE id >= '{first}'").ShouldBe(made.Count, table);
        }
        foreach (var part in new[] { "api_keys WHERE owner_id", "freelancer_tags WHERE freelancer_id", "journal WHERE subject" })
            Number($"SELECT COUNT(*) FROM freelancers f WHERE f.id >= '{first}' AND NOT EXISTS (SELECT 1 FROM {part} = f.id)").ShouldBe(0, part);
        Number("SELECT COUNT(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'").ShouldBe(0);
    }

    private static Task<Answer> Send(Server server, Write write) => server.Client(write.Caller).Post(write.Path, write.Body, write.Key);

    private long Number(string sql)
    {
        using var database = new SqliteConnection($"Data Source={program.File("register.db")};Pooling=False");
        database.Open();
        using var count = database.CreateCommand();
        count.CommandText = sql;
        return (long)count.ExecuteScalar()!;
    }

    private sealed record Write(string Path, string? Caller, object Body)
    {
        public string Key { get; } = Guid.NewGuid().ToString();
        public Answer? Answer { get; set; }
    }
}
