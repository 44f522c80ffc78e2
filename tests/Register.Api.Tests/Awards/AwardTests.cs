using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Awards;

public sealed class AwardTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private const string Characteristics = "Een ploeg uit de wijk en inheemse beplanting.";

    private async Task<(Played Played, Person Cheap, string CheapBid, Person Good, string GoodBid)> TwoOpenedBids(Action<JsonObject>? change = null)
    {
        var two = await app.TwoOpenedBids(change);
        return (two.Played, two.Cheap, two.CheapBid, two.Good, two.GoodBid);
    }

    private static object Scores(params (string Bid, int Score, string Reason)[] scores) => AwardScenes.Scores(scores);

    [Fact]
    public async Task The_ranking_adds_price_and_quality_once_every_score_is_there()
    {
        var (played, _, cheap, _, good) = await TwoOpenedBids();
        var panel = await played.Evaluator();
        var half = (await panel.Post($"/v1/lots/{played.LotId}/scores", Scores((cheap, 50, "Weinig uitgewerkt.")))).ShouldBe(HttpStatusCode.OK);
        half["missing"]!.GetValue<int>().ShouldBe(1);
        half["bids"]![0]!["result"]!["rank"].ShouldBeNull();
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = Characteristics })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("award.scores-missing");
        await panel.Post($"/v1/lots/{played.LotId}/scores", Scores((good, 90, "Uitstekend.")));
        var ranked = (await panel.Get($"/v1/lots/{played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK)["bids"]!.AsArray();
        ranked.Select(b => (b!.Text("bidder"), b!["result"]!["rank"]!.GetValue<int>(), b!["result"]!["total"]!.GetValue<decimal>()))
            .ShouldBe([("Hof van Heer", 1, 74.00m), ("Goedkoop Groen", 2, 60.00m)]);
    }

    [Fact]
    public async Task Winner_and_loser_get_a_reasoned_letter_that_tells_nothing_confidential_of_the_other()
    {
        var (played, cheap, cheapBid, good, goodBid) = await TwoOpenedBids(t => t["dates"]!["standstillDays"] = 20);
        var panel = await played.Evaluator();
        await panel.Post($"/v1/lots/{played.LotId}/scores", Scores((cheapBid, 50, "De zeisen zijn te traag."), (goodBid, 90, "De meidoorn past hier.")));
        var decided = (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = Characteristics })).ShouldBe(HttpStatusCode.OK);
        decided["winnerName"]!.GetValue<string>().ShouldBe("Hof van Heer");

        var lost = (await cheap.Client.Get($"/v1/bids/{cheapBid}/decision")).ShouldBe(HttpStatusCode.OK);
        lost["letter"]!.Text("outcome").ShouldBe("lost");
        foreach (var told in (string[])["Hof van Heer", Characteristics, "De zeisen zijn te traag.", "50 van 100", "90 tegen uw 50", "hoger dan de uwe", "50.000,11"]) lost.Text.ShouldContain(told);
        foreach (var secret in (string[])["60000.22", "60.000,22", "6000022", "De meidoorn past hier", "Wij planten", goodBid, "74.0", "74,0", ":74"]) lost.Text.ShouldNotContain(secret);

        var won = (await good.Client.Send(HttpMethod.Get, $"/v1/bids/{goodBid}/decision", language: "en")).ShouldBe(HttpStatusCode.OK);
        won.Headers["Content-Language"].ShouldBe("en");
        won.Text.ShouldContain("has won");
        foreach (var secret in (string[])["50000.11", "50,000.11", "5000011", "zeisen", cheapBid, "Goedkoop"]) won.Text.ShouldNotContain(secret);

        var summary = await app.Anyone().Get($"/v1/lots/{played.LotId}/award-decision");
        foreach (var secret in (string[])["60000.22", "50000.11", "Goedkoop", goodBid, cheapBid]) summary.Text.ShouldNotContain(secret);
        (await good.Client.Get($"/v1/bids/{cheapBid}/decision")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().Get($"/v1/bids/{cheapBid}/decision")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_standstill_runs_from_the_day_after_and_the_status_follows_the_clock()
    {
        var (played, _, cheapBid, _, goodBid) = await TwoOpenedBids(t => t["dates"]!["standstillDays"] = 20);
        var panel = await played.Evaluator();
        await panel.Post($"/v1/lots/{played.LotId}/scores", Scores((cheapBid, 50, "Matig."), (goodBid, 90, "Goed.")));
        var decided = (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = Characteristics })).ShouldBe(HttpStatusCode.OK);
        var (place, today) = ($"/v1/lots/{played.LotId}/award-decision", Register.Domain.Kernel.DutchTime.DayOf(app.Clock.GetUtcNow()));
        var last = DateOnly.Parse(decided["standstillLastDay"]!.GetValue<string>());
        last.ShouldBeGreaterThanOrEqualTo(today.AddDays(20));
        decided["status"]!.GetValue<string>().ShouldBe("awarded");
        app.Clock.MoveTo(Register.Domain.Kernel.DutchTime.StartOf(today.AddDays(1)));
        (await app.Anyone().Get(place))["status"]!.GetValue<string>().ShouldBe("standstill");
        app.Clock.MoveTo(Register.Domain.Kernel.DutchTime.EndOf(last).AddSeconds(-5));
        (await app.Anyone().Get(place))["status"]!.GetValue<string>().ShouldBe("standstill");
        app.Clock.MoveTo(Register.Domain.Kernel.DutchTime.EndOf(last));
        (await app.Anyone().Get(place))["status"]!.GetValue<string>().ShouldBe("final");
        (await panel.Post(place, new { characteristics = Characteristics })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.lot-decided");
        (await panel.Post($"/v1/lots/{played.LotId}/scores", Scores((cheapBid, 99, "Toch beter.")))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.lot-decided");
    }

    [Fact]
    public async Task Another_winner_than_the_first_needs_a_motivation()
    {
        var (played, _, cheapBid, _, goodBid) = await TwoOpenedBids();
        var panel = await played.Evaluator();
        await panel.Post($"/v1/lots/{played.LotId}/scores", Scores((cheapBid, 50, "Matig."), (goodBid, 90, "Goed.")));
        var place = $"/v1/lots/{played.LotId}/award-decision";
        (await panel.Post(place, new { characteristics = Characteristics, winnerBidId = cheapBid })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("award.motivation-missing");
        (await panel.Post(place, new { characteristics = Characteristics, winnerBidId = Guid.CreateVersion7() })).Code.ShouldBe("award.winner-unknown");
        (await panel.Post(place, new { })).Code.ShouldBe("award.characteristics-missing");
        (await panel.Post(place, new { noAward = true })).Code.ShouldBe("award.motivation-missing");
        (await panel.Post(place, new { characteristics = Characteristics, winnerBidId = cheapBid, motivation = "De eerste trok zich terug." })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_lot_without_bids_fails_with_a_reason()
    {
        var played = await app.ATenderForBids();
        await played.Open();
        var panel = await played.Evaluator();
        var place = $"/v1/lots/{played.LotId}/award-decision";
        (await panel.Post(place, new { characteristics = Characteristics })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("award.nothing-to-award");
        (await panel.Post(place, new { noAward = true, motivation = "Niemand schreef in." })).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("failed");
    }

    [Fact]
    public async Task Scores_come_after_the_opening_from_the_authority_and_within_their_scale()
    {
        var (played, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        var bid = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        var panel = await played.Evaluator();
        var place = $"/v1/lots/{played.LotId}/scores";
        (await panel.Post(place, Scores((bid, 50, "Te vroeg.")))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.not-opened");
        (await panel.Get($"/v1/lots/{played.LotId}/evaluations")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.not-opened");
        await played.Open();
        (await panel.Post(place, Scores((bid, 101, "Te hoog.")))).ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("pointer").ShouldBe("/scores/0/score");
        (await panel.Post(place, Scores((Guid.CreateVersion7().ToString(), 50, "Wie?")))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("award.unknown-bid");
        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        (await elsewhere.Post(place, Scores((bid, 50, "Niet van ons.")))).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Get($"/v1/lots/{played.LotId}/evaluations")).ShouldBe(HttpStatusCode.NotFound);
        (await bidder.Client.Get($"/v1/bids/{bid}/decision")).ShouldBe(HttpStatusCode.NotFound);
    }
}
