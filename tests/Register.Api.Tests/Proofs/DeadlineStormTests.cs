using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Database;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs;

/// <summary>Fifty freelancers who hand in, replace and take back bids for five lots, each with the next lot at every hundredth of a
/// second around the deadline, over real sockets and with a clock that runs. Nothing here says how fast it must be.</summary>
public sealed class DeadlineStormTests(RegisterApp app, ITestOutputHelper output) : IClassFixture<RegisterApp>
{
    private const int Clients = 50;
    private const int Lots = 5;
    private const int SlowSenders = 4;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(0.5);

    private readonly ConcurrentQueue<Sent> storm = new();
    private readonly ConcurrentDictionary<string, string> standing = new();

    [Fact]
    public async Task What_had_arrived_before_the_deadline_is_taken_receipted_and_opened_and_nothing_else()
    {
        var played = await app.ATenderForBids(BidScenes.WithLots(Lots, 20_000));
        var lots = await played.Lots();
        var people = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => app.AFreelancer($"Hovenier {i}")));
        var slow = await Task.WhenAll(Enumerable.Range(0, SlowSenders).Select(i => app.AFreelancer($"Trage {i}")));
        app.Clock.MoveTo(played.Deadline.AddSeconds(-5));

        var late = slow.Select(she => Task.Run(() => SendsItsLastByteLate(she, played))).ToList();
        await Task.WhenAll(people.SelectMany((she, i) => lots.Select((lot, l) => Task.Run(() => Storms(she, i, lot, l, played.Deadline)))));
        var lateAnswers = await Task.WhenAll(late);
        lateAnswers.ShouldAllBe(a => a.Status == HttpStatusCode.Conflict && a.Code == "tender.closed");
        var opened = (await played.Open()).Json;

        var (taken, refused) = (storm.Where(s => s.Taken).ToList(), storm.Where(s => !s.Taken).ToList());
        output.WriteLine($"{storm.Count} requests: {taken.Count} taken, {refused.Count} refused as late, {opened["bids"]!.AsArray().Count} bids opened");
        foreach (var side in new[] { taken, refused }) side.Count.ShouldBeGreaterThan(Clients);
        // Sent after it and taken, or answered before it and refused as late: both are impossible.
        taken.ShouldAllBe(s => s.SentAt < played.Deadline);
        refused.ShouldAllBe(s => s.Answer.Status == HttpStatusCode.Conflict && s.Answer.Code == "tender.closed" && s.AnsweredAt >= played.Deadline);

        var receipts = taken.Where(s => s.What != What.Withdraw).Select(s => s.Answer["receipt"]!).ToList();
        receipts.ShouldAllBe(r => r["receivedAt"]!.GetValue<DateTimeOffset>() < played.Deadline);
        var journal = await Journal(lots);
        foreach (var (what, happened) in new[] { (What.Submit, "BidSubmitted"), (What.Replace, "BidReplaced"), (What.Withdraw, "BidWithdrawn") })
            journal.Count(e => e.Event == happened).ShouldBe(taken.Count(s => s.What == what), happened);
        journal.Where(e => e.Event != "BidWithdrawn").Select(e => JsonNode.Parse(e.Body)!.Text("commitment")).ShouldBe(receipts.Select(r => r.Text("commitment")), ignoreOrder: true);

        opened["bids"]!.AsArray().ToDictionary(b => b!.Text("bidId"), b => b!.Text("sha256")).ShouldBe(standing, ignoreOrder: true);
        opened["lateAttempts"]!.GetValue<long>().ShouldBe(refused.Count(s => s.What != What.Withdraw) + SlowSenders);
        foreach (var (bid, sha256) in standing) (await played.Buyer.Client.Get($"/v1/bids/{bid}")).ShouldBe(HttpStatusCode.OK)["sha256"]!.GetValue<string>().ShouldBe(sha256);
    }

    /// <summary>What one does with her bid for one lot: a request at each of its steps, or at the next one after she is answered.</summary>
    private async Task Storms(Person she, int number, string lot, int place, DateTimeOffset deadline)
    {
        JsonNode? mine = null;
        // Half of them are there already.
        if (number % 2 == 0) mine = await Send(she, lot, null, What.Submit, BidScenes.ABid(40_000 + number));
        var round = 0;
        // Some come at the last moment: their first request is not held up by one of their own.
        for (var at = (number % 5 == 4 ? -Lots * Step : -Around) + (place * Step); at <= Around; at += Lots * Step)
        {
            var wait = deadline + at - app.Clock.GetUtcNow();
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            else if (wait < -Step) continue;
            var what = mine is null ? What.Submit : number % 3 == 0 && ++round % 3 == 0 ? What.Withdraw : What.Replace;
            mine = await Send(she, lot, mine, what, BidScenes.ABid(40_000 + number + (decimal)at.TotalSeconds));
        }
    }

    /// <summary>Her bid as it stands after that.</summary>
    private async Task<JsonNode?> Send(Person she, string lot, JsonNode? mine, What what, JsonObject bid)
    {
        var (own, sentAt) = ($"/v1/bids/{mine?["id"]}", app.Clock.GetUtcNow());
        var answer = what switch
        {
            What.Submit => await she.Client.Post($"/v1/lots/{lot}/bids", bid),
            What.Replace => await she.Client.Put(own, bid, $"\"{mine!["version"]}\""),
            _ => await she.Client.Post($"{own}/withdrawal"),
        };
        var sent = new Sent(what, answer, sentAt, app.Clock.GetUtcNow());
        storm.Enqueue(sent);
        if (!sent.Taken) return mine;
        if (what == What.Withdraw) standing.TryRemove(mine!.Text("id"), out _);
        else standing[answer.Id] = answer["receipt"]!.Text("sha256");
        return what == What.Withdraw ? null : answer.Json;
    }

    /// <summary>Its head and most of its body are there before the deadline, its last byte is not.</summary>
    private async Task<Answer> SendsItsLastByteLate(Person she, Played played)
    {
        await Task.Delay(played.Deadline - Around - app.Clock.GetUtcNow());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/lots/{played.LotId}/bids") { Content = new LateLastByte(BidScenes.ABid().ToJsonString(), Past) };
        return await she.Client.Send(request);

        async Task Past()
        {
            while (app.Clock.GetUtcNow() <= played.Deadline) await Task.Delay(Step);
        }
    }

    private async Task<IReadOnlyList<JournalRow>> Journal(IReadOnlyList<string> lots)
    {
        var rows = await app.InWrite(s => s.GetRequiredService<Session>().Query<JournalRow>("SELECT event, body FROM journal WHERE event IN ('BidSubmitted', 'BidReplaced', 'BidWithdrawn')"));
        return [.. rows.Where(r => lots.Contains(JsonNode.Parse(r.Body)!.Text("lotId")))];
    }

    private sealed record JournalRow
    {
        public required string Event { get; init; }
        public required string Body { get; init; }
    }

    private enum What
    {
        Submit,
        Replace,
        Withdraw,
    }

    private sealed record Sent(What What, Answer Answer, DateTimeOffset SentAt, DateTimeOffset AnsweredAt)
    {
        public bool Taken => (int)Answer.Status < 300;
    }
}
