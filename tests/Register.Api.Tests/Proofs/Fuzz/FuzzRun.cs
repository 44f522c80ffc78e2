using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>What all workers tried, and what came of it.</summary>
internal sealed class FuzzTally
{
    private readonly ConcurrentDictionary<(string Operation, int Hundreds), int> answers = new();

    public ConcurrentQueue<string> Flaws { get; } = new();
    public int Sent;
    public int Refused;
    public int Digests;

    public void Count(ApiOperation? operation, int status) => answers.AddOrUpdate((operation?.Id ?? "none", status / 100), 1, (_, n) => n + 1);

    public int Of(ApiOperation operation, int hundreds) => answers.GetValueOrDefault((operation.Id, hundreds));
}

/// <summary>One program with a database of its own and one who sends requests to it, one after the other: whatever changes meanwhile, that request
/// changed.</summary>
internal sealed class FuzzRun(ApiDocument document, FuzzTally tally, int seed, int requests)
{
    // A digest over everything costs a hundred requests; the counters look after each one.
    private const int BetweenDigests = 1000;
    private const int Walks = 3;

    // With a registered hash a late bid has a refusal of its own.
    private static readonly HashSet<string> Late = ["tender.closed", "bid-hash.used", "bid-hash.nothing-failed", "bid-hash.too-late", "bid-hash.other-bytes"];

    private readonly Random random = new(seed);
    private readonly FuzzWorld world = new();
    private RegisterApp app = null!;
    private FuzzOracle oracle = null!;
    private FuzzWalks walks = null!;
    private ChangeCounter changes = null!;
    private HttpClient http = null!;
    private Dictionary<string, long> counted = [];
    private bool walking;

    public async Task Run()
    {
        app = new RegisterApp { Adjust = builder => builder.Services.AddSingleton<IStartupFilter>(new Door(this)) };
        await app.InitializeAsync();
        (oracle, walks) = (new FuzzOracle(document, app.Folder, IsVerifier), new FuzzWalks(app));
        // Connections of its own: what is sent over them may leave the server in the middle of a request.
        using (http = new HttpClient(ApiClient.NewConnections()) { BaseAddress = app.Anyone().Address })
        await using (changes = await ChangeCounter.On(app))
        {
            var planted = await FuzzCanaries.PlantedIn(app, world);
            foreach (var canary in planted.All) oracle.Canaries.Add(canary);
            var draw = new FuzzRequests(document, world, random, () => app.Clock.GetUtcNow());
            for (var i = 0; i < requests; i++)
            {
                if (i % ((requests / Walks) + 1) == 0) await Walk();
                // Their own things are really there.
                if (i % 500 == 0)
                    foreach (var (client, path) in planted.OwnReads) await Try(new FuzzRequest("own", "GET", path, client.Key) { Headers = OnBehalf(client, planted, path) });
                await Try(draw.For(document.Operations[random.Next(document.Operations.Count)]), digest: i % BetweenDigests == 0);
            }
            foreach (var unseen in planted.All.Where(c => c.MayBeSeenWith.Count > 0 && !oracle.Seen.ContainsKey(c.Text))) tally.Flaws.Enqueue($"'{unseen.Text}' was never seen by anybody: it is not planted");
        }
        await app.DisposeAsync();
    }

    private static IReadOnlyList<(string, string)> OnBehalf(ApiClient client, FuzzCanaries planted, string path) =>
        client.Key != planted.She.Client.Key && path == $"/v1/freelancers/{planted.She.Id}" ? [("Register-On-Behalf-Of", planted.She.Id)] : [];

    // Seldom asked: where a private value came out.
    private bool IsVerifier(string key) => app.InWrite(services => services.GetRequiredService<ApiKeys>().Find(key)).GetAwaiter().GetResult()?.Duties.HasFlag(Duties.Verify) == true;

    private async Task Walk()
    {
        walking = true;
        await walks.All();
        walking = false;
        counted = await changes.Now();
    }

    private async Task Try(FuzzRequest request, bool digest = false)
    {
        var state = digest ? await DatabaseState.Of(app) : null;
        Interlocked.Increment(ref tally.Sent);
        Answer answer;
        string path;
        try
        {
            (answer, path) = await Sent(request);
        }
        catch (Exception error) when (error is ShouldAssertException or HttpRequestException or InvalidOperationException or System.Text.Json.JsonException)
        {
            Tell(request, $"has not the manners of an answer: {error.Message}");
            return;
        }
        var status = (int)answer.Status;
        var operation = document.Find(request.Method, path);
        tally.Count(operation, status);
        var key = request.Headers.Any(h => h.Name == "Authorization") ? null : request.Key;
        if (oracle.Flaw(request.Method, path, key, answer) is { } flaw) Tell(request, $"{status} {flaw}\n    {answer.Text[..Math.Min(answer.Text.Length, 700)]}");
        var before = counted;
        counted = await changes.Now();
        var changed = counted.Where(t => t.Value != before.GetValueOrDefault(t.Key)).Select(t => t.Key).ToList();
        if (status >= 400)
        {
            Interlocked.Increment(ref tally.Refused);
            // A bid that comes too late is refused, and that it came is kept: the bidder can show it.
            if (status is 409 or 422 && operation?.Id is "SubmitBid" or "SubmitBids" or "ReplaceBid" or "SubmitBidDraft" && Late.Contains(answer.Code ?? "")) changed.Remove("late_bids");
            if (changed.Count > 0) Tell(request, $"{status} was refused, and changed {string.Join(", ", changed)}");
            if (state is not null && Interlocked.Increment(ref tally.Digests) > 0 && await DatabaseState.Of(app) is var now && now != state) Tell(request, $"{status} was refused, and changed the database");
            return;
        }
        // That somebody was shown something is noted, and nothing else.
        if (request.Method is "GET" or "HEAD" && changed.Any(t => t != "access_log")) Tell(request, $"{status} is a read, and changed {string.Join(", ", changed)}");
        world.Learn(document, request.Method, path, request.Body, request.ContentType, request.Key, null, answer, asSeed: false);
    }

    // The path as it went over the line: the client walks its dots.
    private async Task<(Answer Answer, string Path)> Sent(FuzzRequest request)
    {
        using var message = request.Message();
        using var response = await http.SendAsync(message);
        var answer = new Answer(response.StatusCode, response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase), await response.Content.ReadAsByteArrayAsync());
        if (request.Method != "HEAD" && !FuzzOracle.IsTheServersOwn((int)answer.Status, answer)) Manners.Check(answer);
        return (answer, message.RequestUri!.IsAbsoluteUri ? message.RequestUri.PathAndQuery : request.Path);
    }

    private void Tell(FuzzRequest request, string flaw) => tally.Flaws.Enqueue($"{request}\n    {flaw}");

    // Sees the requests of the walks as they go over the line: they are held to the same, and the next ones are made from them.
    private sealed class Door(FuzzRun run) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, on) => run.walking ? Look(http, on) : on(http));
            next(app);
        };

        private async Task Look(HttpContext http, RequestDelegate next)
        {
            var asked = new MemoryStream();
            await http.Request.Body.CopyToAsync(asked);
            var (line, copy) = (http.Response.Body, new MemoryStream());
            (http.Request.Body, http.Response.Body) = (new MemoryStream(asked.ToArray()), copy);
            await next(http);
            http.Response.Body = line;
            var answer = new Answer((System.Net.HttpStatusCode)http.Response.StatusCode, http.Response.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), copy.ToArray());
            run.Heard(http.Request.Method, http.Request.GetEncodedPathAndQuery(), asked.Length == 0 ? null : asked.ToArray(), http.Request.ContentType,
                http.Request.Headers.Authorization.ToString() is { Length: > 7 } given ? given[7..] : null, http.Request.Headers["Register-On-Behalf-Of"].ToString() is { Length: > 0 } behalf ? behalf : null, answer);
            copy.Position = 0;
            await copy.CopyToAsync(line);
        }
    }

    private void Heard(string method, string path, byte[]? body, string? contentType, string? key, string? behalf, Answer answer)
    {
        Interlocked.Increment(ref tally.Sent);
        tally.Count(document.Find(method, path), (int)answer.Status);
        var request = new FuzzRequest("walk", method, path, key) { Body = body, ContentType = contentType };
        if (oracle.Flaw(method, path, key, answer) is { } flaw) Tell(request, $"{(int)answer.Status} {flaw}\n    {answer.Text[..Math.Min(answer.Text.Length, 700)]}");
        world.Learn(document, method, path, body, contentType, key, behalf, answer, asSeed: true);
    }
}
