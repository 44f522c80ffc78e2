using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Database;
using Register.Api.Tests.Edge;
using Register.Infrastructure.Database;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs;

/// <summary>Fifty freelancers who hand in bids around a deadline, each when its instant is there, whether the last was answered or not: a
/// connection for each bid, all of them open beforehand.</summary>
public sealed class DeadlineStepTests(RegisterApp app, ITestOutputHelper output) : IClassFixture<RegisterApp>
{
    private const int Clients = 50;
    private const int StepsBefore = 8;
    private const int ManyLots = 12;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // A lot for each hundredth of a second around the deadline, and one for those who are early.
    [Fact]
    public async Task Fifty_bids_at_once_at_every_step_around_the_deadline_are_each_in_time_or_late_and_all_counts_agree()
    {
        var (played, bids) = await Bids(app, lots: 1 + (2 * StepsBefore) + 1);
        var before = await app.InWrite(s => s.GetRequiredService<Session>().Single<long>("SELECT MAX(position) FROM journal"));
        app.Clock.MoveTo(played.Deadline - Before);
        var answers = bids.Select(b => Task.Run(() => b.Answered(app.Clock))).ToList();
        var sending = new Thread(() => SendInSteps(bids, played.Deadline)) { Priority = ThreadPriority.Highest };
        sending.Start();
        await Task.WhenAll(answers);
        var opened = (await played.Open()).Json;

        var (taken, refused) = (bids.Where(b => b.Status == 201).ToList(), bids.Where(b => b.Status != 201).ToList());
        foreach (var step in bids.Chunk(Clients))
            output.WriteLine($"{(step[0].SentAt - played.Deadline).TotalMilliseconds,6:0} ms: {step.Count(b => b.Status == 201)} taken, all sent within {(step[^1].SentAt - step[0].SentAt).TotalMilliseconds:0.0} ms");
        // Whoever sent at the deadline or later is late; who was refused was told so behind it.
        foreach (var side in new[] { taken, refused }) side.Count.ShouldBeGreaterThanOrEqualTo(Clients);
        taken.ShouldAllBe(b => b.SentAt < played.Deadline);
        refused.ShouldAllBe(b => b.Status == 409 && b.Json.Text("code") == "tender.closed" && b.AnsweredAt >= played.Deadline);

        // Accepted, receipts, journal and opening are the same bids, over the bytes that were sent.
        taken.ShouldAllBe(b => b.Json["receipt"]!.Text("sha256") == b.Sha256 && b.ReceivedAt < played.Deadline && b.ReceivedAt > b.SentAt.AddMilliseconds(-1));
        opened["bids"]!.AsArray().ToDictionary(b => b!.Text("bidId"), b => b!.Text("sha256")).ShouldBe(taken.ToDictionary(b => b.Json.Text("id"), b => b.Sha256), ignoreOrder: true);
        opened["lateAttempts"]!.GetValue<long>().ShouldBe(refused.Count);
        (await app.InWrite(s => s.GetRequiredService<Session>().Query<string>("SELECT subject FROM journal WHERE event = 'BidSubmitted' AND position > @before", new { before })))
            .ShouldBe(taken.Select(b => b.Json.Text("id")), ignoreOrder: true);
    }

    // Nobody is worked on before the deadline: all who may be at once wait for the database, each with her thread.
    [Fact]
    public async Task However_many_wait_nobody_is_late_who_was_there_in_time()
    {
        Held? database = null;
        await using var own = await Fixture.Started(new RegisterApp { Adjust = builder => DialectAround.Put(builder, inner => database = new Held(inner)) });
        var (played, bids) = await Bids(own.App, ManyLots);
        own.App.Clock.MoveTo(played.Deadline - TimeSpan.FromHours(1));
        var answers = bids.Select(b => Task.Run(() => b.Answered(own.App.Clock))).ToList();
        database!.Hold();
        foreach (var bid in bids) bid.Send(own.App.Clock);
        var line = own.App.Services.GetRequiredService<Line>();
        // Where no thread is left for newcomers none is left to wake this one either.
        SpinWait.SpinUntil(() => line.Waiting == bids.Count, Patience);
        own.App.Clock.MoveTo(played.Deadline);
        var noted = line.Waiting;
        database.LetGo();
        await Task.WhenAll(answers);
        noted.ShouldBe(bids.Count);
        bids.ShouldAllBe(b => b.Status == 201 && b.ReceivedAt < played.Deadline && b.AnsweredAt >= played.Deadline);
    }

    private static async Task<(Played Tender, List<StepBid> Bids)> Bids(RegisterApp app, int lots)
    {
        var played = await app.ATenderForBids(BidScenes.WithLots(lots, 5_000));
        var people = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => app.AFreelancer($"Hovenier {i}")));
        var bids = (await played.Lots()).SelectMany((lot, step) => people.Select((she, i) => new StepBid(she, lot, BidScenes.ABid(40_000 + i + (step / 100m)).ToJsonString()))).ToList();
        foreach (var bid in bids) await bid.Connect();
        return (played, bids);
    }

    // On a thread of its own, so that nobody who waits for an answer holds up the next step.
    private void SendInSteps(List<StepBid> bids, DateTimeOffset deadline)
    {
        foreach (var bid in bids.Take(Clients)) bid.Send(app.Clock);
        var at = deadline - (StepsBefore * Step);
        foreach (var step in bids.Skip(Clients).Chunk(Clients))
        {
            while (app.Clock.GetUtcNow() < at) Thread.Yield();
            foreach (var bid in step) bid.Send(app.Clock);
            at += Step;
        }
    }

    /// <summary>A database that lets nobody read for a while.</summary>
    private sealed class Held(Dialect inner) : DialectAround(inner)
    {
        private readonly ManualResetEventSlim free = new(true);

        public void Hold() => free.Reset();

        public void LetGo() => free.Set();

        public override Task<DbConnection> Connect(CancellationToken cancellation)
        {
            free.Wait(cancellation);
            return base.Connect(cancellation);
        }
    }

    /// <summary>One bid on a connection of its own.</summary>
    private sealed class StepBid(Person she, string lot, string body)
    {
        private readonly TcpClient connection = new() { NoDelay = true };

        public DateTimeOffset SentAt { get; private set; }
        public DateTimeOffset AnsweredAt { get; private set; }
        public int Status { get; private set; }
        public JsonNode Json { get; private set; } = new JsonObject();
        public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        public DateTimeOffset ReceivedAt => Json["receipt"]!["receivedAt"]!.GetValue<DateTimeOffset>();

        public Task Connect() => connection.ConnectAsync(she.Client.Address.Host, she.Client.Address.Port);

        public void Send(TimeProvider clock)
        {
            var request = Encoding.UTF8.GetBytes(
                $"POST /v1/lots/{lot}/bids HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {she.Client.Key}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
            SentAt = clock.GetUtcNow();
            connection.GetStream().Write(request);
        }

        public async Task Answered(TimeProvider clock)
        {
            using var reader = new StreamReader(connection.GetStream());
            var answer = await reader.ReadToEndAsync();
            AnsweredAt = clock.GetUtcNow();
            Status = int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture);
            // In one piece or in chunks: the JSON is what stands between the first and the last brace.
            Json = JsonNode.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)])!;
        }
    }
}
