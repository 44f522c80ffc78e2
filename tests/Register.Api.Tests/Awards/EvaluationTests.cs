using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Awards;

public sealed class EvaluationTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    // The worked example of the relative formula: half price, half quality; quality 0, 60 and 74 of 100 give 0, 30 and
    // 37 points, and the prices 40, 80 and 100 give 50, 25 and 20.
    private static void Relative(JsonObject tender) => tender["award"] = JsonNode.Parse("""
        { "criteria": [{ "code": "price", "name": "Prijs", "type": "price", "weightBasisPoints": 5000 },
                       { "code": "plan", "name": "Plan", "type": "quality", "weightBasisPoints": 5000 }],
          "priceFormula": { "kind": "relative" } }
        """);

    private async Task<(Played Played, ApiClient Panel, IReadOnlyList<(Person Bidder, string Bid)> Bids)> Scored(Action<JsonObject> change, params (decimal Price, int Score)[] bids)
    {
        var (played, handedIn) = (await app.ATenderForBids(change), new List<(Person Bidder, string Bid)>());
        foreach (var (price, _) in bids)
        {
            var bidder = await app.AFreelancer($"Bedrijf {handedIn.Count}");
            handedIn.Add((bidder, (await bidder.Bids(played, BidScenes.ABid(price, "Zo doen wij het."))).ShouldBe(HttpStatusCode.Created).Id));
        }
        await played.Open();
        var panel = await played.Evaluator();
        var scores = bids.Zip(handedIn, (b, h) => new { bidId = h.Bid, criterion = "plan", score = b.Score, reason = "Beoordeeld." });
        (await panel.Post($"/v1/lots/{played.LotId}/scores", new { scores })).ShouldBe(HttpStatusCode.OK);
        return (played, panel, handedIn);
    }

    private static decimal[] Totals(Answer evaluation, IEnumerable<string> bids) =>
        [.. bids.Select(id => evaluation["bids"]!.AsArray().Single(b => b!["result"]!.Text("bidId") == id)!["result"]!["total"]!.GetValue<decimal>())];

    [Fact]
    public async Task A_relative_formula_gives_the_worked_example_and_warns_that_a_loser_decides_who_wins()
    {
        var (played, panel, bids) = await Scored(Relative, (40_000, 0), (80_000, 60), (100_000, 74));
        var evaluation = (await panel.Get($"/v1/lots/{played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK);
        Totals(evaluation, bids.Select(b => b.Bid)).ShouldBe([50m, 55m, 57m]);
        var warning = evaluation["reversals"]!.AsArray().ShouldHaveSingleItem()!;
        (warning.Text("without"), warning.Text("ahead"), warning.Text("behind")).ShouldBe((bids[0].Bid, bids[2].Bid, bids[1].Bid));
    }

    [Fact]
    public async Task A_bid_under_a_minimum_score_gives_no_measure_for_the_prices_of_others()
    {
        void WithMinimum(JsonObject tender)
        {
            Relative(tender);
            tender["award"]!["criteria"]![1]!["minimumScoreBasisPoints"] = 5000;
        }
        var (played, panel, bids) = await Scored(WithMinimum, (40_000, 0), (80_000, 60), (100_000, 74));
        var evaluation = (await panel.Get($"/v1/lots/{played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK);
        Totals(evaluation, bids.Skip(1).Select(b => b.Bid)).ShouldBe([80m, 77m]);
        evaluation["reversals"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task No_letter_tells_points_from_which_the_lowest_price_could_be_worked_out()
    {
        var (played, panel, bids) = await Scored(Relative, (40_000, 0), (80_000, 60), (100_000, 74));
        await panel.TakesThePrice(bids[0].Bidder, bids[0].Bid);
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = "Het beste plan." })).ShouldBe(HttpStatusCode.OK);
        var letter = (await bids[1].Bidder.Client.Get($"/v1/bids/{bids[1].Bid}/decision")).ShouldBe(HttpStatusCode.OK);
        letter["letter"]!["pricePointsWithheld"]!.GetValue<bool>().ShouldBeTrue();
        letter["letter"]!["own"]!["total"].ShouldBeNull();
        letter["letter"]!["own"]!["criteria"]![0]!["points"].ShouldBeNull();
        letter["letter"]!["own"]!["criteria"]![1]!["points"]!.GetValue<decimal>().ShouldBe(30m);
        letter.Text.ShouldContain("staan niet in deze brief");
        letter["text"]!.AsArray().ShouldAllBe(line => !line!.GetValue<string>().Contains("55"));
    }

    [Fact]
    public async Task A_price_far_under_the_others_is_shown_to_the_panel_and_to_nobody_else()
    {
        var (played, panel, bids) = await Scored(_ => { }, (30_000, 80), (60_000, 70), (66_000, 60));
        var evaluation = (await panel.Get($"/v1/lots/{played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK);
        var low = evaluation["abnormallyLow"]!.AsArray().ShouldHaveSingleItem()!;
        (low.Text("bidId"), low["underMeanBasisPoints"]!.GetValue<int>(), low["underNextBasisPoints"]!.GetValue<int>()).ShouldBe((bids[0].Bid, 5238, 5000));
        await panel.TakesThePrice(bids[0].Bidder, bids[0].Bid);
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = "De beste." })).ShouldBe(HttpStatusCode.OK);
        var letter = (await bids[0].Bidder.Client.Get($"/v1/bids/{bids[0].Bid}/decision")).ShouldBe(HttpStatusCode.OK);
        foreach (var secret in (string[])["5238", "underMean", "abnormally"]) letter.Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Bands_give_the_points_that_were_published()
    {
        var (played, panel, bids) = await Scored(
            t => t["award"]!["priceFormula"] = JsonNode.Parse("""
                { "kind": "bands", "bands": [{ "upTo": { "amount": 50000, "currency": "EUR" }, "pointsBasisPoints": 10000 },
                                             { "upTo": { "amount": 60000, "currency": "EUR" }, "pointsBasisPoints": 5000 }] }
                """),
            (50_000, 50), (50_000.01m, 50), (60_000.01m, 50));
        var evaluation = (await panel.Get($"/v1/lots/{played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK);
        Totals(evaluation, bids.Select(b => b.Bid)).ShouldBe([70m, 50m, 30m]);
        evaluation["reversals"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Bands_in_the_wrong_order_are_refused_where_they_stand()
    {
        var buyer = await app.ABuyer();
        var refused = await buyer.Client.Post("/v1/tenders", app.ATender(t => t["award"]!["priceFormula"] = JsonNode.Parse("""
            { "kind": "bands", "bands": [{ "upTo": { "amount": 60000, "currency": "EUR" }, "pointsBasisPoints": 5000 },
                                         { "upTo": { "amount": 50000, "currency": "EUR" }, "pointsBasisPoints": 10000 }] }
            """)));
        var error = refused.ShouldBe(HttpStatusCode.BadRequest)["errors"]!.AsArray().ShouldHaveSingleItem()!;
        (error.Text("pointer"), error.Text("code")).ShouldBe(("/award/priceFormula/bands/1", "award-method.bands-order"));
    }
}
