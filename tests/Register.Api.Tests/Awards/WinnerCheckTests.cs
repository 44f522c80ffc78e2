using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using static Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Awards;

/// <summary>The intended winner is asked to show what she declared.</summary>
public sealed class WinnerCheckTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static readonly object Decision = new { characteristics = "Een ploeg uit de wijk." };

    // Both are insured by their own word, and said nothing of their taxes; the one with the better plan is first.
    private async Task<Scene> Scored()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = new JsonArray(
            new JsonObject { ["id"] = "insurance", ["kind"] = "liabilityInsurance", ["perEvent"] = Euros(1_000_000), ["assessedAt"] = "award" },
            new JsonObject { ["id"] = "tax", ["kind"] = "taxCompliance" }));
        var (first, second) = (await app.Registered(AProfile(p => p["name"] = "Hof van Heer")), await app.Registered(AProfile(p => p["name"] = "Goedkoop Groen")));
        var policies = new[] { (await first.Adds(Insurance())).Id, (await second.Adds(Insurance())).Id };
        var bids = new[] { (await first.Bids(played, BidScenes.ABid(60_000.22m))).ShouldBe(HttpStatusCode.Created).Id, (await second.Bids(played, BidScenes.ABid(50_000.11m))).ShouldBe(HttpStatusCode.Created).Id };
        await played.Open();
        var panel = await played.Evaluator();
        (await panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((bids[0], 90, "Goed."), (bids[1], 50, "Matig.")))).ShouldBe(HttpStatusCode.OK);
        return new Scene(app, played, panel, await app.AVerifier(played.Buyer.AuthorityId), first, bids[0], policies[0], second, bids[1], policies[1]);
    }

    [Fact]
    public async Task Nothing_is_awarded_before_the_winner_has_shown_what_she_declared_and_then_it_is()
    {
        var scene = await Scored();
        var refused = (await scene.Panel.Post(scene.Award, Decision)).ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("verification.not-shown");
        Reasons(refused).ShouldBe(["insurance liabilityInsurance.declared", "tax taxCompliance.missing"]);

        var asked = (await scene.Panel.Post(scene.Place)).ShouldBe(HttpStatusCode.Created);
        asked.Headers["Location"].ShouldBe($"/v1/bids/{scene.FirstBid}/verification");
        (asked.Id, asked["status"]!.GetValue<string>()).ShouldBe((scene.FirstBid, "asked"));
        asked["asked"]!.AsArray().Select(c => c!.GetValue<string>()).ShouldBe(["insurance", "tax"]);
        DateOnly.Parse(asked["lastDay"]!.GetValue<string>()).ShouldBe(scene.Today.AddWorkingDays(5));
        (await scene.First.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldContain(n => n!.Text("kind") == "evidenceAsked");
        (await scene.Panel.Post(scene.Award, Decision)).Code.ShouldBe("verification.runs");
        (await scene.Panel.Post(scene.Place)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.runs");

        await scene.Shows(scene.First, scene.FirstPolicy);
        // Her word on her taxes was enough at the deadline, and is not now.
        var statement = await scene.SaysTax(scene.First);
        var seen = (await scene.First.Client.Get(scene.Check())).ShouldBe(HttpStatusCode.OK);
        seen["report"]!["findings"]!.AsArray().Select(f => f!.Text("code")).ShouldBe(["liabilityInsurance.met", "taxCompliance.declared"]);
        await scene.Shows(scene.First, statement);
        (await scene.First.Client.Post(scene.Check("answer"), new { text = "Alles staat erin." })).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("answered");
        (await scene.First.Client.Post(scene.Check("answer"))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.answered");
        var passed = (await scene.Panel.Post(scene.Check("conclusion"))).ShouldBe(HttpStatusCode.OK);
        (passed["status"]!.GetValue<string>(), passed["outcome"]!["open"]!.AsArray().Count).ShouldBe(("passed", 0));
        (await scene.Panel.Post(scene.Check("conclusion"))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.ended");
        (await scene.Panel.Post(scene.Place)).Code.ShouldBe("verification.nothing-to-show");
        (await scene.Panel.Post(scene.Award, Decision)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Hof van Heer");
        (await scene.Panel.Post(scene.Place)).Code.ShouldBe("tender.lot-decided");
    }

    [Fact]
    public async Task What_is_missing_is_mended_once_and_she_stays_the_winner()
    {
        var scene = await Scored();
        await scene.Panel.Post(scene.Place);
        await scene.Shows(scene.First, scene.FirstPolicy);
        (await scene.Panel.Post(scene.Check("cure"))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.term-runs");
        (await scene.Panel.Post(scene.Check("conclusion"), new { reasons = "Te laat." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.term-runs");
        app.Clock.MoveTo(DutchTime.EndOf(scene.Today.AddWorkingDays(5)));
        (await scene.First.Client.Post(scene.Check("answer"))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.term-over");
        (await scene.Panel.Post(scene.Check("conclusion"), new { reasons = "Te laat." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.mend-first");
        (await scene.Panel.Post(scene.Check("cure"), new { workingDays = 1 })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("verification.term-too-short");

        var cure = (await scene.Panel.Post(scene.Check("cure"), new { workingDays = 3 })).ShouldBe(HttpStatusCode.OK);
        (cure["status"]!.GetValue<string>(), cure["cure"]!["conditions"]!.AsArray().Single()!.GetValue<string>()).ShouldBe(("mending", "tax"));
        DateOnly.Parse(cure["cure"]!.Text("lastDay")).ShouldBe(scene.Today.AddWorkingDays(3));
        (await scene.First.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldContain(n => n!.Text("kind") == "evidenceToMend");
        await scene.HandsInTax(scene.First);
        (await scene.First.Client.Post(scene.Check("answer"))).ShouldBe(HttpStatusCode.OK);
        (await scene.Panel.Post(scene.Check("cure"))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.cured-before");
        (await scene.Panel.Post(scene.Check("conclusion"))).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("passed");
        (await scene.Panel.Post(scene.Award, Decision)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_does_not_show_it_is_put_aside_with_the_reasons_and_the_next_in_line_is_asked()
    {
        var scene = await Scored();
        await scene.Panel.Post(scene.Place);
        await scene.Shows(scene.First, scene.FirstPolicy);
        (await scene.First.Client.Post(scene.Check("answer"))).ShouldBe(HttpStatusCode.OK);
        (await scene.Panel.Post(scene.Check("cure"))).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(DutchTime.EndOf(scene.Today.AddWorkingDays(2)));
        (await scene.Panel.Post(scene.Check("conclusion"))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("verification.reasons-missing");
        var failed = (await scene.Panel.Post(scene.Check("conclusion"), new { reasons = "Er kwam geen verklaring van de Belastingdienst." })).ShouldBe(HttpStatusCode.OK);
        (failed["status"]!.GetValue<string>(), failed["outcome"]!["open"]!.AsArray().Single()!.GetValue<string>()).ShouldBe(("failed", "tax"));

        var fall = (await scene.First.Client.Get($"/v1/bids/{scene.FirstBid}")).ShouldBe(HttpStatusCode.OK)["fall"]!;
        (fall.Text("reason"), fall["conditions"]!.AsArray().Single()!.GetValue<string>(), fall.Text("reasons")).ShouldBe(("notProven", "tax", "Er kwam geen verklaring van de Belastingdienst."));
        (await scene.First.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldContain(n => n!.Text("kind") == "bidPutAside");
        (await scene.Panel.Get($"/v1/lots/{scene.Played.LotId}/evaluations"))["bids"]!.AsArray().ShouldHaveSingleItem()!["result"]!.Text("bidId").ShouldBe(scene.SecondBid);

        (await scene.Panel.Post(scene.Place)).ShouldBe(HttpStatusCode.Created).Id.ShouldBe(scene.SecondBid);
        await scene.Shows(scene.Second, scene.SecondPolicy);
        // What the register does not hold may be shown in another way, where it is merely unproven.
        var conclusion = scene.Check("conclusion", scene.SecondBid);
        (await scene.Panel.Post(conclusion, Accepting("insurance"))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("verification.not-to-accept");
        (await scene.Panel.Post(conclusion, Accepting("tax"))).ShouldBe(HttpStatusCode.OK)["accepted"]![0]!.Text("reason").ShouldBe("Opgevraagd bij de Belastingdienst.");
        (await scene.Panel.Post(scene.Award, Decision)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Goedkoop Groen");
        (await scene.Panel.Get(scene.Place)).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().Select(c => c!.Text("status")).ShouldBe(["failed", "passed"], ignoreOrder: true);
        (await scene.Second.Client.Get(scene.Check("", scene.SecondBid).TrimEnd('/'))).Text.ShouldNotContain("geen verklaring");
    }

    [Fact]
    public async Task Whoever_mended_once_and_is_asked_anew_has_her_time_to_answer_again_and_mends_no_more()
    {
        var scene = await Scored();
        (await scene.Panel.Post(scene.Place)).ShouldBe(HttpStatusCode.Created);
        await scene.Shows(scene.First, scene.FirstPolicy);
        foreach (var step in (string[])["answer", "answer"])
        {
            (await scene.First.Client.Post(scene.Check(step))).ShouldBe(HttpStatusCode.OK);
            if ((await scene.First.Client.Get(scene.Check()))["cure"] is null) (await scene.Panel.Post(scene.Check("cure"))).ShouldBe(HttpStatusCode.OK);
        }
        (await scene.Panel.Post(scene.Check("conclusion"), Accepting("tax"))).ShouldBe(HttpStatusCode.OK);
        (await scene.Panel.Post(scene.Place)).ShouldBe(HttpStatusCode.Created)["status"]!.GetValue<string>().ShouldBe("asked");
        (await scene.Panel.Post(scene.Check("conclusion"), new { reasons = "Te laat." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.term-runs");
        (await scene.First.Client.Post(scene.Check("answer"))).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("answered");
        (await scene.Panel.Post(scene.Check("cure"))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.cured-before");
    }

    [Fact]
    public async Task What_fell_short_is_not_mended()
    {
        var scene = await Scored();
        await scene.Panel.Post(scene.Place);
        var policy = $"{scene.First.EvidencePlace()}/{scene.FirstPolicy}";
        (await scene.First.Client.Put(policy, Saying(Insurance(perEvent: 900_000)), (await scene.First.Client.Get(policy)).ETag)).ShouldBe(HttpStatusCode.OK);
        (await scene.First.Client.Post(scene.Check("answer"))).ShouldBe(HttpStatusCode.OK);
        var refused = (await scene.Panel.Post(scene.Check("cure"))).ShouldBe(HttpStatusCode.Conflict);
        refused.Code.ShouldBe("verification.not-curable");
        Reasons(refused).ShouldBe(["insurance liabilityInsurance.short"]);
        (await scene.Panel.Post(scene.Check("conclusion"), new { reasons = "De verzekering is te laag." })).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("failed");
    }

    [Fact]
    public async Task Nobody_is_asked_out_of_turn_and_others_do_not_see_it()
    {
        var scene = await Scored();
        (await scene.Panel.Post(scene.Place, new { bidId = scene.SecondBid })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("award.motivation-missing");
        (await scene.Panel.Post(scene.Place, new { workingDays = 4 })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("verification.term-too-short");
        (await scene.Panel.Post(scene.Check("conclusion"))).ShouldBe(HttpStatusCode.NotFound);
        (await scene.Panel.Post(scene.Place)).ShouldBe(HttpStatusCode.Created);
        (await scene.Panel.Post(scene.Place, new { bidId = scene.SecondBid, motivation = "Ook maar vast." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.one-at-a-time");

        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        foreach (var other in new[] { scene.Second.Client, elsewhere }) (await other.Get(scene.Check())).ShouldBe(HttpStatusCode.NotFound);
        (await scene.Second.Client.Post(scene.Check("answer"))).ShouldBe(HttpStatusCode.NotFound);
        foreach (var step in (string[])["cure", "conclusion"]) (await elsewhere.Post(scene.Check(step))).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Get(scene.Place)).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Post(scene.Place)).ShouldBe(HttpStatusCode.NotFound);
        (await scene.Second.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldBeEmpty();
        var (sealedLot, bidder) = (await app.ATenderForBids(), await app.AFreelancer());
        (await bidder.Bids(sealedLot)).ShouldBe(HttpStatusCode.Created);
        (await (await sealedLot.Evaluator()).Post($"/v1/lots/{sealedLot.LotId}/verifications")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.not-opened");
    }

    [Fact]
    public async Task A_winner_who_left_the_register_shows_nothing_and_is_passed()
    {
        var scene = await Scored();
        await scene.Panel.Post(scene.Place);
        (await scene.First.Client.Delete(scene.First.Place(), (await scene.First.Client.Get(scene.First.Place())).ETag)).ShouldBe(HttpStatusCode.NoContent);
        app.Clock.MoveTo(DutchTime.EndOf(scene.Today.AddWorkingDays(5)));
        (await scene.Panel.Post(scene.Check("cure"))).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(DutchTime.EndOf(scene.Today.AddWorkingDays(2)));
        (await scene.Panel.Post(scene.Check("conclusion"), new { reasons = "Zij heeft het register verlaten." })).ShouldBe(HttpStatusCode.OK);
        (await scene.Panel.Post(scene.Place)).ShouldBe(HttpStatusCode.Created).Id.ShouldBe(scene.SecondBid);
    }

    private static object Accepting(string condition) => new { accepted = new[] { new { condition, reason = "Opgevraagd bij de Belastingdienst." } } };

    private static List<string> Reasons(Answer answer) => [.. answer["errors"]!.AsArray().Select(e => $"{e!["condition"]} {e["code"]}")];

    private sealed record Scene(
        RegisterApp App, Played Played, ApiClient Panel, ApiClient Verifier, Person First, string FirstBid, string FirstPolicy, Person Second, string SecondBid, string SecondPolicy)
    {
        public string Place => $"/v1/lots/{Played.LotId}/verifications";

        public string Award => $"/v1/lots/{Played.LotId}/award-decision";

        public DateOnly Today => DutchTime.DayOf(App.Clock.GetUtcNow());

        public string Check(string step = "", string? bid = null) => $"/v1/bids/{bid ?? FirstBid}/verification{(step.Length > 0 ? "/" : "")}{step}";

        public async Task Shows(Person person, string evidence)
        {
            var place = $"{person.EvidencePlace()}/{evidence}";
            (await Verifier.Put(place + "/verification", new { outcome = "verified" }, (await Verifier.Get(place)).ETag)).ShouldBe(HttpStatusCode.OK);
        }

        public async Task<string> SaysTax(Person person) =>
            (await person.Adds(new JsonObject { ["kind"] = "taxStatement", ["issuedOn"] = DutchTime.DayOf(Played.Deadline).AddMonths(-1).ToString("yyyy-MM-dd") })).Id;

        public async Task HandsInTax(Person person) => await Shows(person, await SaysTax(person));
    }
}
