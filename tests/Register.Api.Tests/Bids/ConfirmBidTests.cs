using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Bids;

public sealed class ConfirmBidTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task A_bid_on_an_older_version_is_confirmed_or_replaced_or_stays_sealed()
    {
        var (played, body) = await Played();
        var (confirms, replaces, silent) = (await app.AFreelancer(), await app.AFreelancer(), await app.AFreelancer());
        var (first, second, third) = (await Bid(confirms, played), await Bid(replaces, played), await Bid(silent, played));
        (await confirms.Client.Post($"/v1/bids/{first.Id}/confirmation")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.nothing-to-confirm");
        played = await Change(played, body, b => b["lots"]![0]!["estimatedValue"]!["amount"] = 61000);

        (await silent.Client.Get($"/v1/bids/{third.Id}"))["tenderChange"]!.GetValue<int>().ShouldBe(0);
        (await silent.Client.Post($"/v1/bids/{first.Id}/confirmation")).ShouldBe(HttpStatusCode.NotFound);
        (await confirms.Client.Post($"/v1/bids/{first.Id}/confirmation")).ShouldBe(HttpStatusCode.OK)["tenderChange"]!.GetValue<int>().ShouldBe(1);
        (await confirms.Client.Post($"/v1/bids/{first.Id}/confirmation")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.nothing-to-confirm");
        (await replaces.Client.Put($"/v1/bids/{second.Id}", BidScenes.ABid(41_000), second.ETag)).ShouldBe(HttpStatusCode.OK);
        var fourth = await Bid(await app.AFreelancer(), played);

        played.PastTheDeadline();
        (await silent.Client.Post($"/v1/bids/{third.Id}/confirmation")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
        var opening = await played.Open();
        opening["bids"]!.AsArray().Select(b => b!.Text("bidId")).Order().ShouldBe(new[] { first.Id, second.Id, fourth.Id }.Order());
        opening["lapsed"]!.AsArray().Select(b => b!.GetValue<string>()).ShouldBe([third.Id]);
        var lapsed = (await silent.Client.Get($"/v1/bids/{third.Id}")).ShouldBe(HttpStatusCode.OK);
        lapsed.Status().ShouldBe("lapsed");
        lapsed["offer"].ShouldBeNull();
        (await played.Buyer.Client.Get($"/v1/bids/{third.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await played.Buyer.Client.Get($"/v1/bids/{first.Id}")).ShouldBe(HttpStatusCode.OK)["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(52_417.93m);

        // Also whose bid stayed sealed gets a letter with why.
        var panel = await played.Evaluator();
        (await panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((first.Id, 50, "Matig."), (second.Id, 50, "Matig."), (fourth.Id, 50, "Matig.")))).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { noAward = true, motivation = "Het geld is op." })).ShouldBe(HttpStatusCode.OK);
        var letter = (await silent.Client.Get($"/v1/bids/{third.Id}/decision")).ShouldBe(HttpStatusCode.OK);
        letter["letter"]!.Text("outcome").ShouldBe("lapsed");
        foreach (var told in (string[])["niet geopend", "aan niemand gegund", "Het geld is op."]) letter.Text.ShouldContain(told);
    }

    [Fact]
    public async Task A_change_of_another_lot_or_of_a_text_leaves_a_bid_as_it_is()
    {
        var (played, body) = await Played(t =>
        {
            var other = t["lots"]![0]!.DeepClone();
            other["title"] = "Bomen";
            t["lots"]!.AsArray().Add(other);
        });
        var bidder = await app.AFreelancer();
        var bid = await Bid(bidder, played);
        played = await Change(played, body, b => b["lots"]![1]!["estimatedValue"]!["amount"] = 61000);
        (await bidder.Client.Post($"/v1/bids/{bid.Id}/confirmation")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.nothing-to-confirm");
        (await played.Open())["bids"]![0]!.Text("bidId").ShouldBe(bid.Id);
    }

    [Fact]
    public async Task Who_confirms_is_judged_on_the_new_conditions()
    {
        var (played, body) = await Played();
        var bidder = await app.AFreelancer();
        var bid = await Bid(bidder, played);
        played = await Change(played, body, b => b["lots"]![0]!["conditions"] = new JsonArray(JsonNode.Parse("""{ "kind": "sector", "id": "trade", "sectors": ["6210"] }""")));
        (await bidder.Client.Post($"/v1/bids/{bid.Id}/confirmation")).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.not-eligible");
        (await bidder.Client.Get($"/v1/bids/{bid.Id}"))["tenderChange"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_lot_that_asks_other_answers_takes_no_confirmation_of_the_old_ones()
    {
        var (played, body) = await Played();
        var bidder = await app.AFreelancer();
        var bid = await Bid(bidder, played);
        await Change(played, body, b => b["award"]!["criteria"]![1]!["code"] = "team");
        (await bidder.Client.Post($"/v1/bids/{bid.Id}/confirmation")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.must-replace");
        var other = BidScenes.ABid();
        other["offer"]!["answers"]![0]!["criterion"] = "team";
        (await bidder.Client.Put($"/v1/bids/{bid.Id}", other, bid.ETag)).ShouldBe(HttpStatusCode.OK)["bid"]!["tenderChange"]!.GetValue<int>().ShouldBe(1);
    }

    private async Task<(Played Played, JsonObject Body)> Played(Action<JsonObject>? change = null)
    {
        JsonObject? body = null;
        var played = await app.ATenderForBids(t =>
        {
            change?.Invoke(t);
            body = (JsonObject)t.DeepClone();
        });
        return (played, body!.On(await app.Anyone().Get($"/v1/tenders/{played.TenderId}")));
    }

    private async Task<Played> Change(Played played, JsonObject body, Action<JsonObject> change)
    {
        change(body);
        AmendScenes.Extend(body, 7);
        (await played.Buyer.Changes(await app.Anyone().Get($"/v1/tenders/{played.TenderId}"), body)).ShouldBe(HttpStatusCode.OK);
        return played with { Deadline = played.Deadline.AddDays(7) };
    }

    private static async Task<Answer> Bid(Person person, Played played) => (await person.Bids(played)).ShouldBe(HttpStatusCode.Created);
}
