using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Awards;

/// <summary>A member of a consortium that drops out of its bid after the deadline and before the award.</summary>
public sealed class DropOutTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static void ShouldHaveFallen(JsonNode bid, Person through, string? reasons)
    {
        (bid.Text("status"), bid["fall"]!.Text("reason"), bid["fall"]!["reasons"]?.GetValue<string>()).ShouldBe(("fallen", "memberDroppedOut", reasons));
        bid["fall"]!["through"]!.AsArray().Select(t => t!.GetValue<string>()).ShouldBe([through.Id]);
    }

    [Fact]
    public async Task Where_the_tender_lets_nobody_go_on_the_bid_falls_at_once_and_the_next_wins()
    {
        var three = await app.ThreeWhoBid("never");
        await three.Played.Open();
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        foreach (var member in (Person[])[three.Lead, three.Partner, three.Third]) (await member.Told("bidPutAside")).ShouldBe(1);
        ShouldHaveFallen(await three.Seen(three.Lead.Client), three.Third, null);
        var panel = await three.Played.Evaluator();
        (await three.Listed(panel)).Text("status").ShouldBe("fell");
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.ended");
        (await panel.Post($"/v1/lots/{three.Played.LotId}/scores", AwardScenes.Scores((three.RivalBid, 60, "Matig.")))).ShouldBe(HttpStatusCode.OK);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Hof van Heer");
    }

    [Theory]
    [InlineData("never", "fallen", "fell")]
    [InlineData("remainingMembers", "opened", "open")]
    public async Task Before_the_opening_nobody_but_the_bidders_learns_of_it_and_at_the_opening_the_rule_holds(string rule, string bid, string dropOut)
    {
        var three = await app.ThreeWhoBid(rule);
        three.Played.PastTheDeadline();
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        var panel = await three.Played.Evaluator();
        (await panel.Get(three.Place)).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
        var told = await three.Listed(three.Lead.Client);
        told.Text("status").ShouldBe("waiting");
        (await panel.Get($"/v1/drop-outs/{told.Text("id")}")).ShouldBe(HttpStatusCode.NotFound);
        (await panel.Post($"/v1/drop-outs/{told.Text("id")}/verdict", new { goesOn = true, reasons = "Ja." })).ShouldBe(HttpStatusCode.NotFound);
        (await three.Lead.Told("memberDroppedOut")).ShouldBe(1);

        var record = await three.Played.Open();
        (record["fallen"]!.AsArray().Count, record["bids"]!.AsArray().Count).ShouldBe(rule == "never" ? (1, 1) : (0, 2));
        var seen = await three.Seen(three.Lead.Client);
        (seen.Text("status"), seen["offer"] is null).ShouldBe((bid, rule == "never"));
        (await three.Listed(panel)).Text("status").ShouldBe(dropOut);
        (await three.Lead.Told(rule == "never" ? "bidPutAside" : "memberDroppedOut")).ShouldBe(rule == "never" ? 1 : 2);
    }

    [Fact]
    public async Task Those_who_are_left_go_on_with_her_share_and_the_same_offer_once_all_accepted_and_the_authority_consented()
    {
        var three = await app.ThreeWhoBid("remainingMembers");
        await three.Played.Open();
        var (before, panel) = (await three.Seen(three.Lead.Client), await three.Played.Evaluator());
        await three.Score(panel);
        (await three.Third.Client.Delete($"/v1/consortia/{three.Consortium}/members/{three.Partner.Id}", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await three.Lead.Client.Delete($"/v1/consortia/{three.Consortium}/members/{three.Partner.Id}", null)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.open");
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.not-settled");
        (await three.Decides(panel, false)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.term-runs");
        (await three.TakesIn(await app.AFreelancer("Nieuw"), 2000)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        var terms = (await three.Lead.Client.Get($"/v1/consortia/{three.Consortium}")).ShouldBe(HttpStatusCode.OK);
        terms["members"]!.AsArray().Select(m => m!["shareBasisPoints"]!.GetValue<int>()).ShouldBe([7000, 3000]);
        await three.Accept(three.Lead, three.Partner);

        var read = await three.Read(panel);
        (read["remaining"]!["settled"]!.GetValue<bool>(), read["report"]!.Text("outcome")).ShouldBe((true, "met"));
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("goesOn");
        (await three.Decides(panel, false)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.ended");
        var after = await three.Seen(three.Partner.Client);
        after["members"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe([three.Lead.Id, three.Partner.Id]);
        (after["offer"]!.ToJsonString(), after.Text("sha256")).ShouldBe((before["offer"]!.ToJsonString(), before.Text("sha256")));
        (await three.Third.Client.Get($"/v1/bids/{three.Bid}")).ShouldBe(HttpStatusCode.NotFound);
        (await three.Third.Told("bidGoesOn")).ShouldBe(1);
        var hers = await three.Read(three.Third.Client);
        (hers.Text("status"), hers["report"]).ShouldBe(("goesOn", null));
        // What they were judged on is frozen, apart from what the three were.
        var frozen = (await three.Read(three.Lead.Client))["report"]!.Text("hash");
        frozen.ShouldBe((await three.Read(panel))["outcome"]!.Text("reportHash"));
        (await three.Lead.Client.Get($"/v1/bids/{three.Bid}/eligibility"))["report"]!.Text("hash").ShouldNotBe(frozen);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Penvoerder, Partner");
        (await three.Third.Client.Get($"{three.Third.Place()}/personal-data")).ShouldBe(HttpStatusCode.OK)["bids"]!.AsArray()
            .Single()!["dropOuts"]!.AsArray().Single()!.Text("cause").ShouldBe("leftConsortium");
    }

    [Fact]
    public async Task Without_her_they_must_meet_every_condition_themselves_and_else_the_bid_is_put_aside_with_the_reasons()
    {
        var three = await app.ThreeWhoBid("remainingMembers", t => t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "team", ["kind"] = "teamSize", ["minimum"] = 3 }), withRival: false);
        await three.Played.Open();
        var panel = await three.Played.Evaluator();
        (await three.Leaves(three.Lead)).ShouldBe(HttpStatusCode.NoContent);
        await three.Accept(three.Partner, three.Third);
        var refused = (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (refused.Code, refused.Text.Contains("teamSize.short")).ShouldBe(("bid.not-eligible", true));
        (await three.Read(panel))["remaining"]!.Text("lead").ShouldBe(three.Partner.Id);
        (await three.Decides(panel, false, "Met twee is de ploeg te klein.")).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("fell");
        ShouldHaveFallen(await three.Seen(three.Partner.Client), three.Lead, "Met twee is de ploeg te klein.");
        (await three.Third.Told("bidPutAside")).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_term_is_over_nothing_can_be_settled_any_more()
    {
        var three = await app.ThreeWhoBid("remainingMembers");
        await three.Played.Open();
        var panel = await three.Played.Evaluator();
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        await three.Accept(three.Lead);
        await three.TermPasses(panel);
        (await three.Partner.Client.Get($"/v1/consortia/{three.Consortium}")).ShouldBe(HttpStatusCode.OK);
        (await Consortia.ConsortiumScenes.Accepts(three.Partner, three.Consortium)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.not-settled");
        (await three.Decides(panel, false, "Er kwam geen akkoord.")).ShouldBe(HttpStatusCode.OK);
        ShouldHaveFallen(await three.Seen(three.Lead.Client), three.Third, "Er kwam geen akkoord.");
    }

    [Fact]
    public async Task An_equal_member_takes_over_share_and_work_whole_has_no_ground_for_exclusion_and_bids_nowhere_else()
    {
        var three = await app.ThreeWhoBid("equalMember");
        await three.Played.Open();
        var (panel, fresh) = (await three.Played.Evaluator(), await app.AFreelancer("Nieuw"));
        (await three.TakesIn(fresh, 2000)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        (await three.TakesIn(fresh, 1900)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("consortium.not-her-place");
        (await three.TakesIn(fresh, 2000, "maaien")).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("consortium.not-her-place");
        (await three.TakesIn(three.Third, 2000)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("consortium.not-her-place");

        (await three.TakesIn(three.Rival, 2000)).ShouldBe(HttpStatusCode.OK);
        await three.Rival.Declares(app);
        await three.Accept(three.Lead, three.Partner, three.Rival);
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.in-conflict");
        (await three.Leaves(three.Rival)).ShouldBe(HttpStatusCode.NoContent);

        (await three.TakesIn(fresh, 2000)).ShouldBe(HttpStatusCode.OK);
        await three.Accept(three.Lead, three.Partner);
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.not-settled");
        await three.Accept(fresh);
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.excluded");
        await fresh.Declares(app, applies: "exg-sitn-bankr");
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.excluded");
        await fresh.Declares(app);
        (await three.Read(panel))["remaining"]!["steppingIn"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe([fresh.Id]);
        (await fresh.Client.Get($"/v1/bids/{three.Bid}")).ShouldBe(HttpStatusCode.NotFound);
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.OK);
        (await three.Seen(fresh.Client))["members"]!.AsArray().Select(m => m!.GetValue<string>()).ShouldBe([three.Lead.Id, three.Partner.Id, fresh.Id]);
        (await fresh.Told("bidGoesOn")).ShouldBe(1);
        (await three.TakesIn(await app.AFreelancer("Nog een"), 2000)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
    }

    [Fact]
    public async Task The_authority_records_who_is_gone_with_its_reason_and_no_stranger_learns_of_it()
    {
        var three = await app.ThreeWhoBid("remainingMembers");
        var (panel, place) = (await three.Played.Evaluator(), $"/v1/bids/{three.Bid}/drop-outs");
        object Gone(Person who, string cause = "bankrupt") => new { freelancerId = who.Id, cause, explanation = "Insolventieregister, dinsdag." };
        (await panel.Post(place, Gone(three.Partner))).ShouldBe(HttpStatusCode.NotFound);
        await three.Played.Open();
        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        (await elsewhere.Post(place, Gone(three.Partner))).ShouldBe(HttpStatusCode.NotFound);
        (await panel.Post(place, Gone(three.Partner, "leftRegister"))).ShouldBe(HttpStatusCode.BadRequest).Text.ShouldContain("drop-out.not-to-record");
        (await panel.Post(place, Gone(three.Rival))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("drop-out.no-member");
        (await panel.Post($"/v1/bids/{three.RivalBid}/drop-outs", Gone(three.Rival))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("drop-out.no-member");
        var recorded = (await panel.Post(place, Gone(three.Partner))).ShouldBe(HttpStatusCode.Created);
        recorded.Headers["Location"].ShouldBe($"/v1/drop-outs/{recorded.Id}");
        (await panel.Post(place, Gone(three.Partner))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.told");
        (await three.Listed(three.Partner.Client)).Text("explanation").ShouldBe("Insolventieregister, dinsdag.");

        foreach (var client in (ApiClient[])[three.Rival.Client, elsewhere])
        {
            (await client.Get($"/v1/drop-outs/{recorded.Id}")).ShouldBe(HttpStatusCode.NotFound);
            (await client.Post($"/v1/drop-outs/{recorded.Id}/verdict", new { goesOn = true, reasons = "Ja." })).Status.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            foreach (var seen in (string[])[three.Place, $"/v1/lots/{three.Played.LotId}", $"/v1/tenders/{three.Played.TenderId}"])
                (await client.Get(seen)).Text.ShouldNotContain("nsolventie");
        }
        (await three.Rival.Client.Get(three.Place)).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
        (await (await app.AnOperator()).Get($"/v1/journal?area=drop_outs&subject={recorded.Id}")).Text.ShouldNotContain("ankrupt");
    }

    [Fact]
    public async Task A_running_check_of_a_bid_that_fell_ends_and_the_next_is_asked()
    {
        var three = await app.ThreeWhoBid("never", t => t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "tax", ["kind"] = "taxCompliance" }));
        await three.Played.Open();
        var panel = await three.Played.Evaluator();
        await three.Score(panel);
        (await panel.Post($"/v1/lots/{three.Played.LotId}/verifications")).ShouldBe(HttpStatusCode.Created)["id"]!.GetValue<string>().ShouldBe(three.Bid);
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        (await panel.Post($"/v1/lots/{three.Played.LotId}/verifications")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("verification.one-at-a-time");
        (await panel.Post($"/v1/bids/{three.Bid}/verification/conclusion")).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("failed");
        (await panel.Post($"/v1/lots/{three.Played.LotId}/verifications")).ShouldBe(HttpStatusCode.Created)["id"]!.GetValue<string>().ShouldBe(three.RivalBid);
    }
}
