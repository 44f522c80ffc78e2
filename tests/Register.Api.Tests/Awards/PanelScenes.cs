using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Awards;

/// <summary>A lot with two bids, at 50 000 and 60 000, before a panel of Carla and Dirk who may do everything at their authority.</summary>
internal sealed record PanelScene(TwoBids Bids, ApiClient Carla, ApiClient Dirk)
{
    public Played Played => Bids.Played;
    public string Panel => $"/v1/lots/{Played.LotId}/panel";

    /// <summary>The label of the bid with this answer, as Carla reads it.</summary>
    public async Task<string> LabelOf(string answer) =>
        (await Carla.Get(Panel)).ShouldBe(HttpStatusCode.OK)["bids"]!.AsArray().Single(b => b!["answers"]![0]!.Text("text") == answer)!.Text("label");

    /// <summary>The labels of the cheap and the good bid.</summary>
    public async Task<(string Cheap, string Good)> Labels() => (await LabelOf(PanelScenes.CheapAnswer), await LabelOf(PanelScenes.GoodAnswer));

    /// <summary>Both score both: Carla 50 and 90, Dirk 40 and 90.</summary>
    public async Task<(string Cheap, string Good)> ScoreAll()
    {
        var (cheap, good) = await Labels();
        (await Scores(Carla, (cheap, 50), (good, 90))).ShouldBe(HttpStatusCode.OK);
        (await Scores(Dirk, (cheap, 40), (good, 90))).ShouldBe(HttpStatusCode.OK);
        return (cheap, good);
    }

    public Task<Answer> Scores(ApiClient person, params (string Bid, int Score)[] scores) =>
        person.Post($"{Panel}/scores", new { scores = scores.Select(s => new { bid = s.Bid, criterion = "plan", score = s.Score, reason = $"Alleen gegeven: {s.Score}." }) });

    public Task<Answer> Agrees(ApiClient person, params (string Bid, int Score, string[] Changed)[] scores) => person.Post($"{Panel}/consensus", new
    {
        scores = scores.Select(s => new
        {
            bid = s.Bid, criterion = "plan", score = s.Score, reason = $"Samen: {s.Score}.", changes = s.Changed.Select(p => new { person = p, reason = $"{p} las bijlage 2 niet." }),
        }),
    });
}

/// <summary>Panels over HTTP.</summary>
internal static class PanelScenes
{
    public const string CheapAnswer = "Wij maaien met zeisen.";
    public const string GoodAnswer = "Wij planten meidoorn.";
    private const Duties Everything = Duties.Publish | Duties.Open | Duties.Evaluate | Duties.Verify | Duties.Audit;

    public static void Blind(JsonObject tender) => tender["settings"] = new JsonObject { ["bidderNamesHidden"] = true };

    /// <summary>Two bids are handed in; the panel is named and the bids are opened.</summary>
    public static async Task<PanelScene> APanel(this RegisterApp app, Action<JsonObject>? change = null)
    {
        var (played, cheap, good) = (await app.ATenderForBids(change), await app.AFreelancer("Goedkoop Groen"), await app.AFreelancer("Hof van Heer"));
        var first = (await cheap.Bids(played, BidScenes.ABid(50_000.11m, CheapAnswer))).ShouldBe(HttpStatusCode.Created).Id;
        var second = (await good.Bids(played, BidScenes.ABid(60_000.22m, GoodAnswer))).ShouldBe(HttpStatusCode.Created).Id;
        (await played.NamesPanel("Carla", "Dirk")).ShouldBe(HttpStatusCode.OK);
        await played.Open();
        return new PanelScene(new TwoBids(app, played, cheap, first, good, second),
            await app.APersonAt(played.Buyer.AuthorityId, Everything, "Carla"), await app.APersonAt(played.Buyer.AuthorityId, Everything, "DIRK"));
    }

    public static Task<Answer> NamesPanel(this Played played, params string[] people) => played.Buyer.Client.Post($"/v1/lots/{played.LotId}/panel", new { people });
}
