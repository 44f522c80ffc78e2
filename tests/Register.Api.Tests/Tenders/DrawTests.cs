using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.Tenders;

public sealed class DrawTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Theory]
    [InlineData("random", "01")]
    [InlineData("rotation", "02")]
    public async Task A_draw_is_promised_before_and_recomputed_after(string method, string sector)
    {
        var people = await app.InSector(sector, 6);
        var played = await app.ATenderByInvitation();
        var prepared = await played.Prepares(app.ADraw(sector, d => d["method"] = method));
        prepared["seed"].ShouldBeNull();
        prepared["salt"].ShouldBeNull();
        prepared.Text.ShouldNotContain("secret");
        var promise = await ThePromise(prepared.Id);
        promise.Text("commitment").ShouldBe(prepared["commitment"]!.GetValue<string>());
        var sent = await played.Sends(prepared);
        sent["commitment"]!.GetValue<string>().ShouldBe(promise.Text("commitment"));
        sent["saltCommitment"]!.GetValue<string>().ShouldBe(promise.Text("saltCommitment"));
        DrawReference.Flaws(sent.Json).ShouldBeEmpty();
        sent.With("invited").Count.ShouldBe(3);
        sent.With("invited").Concat(sent.With("skipped")).Order().ShouldBe(people.Select(p => p.Id).Order());
        (await played.Buyer.Client.Get($"{played.DrawsPlace()}/{sent.Id}")).Json.ToJsonString().ShouldBe(sent.Json.ToJsonString());
    }

    [Fact]
    public async Task Whoever_was_considered_finds_her_own_place_and_no_other_name()
    {
        var people = await app.InSector("03", 5);
        var tooExpensive = (await app.InSector("03", 1, p => p["hourlyRate"] = FreelancerScenes.Euros(90))).Single();
        var played = await app.ATenderByInvitation();
        var draw = await played.Sends(await played.Prepares(app.ADraw("03", d => d["criteria"]!["maxHourlyRate"] = FreelancerScenes.Euros(60))));
        foreach (var person in people.Append(tooExpensive))
        {
            var seen = (await person.Client.Get($"{played.DrawsPlace()}/{draw.Id}")).ShouldBe(HttpStatusCode.OK);
            DrawReference.Flaws(seen.Json).ShouldBeEmpty();
            seen.Of(person).Text("code").ShouldBe(draw.Of(person).Text("code"));
            seen["salt"].ShouldBeNull();
            foreach (var other in people.Append(tooExpensive).Where(p => p != person)) seen.Text.ShouldNotContain(other.Id);
        }
        (await tooExpensive.Client.Get($"{played.DrawsPlace()}/{draw.Id}")).Of(tooExpensive)["reasons"]!.AsArray().Single()!.GetValue<string>().ShouldBe("rate");
        var outsider = await app.AFreelancer();
        foreach (var nobody in new[] { outsider.Client, app.Anyone(), (await app.ABuyer("Gemeente Almere")).Client })
            (await nobody.Get($"{played.DrawsPlace()}/{draw.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await (await app.AnOperator()).Get($"{played.DrawsPlace()}/{draw.Id}")).ShouldBe(HttpStatusCode.OK)["salt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Before_it_goes_out_a_draw_is_its_authoritys_and_the_operators()
    {
        var person = (await app.InSector("05", 3))[0];
        var played = await app.ATenderByInvitation();
        var draw = await played.Prepares(app.ADraw("05"));
        (await person.Client.Get($"{played.DrawsPlace()}/{draw.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().Get($"{played.DrawsPlace()}/{draw.Id}")).ShouldBe(HttpStatusCode.NotFound);
        (await played.Buyer.Client.Get(played.DrawsPlace())).Ids().ShouldBe([draw.Id]);
        (await (await app.ABuyer("Gemeente Almere")).Client.Get(played.DrawsPlace())).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_is_taken_when_the_invitations_go_out()
    {
        var before = await app.InSector("06", 3);
        var played = await app.ATenderByInvitation();
        var prepared = await played.Prepares(app.ADraw("06"));
        (await before[0].Client.Delete(before[0].Place(), (await before[0].Client.Get(before[0].Place())).ETag)).Status.ShouldBe(HttpStatusCode.NoContent);
        var later = (await app.InSector("06", 1)).Single();
        var sent = await played.Sends(prepared);
        sent.With("invited").Order().ShouldBe(new[] { before[1].Id, before[2].Id, later.Id }.Order());
    }

    [Fact]
    public async Task What_leaves_somebody_out_is_said_all_of_it()
    {
        var fit = await app.InSector("07", 3, p =>
        {
            p["hoursPerWeek"] = 20;
            p["availability"] = new JsonObject { ["startDate"] = "2026-01-01" };
        });
        var silent = (await app.InSector("07", 1)).Single();
        var dear = (await app.InSector("07", 1, p =>
        {
            p["hoursPerWeek"] = 20;
            p["availability"] = new JsonObject { ["startDate"] = "2026-01-01", ["endDate"] = "2026-01-31" };
            p["hourlyRate"] = FreelancerScenes.Euros(90);
        })).Single();
        var elsewhere = (await app.InSector("07", 1, p => p["workAreas"] = new JsonArray("GM0994"))).Single();
        var played = await app.ATenderByInvitation();
        var sent = await played.Sends(await played.Prepares(app.ADraw("07", d => d["criteria"] = new JsonObject
        {
            ["sectors"] = new JsonArray("07"), ["areas"] = new JsonArray("WK093502"), ["minHoursPerWeek"] = 16,
            ["availableOn"] = "2026-02-01", ["maxHourlyRate"] = FreelancerScenes.Euros(60),
        })));
        sent.With("invited").Order().ShouldBe(fit.Select(p => p.Id).Order());
        Reasons(sent, silent).ShouldBe(["hours", "availability"]);
        Reasons(sent, dear).ShouldBe(["availability", "rate"]);
        sent.Text.ShouldNotContain(elsewhere.Id);
        DrawReference.Flaws(sent.Json).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_cannot_meet_the_conditions_alone_is_left_out_where_that_is_asked()
    {
        var (gardeners, others) = (await app.InSector("08", 3), new List<Person>());
        foreach (var person in gardeners) others.AddRange(await app.InSector("09", 1));
        var played = await app.ATenderByInvitation(t => t["lots"]![0]!["conditions"] = new JsonArray(
            new JsonObject { ["kind"] = "sector", ["sectors"] = new JsonArray("08") }));
        var sent = await played.Sends(await played.Prepares(app.ADraw("08", d => d["criteria"] = new JsonObject
        {
            ["sectors"] = new JsonArray("08", "09"), ["meetsConditions"] = true,
        })));
        sent.With("invited").Order().ShouldBe(gardeners.Select(p => p.Id).Order());
        foreach (var person in others) Reasons(sent, person).ShouldBe(["conditions"]);
    }

    [Fact]
    public async Task All_and_chosen_people_need_no_seed_and_keep_a_record()
    {
        var people = await app.InSector("10", 4);
        var all = await app.ATenderByInvitation();
        var everybody = await all.Sends(await all.Prepares(app.ADraw("10", d =>
        {
            d["method"] = "all";
            d.Remove("number");
            d.Remove("publicValue");
        })));
        everybody.With("invited").Order().ShouldBe(people.Select(p => p.Id).Order());
        DrawReference.Flaws(everybody.Json).ShouldBeEmpty();
        var chosen = await (await app.ATenderByInvitation()).Invites("10", people[0], people[1], people[2]);
        chosen["commitment"].ShouldBeNull();
        chosen.With("invited").Order().ShouldBe(people.Take(3).Select(p => p.Id).Order());
        chosen.With("skipped").ShouldBe([people[3].Id]);
        chosen["chosen"]!.AsArray().Count.ShouldBe(3);
        DrawReference.Flaws(chosen.Json).ShouldBeEmpty();
        var own = await people[0].Client.Get($"/v1/tenders/{chosen["tenderId"]}/draws/{chosen.Id}");
        own["chosen"]!.AsArray().Single()!.Text("reason").ShouldBe("Kent de wijk.");
    }

    [Fact]
    public async Task Chosen_people_come_first_and_the_others_are_drawn()
    {
        var people = await app.InSector("11", 6);
        var played = await app.ATenderByInvitation();
        var sent = await played.Sends(await played.Prepares(app.ADraw("11", d =>
        {
            d["method"] = "manualPlusRandom";
            d["number"] = 4;
            d["chosen"] = new JsonArray(new JsonObject { ["freelancerId"] = people[5].Id, ["reason"] = "Deed het vorige werk." });
        })));
        sent.Of(people[5])["place"]!.GetValue<int>().ShouldBe(1);
        sent.With("invited").Count.ShouldBe(4);
        DrawReference.Flaws(sent.Json).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_record_is_found_out()
    {
        await app.InSector("12", 6);
        var played = await app.ATenderByInvitation();
        var sent = await played.Sends(await played.Prepares(app.ADraw("12")));
        void IsFoundOut(Action<JsonNode> change, string flaw)
        {
            var record = sent.Json;
            change(record);
            DrawReference.Flaws(record).ShouldContain(flaw);
        }
        IsFoundOut(r => r["candidates"]![0]!["weight"] = 2, "the list is not the one whose hash was noted");
        IsFoundOut(r => r["candidates"]!.AsArray().RemoveAt(0), "the list is not the one whose hash was noted");
        IsFoundOut(r => r["seed"] = new string('0', 64), "the seed is not the one committed to");
        IsFoundOut(r => r["publicValue"] = "another", "the order is another one");
        IsFoundOut(r => (r["candidates"]![0]!["place"], r["candidates"]![1]!["place"]) =
            (r["candidates"]![1]!["place"]!.DeepClone(), r["candidates"]![0]!["place"]!.DeepClone()), "the order is another one");
        IsFoundOut(r => r["candidates"]![0]!["freelancerId"] = r["candidates"]![1]!["freelancerId"]!.DeepClone(), "a code is not that person's");
        IsFoundOut(r => r["salt"] = new string('0', 64), "the salt is not the one committed to");
    }

    [Fact]
    public async Task The_journal_keeps_the_promise_and_what_became_of_it_but_no_secret()
    {
        await app.InSector("13", 3);
        var played = await app.ATenderByInvitation();
        var prepared = await played.Prepares(app.ADraw("13"));
        var auditor = await app.APersonAt(played.Buyer.AuthorityId, Register.Infrastructure.Security.Duties.Audit, "auditor");
        var journal = await auditor.Get($"/v1/tenders/{played.TenderId}/journal");
        journal["items"]!.AsArray().Select(i => i!.Text("event")).ShouldContain("DrawPrepared");
        journal.Text.ShouldContain(prepared["commitment"]!.GetValue<string>());
        var sent = await played.Sends(prepared);
        journal = await auditor.Get($"/v1/tenders/{played.TenderId}/journal");
        journal.Text.ShouldContain(sent["listHash"]!.GetValue<string>());
        journal.Text.ShouldNotContain(sent["seed"]!.GetValue<string>());
        journal.Text.ShouldNotContain(sent["salt"]!.GetValue<string>());
    }

    private static string[] Reasons(Answer draw, Person person) => [.. draw.Of(person)["reasons"]!.AsArray().Select(r => r!.GetValue<string>())];

    private async Task<JsonNode> ThePromise(string drawId)
    {
        string? next = "/v1/draw-promises?limit=100";
        while (next is not null)
        {
            var page = (await app.Anyone().Get(next)).ShouldBe(HttpStatusCode.OK);
            if (page["items"]!.AsArray().FirstOrDefault(i => i!.Text("id") == drawId) is { } found) return found;
            next = page["next"] is { } cursor ? $"/v1/draw-promises?limit=100&cursor={cursor}" : null;
        }
        throw new InvalidOperationException("The promise is not public.");
    }
}
