using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Awards;

/// <summary>A lot with two opened bids. Prices 50 000 and 60 000 between 40 000 and 80 000 give 30 and 20 of 40 points; of
/// 60 points for quality a score of 50 gives 30 and one of 90 gives 54.</summary>
internal sealed record TwoBids(RegisterApp App, Played Played, Person Cheap, string CheapBid, Person Good, string GoodBid)
{
    public string Decision => $"/v1/lots/{Played.LotId}/award-decision";

    /// <summary>The panel scores, and the good one wins.</summary>
    public async Task<(ApiClient Panel, Answer Decided)> Decide()
    {
        var panel = await Played.Evaluator();
        (await panel.Post($"/v1/lots/{Played.LotId}/scores", AwardScenes.Scores((CheapBid, 50, "Matig."), (GoodBid, 90, "Goed.")))).ShouldBe(HttpStatusCode.OK);
        return (panel, (await panel.Post(Decision, new { characteristics = "Een ploeg uit de wijk." })).ShouldBe(HttpStatusCode.OK));
    }

    /// <summary>What the cheap one objects.</summary>
    public Task<Answer> Objects() => Cheap.Client.Post("/v1/objections", new { bidId = CheapBid, grounds = new[] { "Bijlage 2 is niet gelezen." }, remedy = "Een nieuwe beoordeling." });

    /// <summary>The decision as everybody reads it.</summary>
    public Task<Answer> Read() => App.Anyone().Get(Decision);
}

/// <summary>Scores and decisions over HTTP.</summary>
internal static class AwardScenes
{
    public static async Task<TwoBids> TwoOpenedBids(this RegisterApp app, Action<JsonObject>? change = null)
    {
        var (played, cheap, good) = (await app.ATenderForBids(change), await app.AFreelancer("Goedkoop Groen"), await app.AFreelancer("Hof van Heer"));
        var first = (await cheap.Bids(played, BidScenes.ABid(50_000.11m, "Wij maaien met zeisen."))).ShouldBe(HttpStatusCode.Created).Id;
        var second = (await good.Bids(played, BidScenes.ABid(60_000.22m, "Wij planten meidoorn."))).ShouldBe(HttpStatusCode.Created).Id;
        await played.Open();
        return new TwoBids(app, played, cheap, first, good, second);
    }

    /// <summary>Twenty days between decision and contract.</summary>
    public static void Standstill(JsonObject tender) => tender["dates"]!["standstillDays"] = 20;

    /// <summary>The panel asks about a low price, has it explained and takes it.</summary>
    public static async Task TakesThePrice(this ApiClient panel, Person bidder, string bid, string explanation = "Met eigen machines.")
    {
        (await panel.Post($"/v1/bids/{bid}/price-inquiry", new { question = "Hoe komt u aan deze prijs?" })).ShouldBe(HttpStatusCode.Created);
        (await bidder.Client.Post($"/v1/bids/{bid}/price-inquiry/explanation", new { text = explanation })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/bids/{bid}/price-inquiry/verdict", new { accepted = true, reasons = "Dat kan." })).ShouldBe(HttpStatusCode.OK);
    }

    public static object Scores(params (string Bid, int Score, string Reason)[] scores) =>
        new { scores = scores.Select(s => new { bidId = s.Bid, criterion = "plan", score = s.Score, reason = s.Reason }) };
}
