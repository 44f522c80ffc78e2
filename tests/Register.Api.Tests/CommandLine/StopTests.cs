using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Register.Api.Tests.Proofs;

namespace Register.Api.Tests.CommandLine;

/// <summary>The served program, told to stop while it works.</summary>
public sealed partial class StopTests : IDisposable
{
    private const int Writers = 12;
    private readonly Program program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task What_was_accepted_is_finished_and_what_comes_later_is_not_begun_and_can_be_sent_again()
    {
        var server = await Server.Start(program, "--Loops:Seconds", "1");
        var accepted = Enumerable.Range(0, Writers).Select(n => Task.Run(() => Post(server, n))).ToList();
        await using (var other = new SqliteConnection($"Data Source={program.File("register.db")};Pooling=False"))
        {
            // Whoever writes waits now, requests and loops alike.
            await other.OpenAsync();
            await Task.WhenAll(accepted);
            await other.ExecuteAsync("BEGIN IMMEDIATE");
            accepted = [.. Enumerable.Range(Writers, Writers).Select(n => Task.Run(() => Post(server, n)))];
            await Until(async () => await Measured(server, "register_queue{", "for=\"writer\"") >= Writers - 1);
            var (sent, rest) = (new TaskCompletionSource(), new TaskCompletionSource());
            accepted.Add(Task.Run(() => Post(server, 2 * Writers, () => (sent.TrySetResult(), rest.Task).Task)));
            await sent.Task;
            await Until(async () => await Measured(server, "http_server_active_requests{", "http_request_method=\"POST\"") == Writers + 1);

            server.TellToStop();
            await Until(() => IsRefused(server));
            // Connections that were open may still bring a request until they are closed; a new one is none.
            using var late = new HttpClient(ApiClient.NewConnections());
            await Should.ThrowAsync<HttpRequestException>(() => late.PostAsync(new Uri(server.Address, "/v1/freelancers"), null));
            await Task.Delay(500);
            accepted.ShouldAllBe(a => !a.IsCompleted);
            server.HasEnded.ShouldBeFalse();
            await other.ExecuteAsync("ROLLBACK");
            rest.SetResult();
        }
        var ending = Stopwatch.StartNew();
        var answers = await Task.WhenAll(accepted);
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        (await server.MustEnd()).ShouldNotContain(l => Complaint().IsMatch(l));
        ending.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        (await program.Run("verify-journal")).ShouldEndWith(0);

        // Whoever does not know what became of it asks again: what was answered is known, what was not begun is done, and nothing twice.
        var again = await Server.Start(program);
        for (var n = 0; n <= Writers; n++)
        {
            var repeated = (await Post(again, Writers + n)).ShouldBe(HttpStatusCode.Created);
            repeated.Headers.Keys.ShouldContain("Idempotency-Replayed");
            repeated.Text.ShouldBe(answers[n].Text);
        }
        (await Post(again, 2 * Writers + 1)).ShouldBe(HttpStatusCode.Created).Headers.Keys.ShouldNotContain("Idempotency-Replayed");
        await again.Stop();
        await using var database = new SqliteConnection($"Data Source={program.File("register.db")};Pooling=False");
        (await database.QuerySingleAsync<int>("SELECT COUNT(*) FROM freelancers WHERE body LIKE '%Stopper %'")).ShouldBe(2 * Writers + 2);
        (await program.Run("verify-journal")).ShouldEndWith(0);
    }

    [Fact]
    public async Task A_load_balancer_is_told_before_nobody_listens_any_more()
    {
        var server = await Server.Start(program, "--Stopping:Seconds", "6");
        (await server.Client().Get("/health/ready")).ShouldBe(HttpStatusCode.OK);
        server.TellToStop();
        await Until(async () => (await server.Client().Get("/health/ready")).Status == HttpStatusCode.ServiceUnavailable);
        var told = await server.Client().Get("/health/ready");
        told["reasons"]!.AsArray().Single()!.GetValue<string>().ShouldBe("stopping");
        (await server.Client().Get("/health/live")).ShouldBe(HttpStatusCode.OK);
        (await Post(server, 1)).ShouldBe(HttpStatusCode.Created);
        await Until(() => IsRefused(server));
        (await server.MustEnd()).ShouldNotContain(l => Complaint().IsMatch(l));
    }

    [Fact]
    public async Task Whoever_never_sends_the_rest_holds_it_up_for_a_while_only_and_leaves_nothing()
    {
        var server = await Server.Start(program);
        using var half = new TcpClient();
        await half.ConnectAsync(server.Address.Host, server.Address.Port);
        await half.GetStream().WriteAsync("POST /v1/freelancers HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: stop-1\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{ "u8.ToArray());
        await Until(async () => await Measured(server, "http_server_active_requests{", "http_request_method=\"POST\"") == 1);
        server.TellToStop();
        var ending = Stopwatch.StartNew();
        await server.MustEnd();
        ending.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(36));
        using var told = new StreamReader(half.GetStream());
        (await told.ReadLineAsync())!.ShouldMatch("^HTTP/1.1 (408|504) ");
        var again = await Server.Start(program);
        (await Post(again, 1)).ShouldBe(HttpStatusCode.Created).Headers.Keys.ShouldNotContain("Idempotency-Replayed");
        await again.Stop();
    }

    /// <summary>A freelancer, with an idempotency key of her own.</summary>
    /// <param name="server">Where.</param>
    /// <param name="number">Which one.</param>
    /// <param name="last">What her last byte waits for.</param>
    private static Task<Answer> Post(Server server, int number, Func<Task>? last = null)
    {
        var json = JsonSerializer.Serialize(new
        {
            name = $"Stopper {number}", identifier = new { scheme = "NL-KVK", id = (40_000_000 + number).ToString(CultureInfo.InvariantCulture) },
            email = "stopper@example.nl", sectors = new[] { "8130" }, homeDistrict = "WK093501", workAreas = new[] { "GM0935" },
        });
        // Enough of it comes at once for the rest to be waited for: less would be a client that is too slow.
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/freelancers") { Content = new LateLastByte(new string(' ', 20_000) + json, last ?? (() => Task.CompletedTask)) };
        request.Headers.Add("Idempotency-Key", $"stop-{number}");
        return server.Client().Send(request);
    }

    private static async Task<double> Measured(Server server, string series, string label)
    {
        var lines = (await server.Client().Get("/metrics")).Text.Split('\n').Where(l => l.StartsWith(series, StringComparison.Ordinal) && l.Contains(label, StringComparison.Ordinal));
        return lines.Sum(l => double.Parse(l[(l.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    private static async Task<bool> IsRefused(Server server)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(server.Address.Host, server.Address.Port);
            return false;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    [GeneratedRegex("^(warn|fail|crit): |Unhandled")]
    private static partial Regex Complaint();

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var patience = 500; !await holds(); patience--)
        {
            patience.ShouldBeGreaterThan(0);
            await Task.Delay(20);
        }
    }
}
