using System.Net;
using Register.Api.Http;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Proofs;
using Register.Infrastructure.Security;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Tests.Awards;

public sealed class BlindPanelTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static IEnumerable<string> Telling(TwoBids bids) =>
        [bids.Cheap.Id, bids.Good.Id, bids.CheapBid, bids.GoodBid, "Goedkoop Groen", "Hof van Heer", "50000.11", "60000.22"];

    private static Func<Part, string?> Things(PanelScene scene) => part => part.Name switch
    {
        "tenderId" => scene.Played.TenderId, "lotId" => scene.Played.LotId, "bidId" => scene.Bids.CheapBid, "authorityId" => scene.Played.Buyer.AuthorityId.ToString(), _ => null,
    };

    [Fact]
    public async Task No_operation_tells_somebody_on_the_panel_who_bids_before_the_consensus_and_afterwards_they_do()
    {
        var scene = await app.APanel(PanelScenes.Blind);
        var (cheap, good) = await scene.ScoreAll();
        // What is open to everybody is the same for everybody.
        var closed = Endpoints.All.Where(e => e.Access.Roles.Contains(Role.Authority) && !e.Access.Roles.Contains(Role.Public)).ToList();
        closed.Count.ShouldBeGreaterThan(50);
        foreach (var endpoint in closed.Where(e => !e.IsCommand))
            foreach (var person in (ApiClient[])[scene.Carla, scene.Dirk])
                foreach (var told in Telling(scene.Bids))
                {
                    var answer = await person.Get(Operations.Path(endpoint, Things(scene)));
                    answer.Text.ShouldNotContain(told, Case.Insensitive, endpoint.Name);
                }
        foreach (var endpoint in closed.Where(e => e is { IsCommand: true, TellsNoBidder: false } && MessageShape.Of(e).Parts.Any(p => p.Name is "tenderId" or "lotId" or "bidId")))
        {
            var answer = await Operations.Send(scene.Carla, endpoint, Things(scene));
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Forbidden, "panel.blind"), endpoint.Name);
        }
        // Somebody else at the authority is told all the same.
        (await (await scene.Played.Evaluator()).Get($"/v1/lots/{scene.Played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK).Text.ShouldContain("Hof van Heer");
        (await scene.Agrees(scene.Carla, (good, 90, []))).ShouldBe(HttpStatusCode.OK);
        (await scene.Carla.Get($"/v1/lots/{scene.Played.LotId}/evaluations")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("panel.blind");
        (await scene.Agrees(scene.Carla, (cheap, 45, ["Carla", "Dirk"]))).ShouldBe(HttpStatusCode.OK)["bids"]!.AsArray().Select(b => b!.Text("bidder")).Order().ShouldBe(["Goedkoop Groen", "Hof van Heer"]);
        (await scene.Carla.Get($"/v1/lots/{scene.Played.LotId}/evaluations")).ShouldBe(HttpStatusCode.OK);
        (await scene.Carla.Post(scene.Bids.Decision, new { characteristics = "De beste." })).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Labels_stay_the_same_and_do_not_follow_the_order_of_submission()
    {
        var orders = new HashSet<string>();
        for (var round = 0; orders.Count < 2 && round < 40; round++)
        {
            var scene = await app.APanel(PanelScenes.Blind);
            var (cheap, good) = await scene.Labels();
            foreach (var person in (ApiClient[])[scene.Carla, scene.Dirk])
                (await person.Get(scene.Panel))["bids"]!.AsArray().Select(b => b!.Text("label")).ShouldBe(["A", "B"]);
            (await scene.Labels()).ShouldBe((cheap, good));
            orders.Add(cheap + good);
        }
        // Two bids can come in either order; that forty draws are all alike happens once in 10^12.
        orders.ShouldBe(["AB", "BA"], ignoreOrder: true);
    }

    [Fact]
    public async Task Without_a_panel_nothing_is_opened_and_afterwards_nobody_comes_to_it()
    {
        var played = await app.ATenderForBids(PanelScenes.Blind);
        var bidder = await app.AFreelancer();
        (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created);
        played.PastTheDeadline();
        (await (await played.Opener("anna")).Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("panel.missing");
        (await played.NamesPanel("Carla", "Dirk")).ShouldBe(HttpStatusCode.OK);
        // Who opens sees who was put aside.
        (await (await app.APersonAt(played.Buyer.AuthorityId, Duties.Open, "CARLA")).Post($"/v1/tenders/{played.TenderId}/opening")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("panel.blind");
        await played.Open();
        (await played.NamesPanel("Carla", "Erik")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("panel.names-known");
        (await played.NamesPanel("dirk")).ShouldBe(HttpStatusCode.OK)["people"]!.AsArray().Count.ShouldBe(1);
        (await played.NamesPanel("Carla", "Dirk")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("panel.names-known");
    }

    [Fact]
    public async Task Where_the_tender_is_withdrawn_or_one_is_asked_nothing_is_hidden()
    {
        var scene = await app.APanel(PanelScenes.Blind);
        (await scene.Carla.Get("/v1/journal")).ShouldBe(HttpStatusCode.Forbidden);
        (await scene.Played.Buyer.Client.Post($"/v1/tenders/{scene.Played.TenderId}/withdrawal", new { reason = "Geen geld." })).ShouldBe(HttpStatusCode.OK);
        (await scene.Carla.Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        var buyer = scene.Played.Buyer.Client;
        var refused = await buyer.Post("/v1/tenders", Tenders.TenderScenes.ATender(app, t =>
        {
            PanelScenes.Blind(t);
            t["procedure"] = "direct";
        }));
        refused.ShouldBe(HttpStatusCode.BadRequest)["errors"]!.AsArray().Select(e => (e!.Text("pointer"), e!.Text("code"))).ShouldContain(("/settings/bidderNamesHidden", "tender.setting-other-procedure"));
    }
}
