using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Database;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs;

/// <summary>Fifty freelancers who hand in more bids at once than can be worked on before the deadline, and one more at every hundredth of a
/// second around it, whether they were answered or not: a lot for each step, a connection for each bid, all of them open beforehand.
/// Nothing here says how fast bids must be worked on; only that they are noted meanwhile.</summary>
public sealed class DeadlineStepTests(RegisterApp app, ITestOutputHelper output) : IClassFixture<RegisterApp>
{
    private const int Clients = 50;
    private const int LotsBefore = 12;
    private const int StepsBefore = 8;
    private const int Lots = LotsBefore + (2 * StepsBefore) + 1;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Fifty_bids_at_once_at_every_step_around_the_deadline_are_each_in_time_or_late_and_all_counts_agree()
    {
        var played = await app.ATenderForBids(BidScenes.WithLots(Lots, 5_000));
        var lots = await played.Lots();
        var people = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => app.AFreelancer($"Hovenier {i}")));
        var bids = lots.SelectMany((lot, step) => people.Select((she, i) => new StepBid(she, lot, BidScenes.ABid(40_000 + i + (step / 100m)).ToJsonString()))).ToList();
        foreach (var bid in bids) await bid.Connect();

        app.Clock.MoveTo(played.Deadline - Before);
        var answers = bids.Select(b => Task.Run(() => b.Answered(app.Clock))).ToList();
        var sending = new Thread(() => Send(bids, played.Deadline)) { Priority = ThreadPriority.Highest };
        sending.Start();
        await Task.WhenAll(answers);
        var opened = (await played.Open()).Json;

        var (taken, refused) = (bids.Where(b => b.Status == 201).ToList(), bids.Where(b => b.Status != 201).ToList());
        foreach (var step in bids.Chunk(Clients))
            output.WriteLine($"{(step[0].SentAt - played.Deadline).TotalMilliseconds,6:0} ms: {step.Count(b => b.Status == 201)} taken, all sent within {(step[^1].SentAt - step[0].SentAt).TotalMilliseconds:0.0} ms");
        // However many waited: who was there in time is not late.
        bids.Take(LotsBefore * Clients).ShouldAllBe(b => b.Status == 201);
        // Whoever sent at the deadline or later is late; who was refused was told so behind it.
        foreach (var side in new[] { taken, refused }) side.Count.ShouldBeGreaterThanOrEqualTo(Clients);
        taken.ShouldAllBe(b => b.SentAt < played.Deadline);
        refused.ShouldAllBe(b => b.Status == 409 && b.Json.Text("code") == "tender.closed" && b.AnsweredAt >= played.Deadline);

        // Accepted, receipts, journal and opening are the same bids, over the bytes that were sent.
        taken.ShouldAllBe(b => b.Json["receipt"]!.Text("sha256") == b.Sha256 && b.ReceivedAt < played.Deadline && b.ReceivedAt > b.SentAt.AddMilliseconds(-1));
        opened["bids"]!.AsArray().ToDictionary(b => b!.Text("bidId"), b => b!.Text("sha256")).ShouldBe(taken.ToDictionary(b => b.Json.Text("id"), b => b.Sha256), ignoreOrder: true);
        opened["lateAttempts"]!.GetValue<long>().ShouldBe(refused.Count);
        (await app.InWrite(s => s.GetRequiredService<Session>().Query<string>("SELECT subject FROM journal WHERE event = 'BidSubmitted'")))
            .ShouldBe(taken.Select(b => b.Json.Text("id")), ignoreOrder: true);
    }

    // On a thread of its own, so that nobody who waits for an answer holds up the next step.
    private void Send(List<StepBid> bids, DateTimeOffset deadline)
    {
        foreach (var bid in bids.Take(LotsBefore * Clients)) bid.Send(app.Clock);
        var at = deadline - (StepsBefore * Step);
        foreach (var step in bids.Skip(LotsBefore * Clients).Chunk(Clients))
        {
            while (app.Clock.GetUtcNow() < at) Thread.Yield();
            foreach (var bid in step) bid.Send(app.Clock);
            at += Step;
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
