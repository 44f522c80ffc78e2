using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Register.Api.Tests.Consortia;

namespace Register.Api.Tests.Bids;

/// <summary>Bids for several lots in one call.</summary>
public sealed class SubmitBidsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    // The second lot asks for hours that nobody here has, where a test wants that.
    private async Task<(Played Played, string Second)> TwoLots(bool secondAsksMuch = false)
    {
        var played = await app.ATenderForBids(t =>
        {
            var other = t["lots"]![0]!.DeepClone();
            other["title"] = "Bomen";
            if (secondAsksMuch) other["conditions"] = new JsonArray(JsonNode.Parse("""{ "kind": "capacity", "id": "hours", "hoursPerWeek": 40 }"""));
            t["lots"]!.AsArray().Add(other);
        });
        return (played, (await app.Anyone().Get($"/v1/tenders/{played.TenderId}"))["lots"]![1]!["id"]!.GetValue<string>());
    }

    private static JsonObject For(string lot, decimal price = 52_000, string? consortium = null)
    {
        var bid = BidScenes.ABid(price);
        (bid["lotId"], bid["consortiumId"]) = (lot, consortium);
        return bid;
    }

    private static string Body(params JsonObject[] bids) => new JsonObject { ["bids"] = new JsonArray([.. bids]) }.ToJsonString();

    private static Task<Answer> Bids(Person she, Played played, string body, string? key = null) => she.Client.Post($"/v1/tenders/{played.TenderId}/bids", body, key);

    [Fact]
    public async Task Each_is_sealed_and_opened_on_its_own_with_a_receipt_over_the_whole_body()
    {
        var ((played, second), she, partner) = (await TwoLots(), await app.AFreelancer(), await app.AFreelancer("Partner"));
        var formed = await she.Together(new OpenLot(played.TenderId, second), (she, 6000), (partner, 4000));
        var body = Body(For(played.LotId, 51_000), For(second, 53_000, formed));
        var handed = (await Bids(she, played, body, "once")).ShouldBe(HttpStatusCode.OK);
        var bids = handed["bids"]!.AsArray();
        bids.Select(b => b!["bid"]!.Text("lotId")).ShouldBe([played.LotId, second]);
        bids.ShouldAllBe(b => b!["receipt"]!.Text("sha256") == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body))));
        bids.Select(b => b!["receipt"]!.Text("commitment")).Distinct().Count().ShouldBe(2);
        foreach (var bid in bids) (await she.Client.Get($"/v1/bids/{bid!.Text("id")}/receipt")).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(bid!["receipt"]!.ToJsonString());
        (await partner.Client.Get($"/v1/bids/{bids[0]!.Text("id")}")).ShouldBe(HttpStatusCode.NotFound);
        (await partner.Client.Get($"/v1/bids/{bids[1]!.Text("id")}")).ShouldBe(HttpStatusCode.OK)["offer"].ShouldBeNull();
        (await Bids(she, played, body, "once")).ShouldBe(HttpStatusCode.OK).Text.ShouldBe(handed.Text);

        (await played.Open())["bids"]!.AsArray().Count.ShouldBe(2);
        foreach (var (bid, price) in bids.Zip((decimal[])[51_000, 53_000]))
            (await played.Buyer.Client.Get($"/v1/bids/{bid!.Text("id")}")).ShouldBe(HttpStatusCode.OK)["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(price);
    }

    [Fact]
    public async Task One_that_is_refused_leaves_none_handed_in_and_the_refusal_says_which()
    {
        var ((played, second), she, elsewhere) = (await TwoLots(secondAsksMuch: true), await app.AFreelancer(), await app.ATenderForBids());
        var unanswered = For(second);
        unanswered["offer"]!["answers"]!.AsArray().Clear();
        foreach (var (bid, status, code, pointer) in new[]
        {
            (For(second), HttpStatusCode.UnprocessableEntity, "bid.not-eligible", null), (unanswered, HttpStatusCode.UnprocessableEntity, "bid.answer-missing", "/bids/1/offer/answers"),
            (For(elsewhere.LotId), HttpStatusCode.NotFound, "not-found", "/bids/1"), (For(played.LotId), HttpStatusCode.Conflict, "bid.one-per-undertaking", "/bids/1"),
        })
        {
            var refused = (await Bids(she, played, Body(For(played.LotId), bid))).ShouldBe(status);
            refused.Code.ShouldBe(code);
            if (pointer is not null) refused["errors"]!.AsArray().ShouldContain(e => e!.Text("pointer") == pointer);
        }
        (await she.Client.Get($"/v1/freelancers/{she.Id}/personal-data")).ShouldBe(HttpStatusCode.OK)["bids"]!.AsArray().ShouldBeEmpty();
        (await she.Bids(played)).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task What_is_wrong_in_any_of_them_is_told_at_its_place_and_nothing_is_taken_at_the_deadline()
    {
        var ((played, second), she) = (await TwoLots(), await app.AFreelancer());
        (await Bids(she, played, Body())).ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("pointer").ShouldBe("/bids");
        (await Bids(she, played, Body(For(played.LotId, 0), For(second, -1)))).ShouldBe(HttpStatusCode.BadRequest)["errors"]!.AsArray()
            .Select(e => e!.Text("pointer")).ShouldBe(["/bids/0/offer/price", "/bids/1/offer/price"]);
        played.PastTheDeadline();
        (await Bids(she, played, Body(For(played.LotId), For(second)))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
        (await played.Open())["bids"]!.AsArray().ShouldBeEmpty();
    }
}
