using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Proofs;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Awards;

/// <summary>Lots for which the cost over the whole life counts and not the price alone.</summary>
public sealed class CostCriterionTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    // Two items beside the price: EUR 0.31 for each kWh and EUR 48 for each hour of the municipality's own people. Of 40 points for cost
    // there are 40 at 60 000 and none at 100 000.
    private static void WithCosts(JsonObject tender) => tender["award"] = JsonNode.Parse("""
        { "criteria": [{ "code": "cost", "name": "Kosten over vier jaar", "type": "cost", "weightBasisPoints": 4000, "costItems": [
                         { "code": "power", "name": "Stroom", "unit": "kWh in vier jaar", "amountPerUnit": { "amount": 0.31, "currency": "EUR" } },
                         { "code": "own-hours", "name": "Eigen uren", "unit": "uren in vier jaar", "amountPerUnit": { "amount": 48, "currency": "EUR" } }] },
                       { "code": "plan", "name": "Plan", "type": "quality", "weightBasisPoints": 6000 }],
          "priceFormula": { "kind": "linear", "bestPrice": { "amount": 60000, "currency": "EUR" }, "worstPrice": { "amount": 100000, "currency": "EUR" } } }
        """);

    private static JsonObject Bid(decimal price, params (string Item, long Units)[] costs)
    {
        var bid = BidScenes.ABid(price);
        bid["offer"]!["costs"] = new JsonArray([.. costs.Select(c => new JsonObject { ["item"] = c.Item, ["units"] = c.Units })]);
        return bid;
    }

    [Fact]
    public async Task The_lower_cost_gets_more_points_though_its_price_is_higher_and_the_letters_say_so()
    {
        var (played, cheap, lasting) = (await app.ATenderForBids(WithCosts), await app.AFreelancer("Goedkoop Groen"), await app.AFreelancer("Hof van Heer"));
        // 50 000 + 60 001 kWh x 0.31 + 300 h x 48 = 50 000 + 18 600.31 + 14 400 = 83 000.31; 62 000.50 + 0 + 4 800 = 66 800.50.
        var first = (await cheap.Bids(played, Bid(50_000, ("power", 60_001), ("own-hours", 300)))).ShouldBe(HttpStatusCode.Created).Id;
        var second = (await lasting.Bids(played, Bid(62_000.50m, ("own-hours", 100), ("power", 0)))).ShouldBe(HttpStatusCode.Created).Id;
        await played.Open();
        var panel = await played.Evaluator();
        var compared = (await panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((first, 80, "Goed."), (second, 80, "Goed.")))).ShouldBe(HttpStatusCode.OK);
        // (100 000 - 83 000.31) / 40 000 x 40 = 16.99969, and (100 000 - 66 800.50) / 40 000 x 40 = 33.1995; 48 for quality.
        Results(compared).ShouldBe([(second, 66_800.50m, 33.20m, 81.20m), (first, 83_000.31m, 17.00m, 65.00m)]);

        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = "Weinig stroom en weinig uren." })).ShouldBe(HttpStatusCode.OK);
        var lost = (await cheap.Client.Get($"/v1/bids/{first}/decision")).ShouldBe(HttpStatusCode.OK);
        foreach (var told in (string[])["De kosten van de winnaar waren lager dan de uwe.", "Dat geeft 17"]) lost.Text.ShouldContain(told);
        lost["letter"]!["own"]!["cost"]!["amount"]!.GetValue<decimal>().ShouldBe(83_000.31m);
        foreach (var secret in (string[])["66800", "66.800", "62000", "62.000", "33.2", "33,2"]) lost.Text.ShouldNotContain(secret);
        (await lasting.Client.Send(HttpMethod.Get, $"/v1/bids/{second}/decision", language: "en")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain("with the costs beside it");
    }

    [Fact]
    public async Task A_relative_formula_and_the_rule_for_equal_bids_look_at_the_cost()
    {
        var (played, one, other) = (await app.ATenderForBids(t =>
        {
            WithCosts(t);
            (t["award"]!["priceFormula"], t["award"]!["tieBreak"]) = (JsonNode.Parse("""{ "kind": "relative" }"""), "lowerPrice");
        }), await app.AFreelancer(), await app.AFreelancer());
        var first = (await one.Bids(played, Bid(40_000, ("power", 0), ("own-hours", 1_000)))).ShouldBe(HttpStatusCode.Created).Id;
        var second = (await other.Bids(played, Bid(44_000, ("power", 0), ("own-hours", 0)))).ShouldBe(HttpStatusCode.Created).Id;
        await played.Open();
        // 88 000 against 44 000: half of 40 points. The dearer one makes it up by quality, and the lower cost decides.
        var compared = await (await played.Evaluator()).Post($"/v1/lots/{played.LotId}/scores", Scores((first, 100), (second, 66)));
        Results(compared.ShouldBe(HttpStatusCode.OK)).ShouldBe([(first, 88_000m, 20m, 80m), (second, 44_000m, 40m, 79.60m)]);
        compared = await (await played.Evaluator()).Post($"/v1/lots/{played.LotId}/scores", Scores((first, 75), (second, 42)));
        Results(compared.ShouldBe(HttpStatusCode.OK)).ShouldBe([(second, 44_000m, 40m, 65.20m), (first, 88_000m, 20m, 65m)]);
    }

    [Fact]
    public async Task Bids_of_the_same_points_are_parted_by_the_lower_cost()
    {
        var (played, one, other) = (await app.ATenderForBids(t =>
        {
            WithCosts(t);
            (t["award"]!["priceFormula"]!["worstPrice"]!["amount"], t["award"]!["tieBreak"]) = (60_000.01m, "lowerPrice");
        }), await app.AFreelancer(), await app.AFreelancer());
        var first = (await one.Bids(played, Bid(40_000, ("power", 0), ("own-hours", 400)))).ShouldBe(HttpStatusCode.Created).Id;
        var second = (await other.Bids(played, Bid(41_000, ("power", 0), ("own-hours", 1)))).ShouldBe(HttpStatusCode.Created).Id;
        await played.Open();
        var compared = (await (await played.Evaluator()).Post($"/v1/lots/{played.LotId}/scores", Scores((first, 50), (second, 50)))).ShouldBe(HttpStatusCode.OK);
        Results(compared).ShouldBe([(second, 41_048m, 40m, 70m), (first, 59_200m, 40m, 70m)]);
        compared["bids"]!.AsArray().ShouldAllBe(b => !b!["result"]!["tied"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Each_item_is_stated_once_and_nothing_else_is()
    {
        var (played, plain, she) = (await app.ATenderForBids(WithCosts), await app.ATenderForBids(), await app.AFreelancer());
        await Refused(she.Bids(played), HttpStatusCode.UnprocessableEntity, "bid.cost-missing", "/offer/costs");
        var before = await DatabaseState.Of(app);
        await Refused(she.Bids(played, Bid(50_000, ("power", 1))), HttpStatusCode.UnprocessableEntity, "bid.cost-missing", "/offer/costs");
        await Refused(she.Bids(played, Bid(50_000, ("power", 1), ("power", 2), ("own-hours", 1))), HttpStatusCode.UnprocessableEntity, "bid.cost-unasked", "/offer/costs/1/item");
        await Refused(she.Bids(played, Bid(50_000, ("power", 1), ("own-hours", 1), ("water", 1))), HttpStatusCode.UnprocessableEntity, "bid.cost-unasked", "/offer/costs/2/item");
        await Refused(she.Bids(plain, Bid(50_000, ("power", 1))), HttpStatusCode.UnprocessableEntity, "bid.cost-unasked", "/offer/costs/0/item");
        await Refused(she.Bids(played, Bid(50_000, ("power", -1), ("own-hours", 1))), HttpStatusCode.BadRequest, "bad-input", "/offer/costs/0/units");
        await Refused(she.Bids(played, Bid(50_000, ("power", 1_000_000_001), ("own-hours", 1))), HttpStatusCode.BadRequest, "bad-input", "/offer/costs/0/units");
        await Refused(she.Bids(played, Bid(999_999_999_999.99m, ("power", 4), ("own-hours", 0))), HttpStatusCode.UnprocessableEntity, "bid.cost-too-large", "/offer/costs");
        (await DatabaseState.Of(app)).ShouldBe(before);

        var draft = (await she.Client.Post($"/v1/lots/{played.LotId}/bid-drafts", Bid(50_000, ("power", 1)).ToJsonString())).ShouldBe(HttpStatusCode.Created);
        draft["lacks"]!.AsArray().ShouldHaveSingleItem()!.Text("code").ShouldBe("bid.cost-missing");
        draft["offer"]!["costs"]![0]!["units"]!.GetValue<long>().ShouldBe(1);
        (await she.Client.Put($"/v1/bid-drafts/{draft.Id}", Bid(50_000, ("power", 1), ("own-hours", 2)).ToJsonString(), draft.ETag)).ShouldBe(HttpStatusCode.OK)["lacks"]!.AsArray().ShouldBeEmpty();
        (await she.Client.Post($"/v1/bid-drafts/{draft.Id}/submission")).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Items_go_with_a_criterion_of_cost_and_only_quality_has_a_minimum()
    {
        var buyer = await app.ABuyer();
        async Task Flawed(Action<JsonNode> change, params string[] flaws)
        {
            var refused = (await buyer.Client.Post("/v1/tenders", app.ATender(t =>
            {
                WithCosts(t);
                change(t["award"]!["criteria"]!);
            }))).ShouldBe(HttpStatusCode.BadRequest);
            refused["errors"]!.AsArray().Select(e => $"{e!.Text("pointer")} {e!.Text("code")}").Order().ShouldBe(flaws.Order());
        }
        await Flawed(c => c[0]!["costItems"] = new JsonArray(), "/award/criteria/0/costItems award-method.cost-items");
        await Flawed(c => c[0]!["type"] = "price", "/award/criteria/0/costItems award-method.cost-items");
        await Flawed(c => c[1]!["costItems"] = c[0]!["costItems"]!.DeepClone(), "/award/criteria/1/costItems award-method.cost-items");
        await Flawed(c => c[0]!["costItems"]![1]!["code"] = "power", "/award/criteria/0/costItems value.repeated");
        await Flawed(c => c[0]!["costItems"]![1]!["code"] = "Own hours", "/award/criteria/0/costItems/1/code value.format");
        await Flawed(c => c[0]!["costItems"]![1]!["unit"] = "", "/award/criteria/0/costItems/1/unit value.required");
        await Flawed(c => c[0]!["costItems"]![0]!["amountPerUnit"]!["amount"] = 0, "/award/criteria/0/costItems/0/amountPerUnit tender.amount");
        await Flawed(c => c[0]!["costItems"]![0]!["amountPerUnit"]!["currency"] = "USD", "/award/criteria/0/costItems/0/amountPerUnit tender.currency");
        await Flawed(c => c[0]!["minimumScoreBasisPoints"] = 100, "/award/criteria/0/minimumScoreBasisPoints award-method.minimum-of-quality");
        await Flawed(c => c[1]!["type"] = "price", "/award/criteria award-method.one-price");
        await Flawed(
            c => c[0]!["costItems"] = new JsonArray([.. Enumerable.Range(1, 21).Select(n => new JsonObject
            {
                ["code"] = $"c{n}", ["name"] = "Post", ["unit"] = "stuks", ["amountPerUnit"] = new JsonObject { ["amount"] = 1, ["currency"] = "EUR" },
            })]), "/award/criteria/0/costItems value.count");
    }

    [Fact]
    public async Task A_change_that_asks_another_cost_needs_a_new_offer()
    {
        JsonObject? body = null;
        var played = await app.ATenderForBids(t =>
        {
            WithCosts(t);
            body = (JsonObject)t.DeepClone();
        });
        var (she, tender) = (await app.AFreelancer(), await app.Anyone().Get($"/v1/tenders/{played.TenderId}"));
        var bid = (await she.Bids(played, Bid(50_000, ("power", 1), ("own-hours", 1)))).ShouldBe(HttpStatusCode.Created);
        var changed = body!.On(tender);
        changed["award"]!["criteria"]![0]!["costItems"]![1]!["code"] = "hours";
        AmendScenes.Extend(changed, 7);
        (await played.Buyer.Changes(tender, changed)).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Post($"/v1/bids/{bid.Id}/confirmation")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.must-replace");
        (await she.Client.Put($"/v1/bids/{bid.Id}", Bid(50_000, ("power", 1), ("hours", 1)), bid.ETag)).ShouldBe(HttpStatusCode.OK);
    }

    private static IEnumerable<(string Bid, decimal Cost, decimal Points, decimal Total)> Results(Answer evaluation) => evaluation["bids"]!.AsArray().Select(b => b!["result"]!)
        .Select(r => (r.Text("bidId"), r["cost"]!["amount"]!.GetValue<decimal>(), r["criteria"]![0]!["points"]!.GetValue<decimal>(), r["total"]!.GetValue<decimal>()));

    private static object Scores(params (string Bid, int Score)[] scores) => AwardScenes.Scores([.. scores.Select(s => (s.Bid, s.Score, "Beoordeeld."))]);

    private static async Task Refused(Task<Answer> sent, HttpStatusCode status, string code, string pointer)
    {
        var refused = (await sent).ShouldBe(status);
        refused.Code.ShouldBe(code);
        refused["errors"]![0]!.Text("pointer").ShouldBe(pointer);
    }
}
