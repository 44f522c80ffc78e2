using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Awards;

public sealed class PanelTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static List<int> Own(Answer panel, string label) =>
        [.. panel["bids"]!.AsArray().Single(b => b!.Text("label") == label)!["criteria"]![0]!["own"]!.AsArray().Select(o => o!["score"]!.GetValue<int>())];

    private static async Task Refused(Task<Answer> step, HttpStatusCode status, string code, string? pointer = null)
    {
        var answer = (await step).ShouldBe(status);
        answer.Code.ShouldBe(code);
        if (pointer is not null) answer["errors"]!.AsArray().Select(e => e!.Text("pointer")).ShouldContain(pointer);
    }

    [Fact]
    public async Task Nobody_on_the_panel_sees_what_another_gave_before_everybody_gave_everything()
    {
        var scene = await app.APanel();
        var (cheap, good) = await scene.Labels();
        var given = (await scene.Scores(scene.Carla, (cheap, 50), (good, 90))).ShouldBe(HttpStatusCode.OK);
        Own(given, cheap).ShouldBe([50]);
        (await scene.Scores(scene.Dirk, (cheap, 40))).ShouldBe(HttpStatusCode.OK);
        foreach (var (person, own) in ((ApiClient, int[])[])[(scene.Carla, [50]), (scene.Dirk, [40]), (await scene.Played.Evaluator(), [])])
            Own((await person.Get(scene.Panel)).ShouldBe(HttpStatusCode.OK), cheap).ShouldBe(own);
        (await scene.Dirk.Get(scene.Panel))["people"]!.AsArray().Select(p => (p!.Text("person"), p!["missing"]!.GetValue<int>())).ShouldBe([("Carla", 0), ("Dirk", 1)]);
        // Neither by the comparison, nor by the journal.
        (await scene.Dirk.Get($"/v1/lots/{scene.Played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK).Text.ShouldNotContain("Alleen gegeven");
        await Refused(scene.Dirk.Get("/v1/journal"), HttpStatusCode.Forbidden, "panel.blind");
        await Refused(scene.Dirk.Get($"/v1/tenders/{scene.Played.TenderId}/journal"), HttpStatusCode.Forbidden, "panel.blind");
        (await scene.Scores(scene.Dirk, (good, 90))).ShouldBe(HttpStatusCode.OK);
        foreach (var person in (ApiClient[])[scene.Carla, scene.Dirk]) Own(await person.Get(scene.Panel), cheap).ShouldBe([50, 40]);
    }

    [Fact]
    public async Task Only_what_they_agree_on_counts_and_its_reasons_go_to_the_bidders()
    {
        var scene = await app.APanel(t => t["award"]!["criteria"]![1]!["minimumScoreBasisPoints"] = 4500);
        var (cheap, good) = await scene.ScoreAll();
        var lot = scene.Played.LotId;
        (await scene.Carla.Get($"/v1/lots/{lot}/evaluations"))["missing"]!.GetValue<int>().ShouldBe(2);
        await Refused(scene.Carla.Post(scene.Bids.Decision, new { characteristics = "De beste." }), HttpStatusCode.Conflict, "award.scores-missing");
        var agreed = (await scene.Agrees(scene.Carla, (cheap, 45, ["carla", "Dirk"]), (good, 90, []))).ShouldBe(HttpStatusCode.OK);
        agreed["doneAt"].ShouldNotBeNull();
        agreed["bids"]!.AsArray().Single(b => b!.Text("label") == cheap)!["criteria"]![0]!["own"]!.AsArray().Select(o => o!.Text("change")).ShouldBe(["carla las bijlage 2 niet.", "Dirk las bijlage 2 niet."]);
        var evaluation = (await scene.Carla.Get($"/v1/lots/{lot}/evaluations")).ShouldBe(HttpStatusCode.OK);
        // 45 of 100 gives 27 of 60 points; the least was 45, which Dirk's own 40 is under.
        var result = evaluation["bids"]!.AsArray().Single(b => b!["result"]!.Text("bidId") == scene.Bids.CheapBid)!["result"]!;
        (result["criteria"]![1]!["points"]!.GetValue<decimal>(), result["belowMinimum"]!.GetValue<bool>()).ShouldBe((27m, false));
        (await scene.Dirk.Post(scene.Bids.Decision, new { characteristics = "De beste." })).ShouldBe(HttpStatusCode.OK);
        var letter = (await scene.Bids.Cheap.Client.Get($"/v1/bids/{scene.Bids.CheapBid}/decision")).ShouldBe(HttpStatusCode.OK);
        letter.Text.ShouldContain("Samen: 45.");
        foreach (var inside in (string[])["Alleen gegeven", "bijlage 2", "Carla", "Dirk", "Samen: 90."]) letter.Text.ShouldNotContain(inside, Case.Sensitive);
    }

    [Fact]
    public async Task What_is_under_a_minimum_by_consensus_is_out()
    {
        var scene = await app.APanel(t => t["award"]!["criteria"]![1]!["minimumScoreBasisPoints"] = 4500);
        var (cheap, good) = await scene.ScoreAll();
        (await scene.Agrees(scene.Dirk, (cheap, 40, ["Carla"]), (good, 90, []))).ShouldBe(HttpStatusCode.OK);
        var bids = (await scene.Carla.Get($"/v1/lots/{scene.Played.LotId}/evaluations"))["bids"]!.AsArray();
        bids.Single(b => b!["result"]!.Text("bidId") == scene.Bids.CheapBid)!["result"]!["belowMinimum"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task The_journal_shows_each_score_and_who_gave_it()
    {
        var scene = await app.APanel();
        var (cheap, good) = await scene.ScoreAll();
        (await scene.Agrees(scene.Carla, (cheap, 45, ["Carla", "Dirk"]), (good, 90, []))).ShouldBe(HttpStatusCode.OK);
        var rows = (await scene.Carla.Get($"/v1/tenders/{scene.Played.TenderId}/journal?limit=100")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray();
        var alone = rows.Where(r => r!.Text("event") == "ScoredAlone").ToList();
        alone.Select(r => r!["body"]!["scores"]!.AsArray().Single(s => s!.Text("bidId") == scene.Bids.CheapBid)!["score"]!.GetValue<int>()).ShouldBe([50, 40]);
        alone.Select(r => r!.Text("actor")).Distinct().Count().ShouldBe(2);
        rows.Single(r => r!.Text("event") == "ConsensusReached")!["body"]!["changes"]!.GetValue<int>().ShouldBe(2);
        foreach (var row in rows) row!.ToJsonString().ShouldNotContain("Carla");
    }

    [Fact]
    public async Task Every_step_out_of_order_is_refused_and_changes_nothing()
    {
        var early = await app.ATenderForBids();
        await Refused((await early.Evaluator()).Post($"/v1/lots/{early.LotId}/panel/scores", new { scores = new[] { new { bid = "A", criterion = "plan", score = 1, reason = "r" } } }), HttpStatusCode.Conflict, "tender.not-opened");
        var alone = await app.TwoOpenedBids();
        await Refused((await alone.Played.Evaluator()).Post($"/v1/lots/{alone.Played.LotId}/panel/scores", new { scores = new[] { new { bid = "A", criterion = "plan", score = 1, reason = "r" } } }), HttpStatusCode.Conflict, "panel.none");

        var scene = await app.APanel();
        var (cheap, good) = await scene.Labels();
        var stranger = await scene.Played.Evaluator();
        await Refused(scene.Scores(stranger, (cheap, 50)), HttpStatusCode.Forbidden, "panel.not-on-it");
        await Refused(scene.Agrees(stranger, (cheap, 50, [])), HttpStatusCode.Forbidden, "panel.not-on-it");
        await Refused(stranger.Post($"/v1/lots/{scene.Played.LotId}/scores", AwardScenes.Scores((scene.Bids.CheapBid, 50, "Alleen."))), HttpStatusCode.Conflict, "panel.scores-together");
        await Refused(scene.Scores(scene.Carla, (cheap, 101)), HttpStatusCode.BadRequest, "bad-input", "/scores/0/score");
        await Refused(scene.Scores(scene.Carla, (cheap, 50), ("C", 50)), HttpStatusCode.UnprocessableEntity, "panel.unknown-label", "/scores/1/bid");
        await Refused(scene.Carla.Post($"{scene.Panel}/scores", new { scores = new[] { new { bid = cheap, criterion = "price", score = 1, reason = "r" } } }), HttpStatusCode.UnprocessableEntity, "award.criterion-not-scored");
        await Refused(scene.Agrees(scene.Carla, (cheap, 50, [])), HttpStatusCode.Conflict, "panel.scores-missing");
        (await scene.Scores(scene.Carla, (cheap, 50), (good, 90))).ShouldBe(HttpStatusCode.OK);
        await Refused(scene.Scores(scene.Carla, (cheap, 60)), HttpStatusCode.Conflict, "panel.scored-already", "/scores/0");
        (await scene.Scores(scene.Dirk, (good, 90))).ShouldBe(HttpStatusCode.OK);
        await Refused(scene.Agrees(scene.Carla, (good, 90, [])), HttpStatusCode.Conflict, "panel.scores-missing");
        (await scene.Scores(scene.Dirk, (cheap, 40))).ShouldBe(HttpStatusCode.OK);
        await Refused(scene.Agrees(scene.Carla, (cheap, 50, [])), HttpStatusCode.UnprocessableEntity, "panel.change-unexplained", "/scores/0/changes");
        await Refused(scene.Agrees(scene.Carla, (good, 90, []), (cheap, 50, ["Dirk", "Carla"])), HttpStatusCode.UnprocessableEntity, "panel.no-change", "/scores/1/changes/1");
        await Refused(scene.Agrees(scene.Carla, (cheap, 50, ["Dirk", "Erik"])), HttpStatusCode.UnprocessableEntity, "panel.no-change", "/scores/0/changes/1");
        var before = (await scene.Carla.Get(scene.Panel))["version"]!.GetValue<long>();
        before.ShouldBe(4);
        (await scene.Agrees(scene.Carla, (cheap, 50, ["Dirk"]), (good, 90, []))).ShouldBe(HttpStatusCode.OK);
        await Refused(scene.Played.NamesPanel("Carla"), HttpStatusCode.Conflict, "panel.too-late");
        (await scene.Carla.Post(scene.Bids.Decision, new { characteristics = "De beste." })).ShouldBe(HttpStatusCode.OK);
        await Refused(scene.Agrees(scene.Carla, (cheap, 90, ["Dirk", "Carla"])), HttpStatusCode.Conflict, "tender.lot-decided");
        await Refused(scene.Played.NamesPanel("Carla"), HttpStatusCode.Conflict, "tender.lot-decided");
    }

    [Fact]
    public async Task Who_goes_from_the_panel_counts_no_more_and_who_comes_scores_everything()
    {
        var scene = await app.APanel();
        var (cheap, good) = await scene.Labels();
        (await scene.Scores(scene.Dirk, (cheap, 40))).ShouldBe(HttpStatusCode.OK);
        (await scene.Played.NamesPanel("Carla", "Erik")).ShouldBe(HttpStatusCode.OK);
        await Refused(scene.Scores(scene.Dirk, (good, 40)), HttpStatusCode.Forbidden, "panel.not-on-it");
        var erik = await app.APersonAt(scene.Played.Buyer.AuthorityId, Duties.Evaluate, "erik");
        (await scene.Scores(scene.Carla, (cheap, 50), (good, 90))).ShouldBe(HttpStatusCode.OK);
        Own((await scene.Scores(erik, (cheap, 60), (good, 90))).ShouldBe(HttpStatusCode.OK), cheap).ShouldBe([50, 60]);
        (await scene.Agrees(erik, (cheap, 50, ["Erik"]), (good, 90, []))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_panel_needs_a_published_tender_something_to_score_and_people()
    {
        var played = await app.ATenderForBids(t => t["award"] = JsonNode.Parse("""
            { "criteria": [{ "code": "price", "name": "Prijs", "type": "price", "weightBasisPoints": 10000 }], "priceFormula": { "kind": "lowestPrice" } }
            """));
        await Refused(played.NamesPanel("Carla"), HttpStatusCode.UnprocessableEntity, "panel.nothing-to-score");
        var other = await app.ATenderForBids();
        await Refused(other.NamesPanel(), HttpStatusCode.BadRequest, "bad-input", "/people");
        await Refused(other.NamesPanel("Carla", "carla"), HttpStatusCode.BadRequest, "bad-input", "/people");
        await Refused(played.Buyer.Client.Post($"/v1/lots/{other.LotId}/panel", new { people = new[] { "Carla" } }), HttpStatusCode.NotFound, "not-found");
        (await other.Buyer.Client.Get($"/v1/lots/{other.LotId}/panel")).ShouldBe(HttpStatusCode.NotFound);
        var scored = await app.TwoOpenedBids();
        (await (await scored.Played.Evaluator()).Post($"/v1/lots/{scored.Played.LotId}/scores", AwardScenes.Scores((scored.CheapBid, 50, "Matig.")))).ShouldBe(HttpStatusCode.OK);
        await Refused(scored.Played.NamesPanel("Carla"), HttpStatusCode.Conflict, "panel.too-late");
    }
}
