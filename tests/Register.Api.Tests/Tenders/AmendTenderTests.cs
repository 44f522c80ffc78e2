using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Tenders;

public sealed class AmendTenderTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task A_substantial_change_extends_the_deadline_and_shows_every_place_that_differs()
    {
        var (buyer, tender, body) = await Published();
        body["lots"]![0]!["estimatedValue"]!["amount"] = 61000;
        (await buyer.Changes(tender, body)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("tender.not-extended");
        Extend(body, 7);
        var change = (await buyer.Changes(tender, body)).ShouldBe(HttpStatusCode.OK);
        change["number"]!.GetValue<int>().ShouldBe(1);
        change["substantial"]!.GetValue<bool>().ShouldBeTrue();
        change["lots"]!.AsArray().Count.ShouldBe(1);
        var differences = change["differences"]!.AsArray().ToDictionary(d => d!.Text("pointer"), d => d!["after"]!.ToJsonString());
        differences.Keys.Order().ShouldBe(["/dates/submissionDeadline", "/lots/0/estimatedValue/amount"]);
        decimal.Parse(differences["/lots/0/estimatedValue/amount"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(61000);
        var seen = await app.Anyone().Get($"/v1/tenders/{tender.Id}");
        seen["estimatedValue"]!["amount"]!.GetValue<decimal>().ShouldBe(61000);
        seen["changes"]!.GetValue<int>().ShouldBe(1);
        seen["lots"]![0]!["id"]!.GetValue<string>().ShouldBe(tender["lots"]![0]!["id"]!.GetValue<string>());
        seen["lots"]![0]!["lastChange"]!.GetValue<int>().ShouldBe(1);
        (await app.Anyone().Get($"/v1/tenders/{tender.Id}/changes")).ShouldBe(HttpStatusCode.OK)["items"]![0]!.ToJsonString().ShouldBe(change.Json.ToJsonString());
    }

    [Fact]
    public async Task A_corrected_text_or_a_later_deadline_touches_no_bid_unless_the_authority_says_so()
    {
        var (buyer, tender, body) = await Published();
        body["title"] = "Groenonderhoud Wyck en omgeving";
        Extend(body, 1);
        var first = (await buyer.Changes(tender, body)).ShouldBe(HttpStatusCode.OK);
        first["substantial"]!.GetValue<bool>().ShouldBeFalse();
        first["lots"]!.AsArray().ShouldBeEmpty();
        body["description"] = "Ook de bomen.";
        var now = await app.Anyone().Get($"/v1/tenders/{tender.Id}");
        (await buyer.Changes(now, body, substantial: true)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("tender.not-extended");
        Extend(body, 7);
        (await buyer.Changes(now, body, substantial: true)).ShouldBe(HttpStatusCode.OK)["lots"]!.AsArray().Count.ShouldBe(1);
        var place = $"/v1/tenders/{tender.Id}/changes?limit=1";
        var page = (await app.Anyone().Get(place)).ShouldBe(HttpStatusCode.OK);
        (await app.Anyone().Get($"{place}&cursor={page["next"]}"))["items"]![0]!["number"]!.GetValue<int>().ShouldBe(2);
        (await app.Anyone().Get($"{place}&cursor=Z3Jhcw")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("a shorter deadline", "tender.shortened")]
    [InlineData("another procedure", "tender.change-fixed")]
    [InlineData("another policy", "tender.change-fixed")]
    [InlineData("a lot less", "tender.lots-stand")]
    [InlineData("a lot without its id", "tender.lots-stand")]
    [InlineData("bids from later", "tender.opens-later")]
    [InlineData("a shorter standstill", "tender.standstill-too-short")]
    [InlineData("a value above the threshold", "tender.threshold-reached")]
    [InlineData("nothing", "tender.nothing-changed")]
    public async Task What_would_take_away_what_bidders_were_promised_is_refused_and_changes_nothing(string what, string code)
    {
        var (buyer, tender, body) = await Published(t =>
        {
            t["dates"]!["standstillDays"] = 10;
            var second = t["lots"]![0]!.DeepClone();
            second["title"] = "Bomen";
            t["lots"]!.AsArray().Add(second);
        });
        var dates = body["dates"]!;
        switch (what)
        {
            case "a shorter deadline": Extend(body, -1); break;
            case "another procedure": body["procedure"] = "invited"; break;
            case "another policy": body["settings"] = new JsonObject { ["conflicts"] = "keepSolo" }; break;
            case "a lot less": body["lots"]!.AsArray().RemoveAt(0); break;
            case "a lot without its id": body["lots"]![1]!.AsObject().Remove("id"); break;
            case "bids from later": dates["bidsFrom"] = app.Clock.GetUtcNow().AddDays(2).ToString("O"); break;
            case "a shorter standstill": dates["standstillDays"] = 9; break;
            case "a value above the threshold": body["lots"]![0]!["estimatedValue"]!["amount"] = 300_000; Extend(body, 8); break;
        }
        (await buyer.Changes(tender, body)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe(code);
        (await app.Anyone().Get($"/v1/tenders/{tender.Id}")).ETag.ShouldBe(tender.ETag);
        (await app.Anyone().Get($"/v1/tenders/{tender.Id}/changes"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_draft_a_withdrawn_tender_and_one_whose_deadline_has_come_are_not_changed_so()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app);
        (await buyer.Changes(draft, app.ATender())).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.not-published");
        var (other, tender, body) = await Published();
        Extend(body, 1);
        (await buyer.Changes(tender, body)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("tender.not-yours");
        (await other.Client.Send(HttpMethod.Post, $"/v1/tenders/{tender.Id}/changes", new JsonObject { ["reason"] = "x", ["content"] = body.DeepClone() }))
            .ShouldBe(HttpStatusCode.PreconditionRequired);
        (await other.Client.Post($"/v1/tenders/{tender.Id}/withdrawal", new { reason = "Vervallen." })).ShouldBe(HttpStatusCode.OK);
        (await other.Changes(await app.Anyone().Get($"/v1/tenders/{tender.Id}"), body)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.withdrawn");
        var (late, closed, changed) = await Published();
        app.Clock.MoveTo(closed["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>());
        Extend(changed, 7);
        (await late.Changes(closed, changed)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
    }

    [Fact]
    public async Task Whoever_has_a_bid_is_told_in_a_list_of_her_own()
    {
        var (buyer, tender, body) = await Published();
        var (bidder, stranger) = (await app.AFreelancer(), await app.AFreelancer());
        (await bidder.Client.Post($"/v1/lots/{tender["lots"]![0]!["id"]}/bids", BidScenes.ABid())).ShouldBe(HttpStatusCode.Created);
        Extend(body, 1);
        (await buyer.Changes(tender, body)).ShouldBe(HttpStatusCode.OK);
        (await buyer.Client.Post($"/v1/tenders/{tender.Id}/withdrawal", new { reason = "Vervallen." })).ShouldBe(HttpStatusCode.OK);
        var notices = (await bidder.Client.Get("/v1/notices")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray();
        notices.Select(n => $"{n!.Text("tenderId")} {n!.Text("kind")} {n!["number"]}").ShouldBe([$"{tender.Id} tenderWithdrawn 0", $"{tender.Id} tenderChanged 1"]);
        (await bidder.Client.Get($"/v1/notices?tenderId={Guid.CreateVersion7()}"))["items"]!.AsArray().ShouldBeEmpty();
        (await stranger.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldBeEmpty();
        var first = await bidder.Client.Get("/v1/notices?limit=1");
        (await bidder.Client.Get($"/v1/notices?limit=1&cursor={first["next"]}"))["items"]![0]!.Text("kind").ShouldBe("tenderChanged");
    }

    private async Task<(Buyer Buyer, Answer Tender, JsonObject Body)> Published(Action<JsonObject>? change = null)
    {
        var (buyer, body) = (await app.ABuyer(), app.ATender(change));
        var draft = (await buyer.Client.Post("/v1/tenders", body)).ShouldBe(HttpStatusCode.Created);
        var tender = (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication")).ShouldBe(HttpStatusCode.OK);
        return (buyer, tender, body.On(tender));
    }

    private static void Extend(JsonObject body, int days) => AmendScenes.Extend(body, days);
}

/// <summary>Changes of published tenders over HTTP.</summary>
public static class AmendScenes
{
    /// <summary>The body with the ids that the tender's lots were given.</summary>
    public static JsonObject On(this JsonObject body, Answer tender)
    {
        for (var i = 0; i < body["lots"]!.AsArray().Count; i++) body["lots"]![i]!["id"] = tender["lots"]![i]!["id"]!.GetValue<string>();
        return body;
    }

    public static void Extend(JsonObject body, int days) =>
        body["dates"]!["submissionDeadline"] = DateTimeOffset.Parse(body["dates"]!["submissionDeadline"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).AddDays(days).ToString("O");

    public static Task<Answer> Changes(this Buyer buyer, Answer tender, JsonObject content, bool substantial = false) => buyer.Client.Send(HttpMethod.Post,
        $"/v1/tenders/{tender.Id}/changes", new JsonObject { ["reason"] = "Een verbetering.", ["substantial"] = substantial, ["content"] = content.DeepClone() }, tender.ETag);
}
