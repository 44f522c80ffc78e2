using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Bids;

/// <summary>The hash of a bid that is registered in time admits the bid itself within one working day, when the register failed (Aw 2012 art. 2.109a).</summary>
public sealed class BidHashTests : IAsyncLifetime
{
    private readonly RegisterApp app = new();
    private readonly string body = BidScenes.ABid().ToJsonString();

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    private static string HashOf(string bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bytes)));

    private static Task<Answer> Registers(Person bidder, Played played, string bytes) => bidder.Client.Put($"/v1/lots/{played.LotId}/bid-hash", new { sha256 = HashOf(bytes) }, null);

    private static Task<Answer> Bids(Person bidder, Played played, string bytes) => bidder.Client.Post($"/v1/lots/{played.LotId}/bids", bytes);

    private static async Task Refused(Task<Answer> step, HttpStatusCode status, string code) => (await step).ShouldBe(status).Code.ShouldBe(code);

    private async Task<Played> ATender(DateTimeOffset? deadline = null) => await app.ATenderForBids(t =>
    {
        if (deadline is not { } at) return;
        t["dates"]!["submissionDeadline"] = at.ToString("O");
        t["contractPeriod"] = JsonNode.Parse($$"""{ "startDate": "{{at.AddDays(30):yyyy-MM-dd}}", "endDate": "{{at.AddDays(300):yyyy-MM-dd}}" }""");
    });

    /// <summary>Two people say that the register failed, by default from ten minutes before the deadline till ten after it.</summary>
    private async Task Failed(Played played, int from = -10, int until = 10)
    {
        app.Clock.MoveTo(played.Deadline.AddMinutes(Math.Max(until, 0)));
        var declared = (await (await app.AnOperator("Olga")).Post("/v1/outages", Outage(played, from, until))).ShouldBe(HttpStatusCode.OK);
        (await (await app.AnOperator("Piet")).Post($"/v1/outages/{declared.Id}/confirmation")).ShouldBe(HttpStatusCode.OK)["confirmedAt"].ShouldNotBeNull();
    }

    private static object Outage(Played played, int from, int until) =>
        new { from = played.Deadline.AddMinutes(from), until = played.Deadline.AddMinutes(until), reason = "De opslag was niet bereikbaar." };

    [Fact]
    public async Task The_same_bytes_are_admitted_once_and_opened_with_the_others()
    {
        var (played, early, late) = (await ATender(), await app.AFreelancer(), await app.AFreelancer("Ander"));
        var first = (await early.Bids(played, BidScenes.ABid(48_000))).ShouldBe(HttpStatusCode.Created).Id;
        (await Registers(late, played, "iets anders")).ShouldBe(HttpStatusCode.OK);
        (await Registers(late, played, body)).ShouldBe(HttpStatusCode.OK)["bidId"].ShouldBeNull();
        await Failed(played);
        // Nothing is opened as long as bids may come.
        var anna = await played.Opener("anna");
        await Refused(anna.Post($"/v1/tenders/{played.TenderId}/opening"), HttpStatusCode.Conflict, "bid-hash.awaited");
        var bid = (await Bids(late, played, body)).ShouldBe(HttpStatusCode.Created);
        bid["receipt"]!.Text("sha256").ShouldBe(HashOf(body));
        (await late.Client.Get($"/v1/lots/{played.LotId}/bid-hash")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain(bid.Id);
        await Refused(Bids(late, played, body), HttpStatusCode.Conflict, "bid.one-per-undertaking");
        app.Clock.MoveTo(played.Deadline.AddDays(10));
        (await anna.Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.OK);
        var opened = (await (await played.Opener("bert")).Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.OK);
        opened["bids"]!.AsArray().Select(b => b!.Text("bidId")).Order().ShouldBe(new[] { first, bid.Id }.Order());
        opened["lateAttempts"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_hash_in_time_or_a_failure_or_with_other_bytes_it_is_refused()
    {
        var (played, with, without) = (await ATender(), await app.AFreelancer(), await app.AFreelancer("Zonder"));
        (await Registers(with, played, body)).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(played.Deadline);
        await Refused(Registers(without, played, body), HttpStatusCode.Conflict, "tender.closed");
        await Refused(Bids(with, played, body), HttpStatusCode.Conflict, "bid-hash.nothing-failed");
        // One that was over before the deadline, one that began after it, and one that nobody confirmed.
        await Failed(played, -10, -1);
        await Failed(played, 1, 10);
        (await (await app.AnOperator("Olga")).Post("/v1/outages", Outage(played, -10, 10))).ShouldBe(HttpStatusCode.OK);
        await Refused(Bids(with, played, body), HttpStatusCode.Conflict, "bid-hash.nothing-failed");
        await Failed(played);
        await Refused(Bids(without, played, body), HttpStatusCode.Conflict, "tender.closed");
        await Refused(Bids(with, played, body + " "), HttpStatusCode.UnprocessableEntity, "bid-hash.other-bytes");
        (await Bids(with, played, body)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Its_lead_alone_is_admitted_and_only_once()
    {
        var (played, she) = (await app.ATenderForBids(t => t["settings"] = new JsonObject { ["conflicts"] = "keepSolo" }), await app.AFreelancer());
        (await Registers(she, played, body)).ShouldBe(HttpStatusCode.OK);
        await Failed(played);
        (await Bids(she, played, body)).ShouldBe(HttpStatusCode.Created);
        await Refused(Bids(she, played, body), HttpStatusCode.Conflict, "bid-hash.used");
    }

    // A Thursday before Good Friday: Friday and Easter Monday are holidays. A Friday; one on which Dutch midnight is at 22:00 UTC.
    [Theory]
    [InlineData("2027-03-25T12:00:00Z", "2027-03-30T22:00:00Z")]
    [InlineData("2027-04-02T12:00:00Z", "2027-04-05T22:00:00Z")]
    [InlineData("2027-04-06T21:59:00Z", "2027-04-07T22:00:00Z")]
    [InlineData("2027-04-06T22:00:00Z", "2027-04-08T22:00:00Z")]
    public async Task It_is_admitted_until_the_end_of_the_next_Dutch_working_day(string deadline, string end)
    {
        var until = DateTimeOffset.Parse(end, System.Globalization.CultureInfo.InvariantCulture);
        var played = await ATender(DateTimeOffset.Parse(deadline, System.Globalization.CultureInfo.InvariantCulture));
        var (first, second) = (await app.AFreelancer(), await app.AFreelancer("Te laat"));
        foreach (var bidder in (Person[])[first, second]) (await Registers(bidder, played, body)).ShouldBe(HttpStatusCode.OK);
        await Failed(played);
        app.Clock.MoveTo(until.AddSeconds(-30));
        (await Bids(first, played, body)).ShouldBe(HttpStatusCode.Created);
        app.Clock.MoveTo(until);
        await Refused(Bids(second, played, body), HttpStatusCode.Conflict, "bid-hash.too-late");
    }

    [Fact]
    public async Task An_outage_needs_two_people_an_end_and_nobody_else_declares_it()
    {
        var played = await ATender();
        var olga = await app.AnOperator("Olga");
        app.Clock.MoveTo(played.Deadline);
        await Refused(olga.Post("/v1/outages", Outage(played, -10, 10)), HttpStatusCode.UnprocessableEntity, "outage.not-over");
        await Refused(olga.Post("/v1/outages", Outage(played, -10, -10)), HttpStatusCode.UnprocessableEntity, "outage.ends-before");
        var declared = (await olga.Post("/v1/outages", Outage(played, -10, 0))).ShouldBe(HttpStatusCode.OK);
        await Refused((await app.AnOperator("OLGA")).Post($"/v1/outages/{declared.Id}/confirmation"), HttpStatusCode.Conflict, "outage.same-person");
        var piet = await app.AnOperator("Piet");
        (await piet.Post($"/v1/outages/{declared.Id}/confirmation")).ShouldBe(HttpStatusCode.OK);
        await Refused(piet.Post($"/v1/outages/{declared.Id}/confirmation"), HttpStatusCode.Conflict, "outage.confirmed");
        await Refused(piet.Post($"/v1/outages/{Guid.CreateVersion7()}/confirmation"), HttpStatusCode.NotFound, "not-found");
        (await played.Buyer.Client.Post("/v1/outages", Outage(played, -10, 0))).ShouldBe(HttpStatusCode.Forbidden);
        (await app.Anyone().Get("/v1/outages")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldNotContain("Olga");
    }
}
