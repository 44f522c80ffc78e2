using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.Tenders;

public sealed class DrawStepTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Theory]
    [InlineData("/number draw.number-missing", "random", "-number")]
    [InlineData("/number value.range", "random", "number=0")]
    [InlineData("/number value.range", "rotation", "number=101")]
    [InlineData("/number draw.number-not-needed", "all", "-publicValue")]
    [InlineData("/publicValue draw.source-missing", "random", "-publicValue")]
    [InlineData("/publicValue draw.source-not-needed", "all", "-number")]
    [InlineData("/chosen draw.chosen-not-needed", "random", "chosen")]
    [InlineData("/chosen value.count", "manualPlusRandom", "")]
    [InlineData("/chosen/0/reason draw.reason-missing", "manualPlusRandom", "chosen")]
    [InlineData("/number draw.nothing-to-draw", "manualPlusRandom", "chosen number=1")]
    [InlineData("/criteria/sectors value.count", "random", "sectors")]
    [InlineData("/method json.choice", "drawLots", "")]
    public async Task A_plan_that_does_not_fit_together_is_refused_at_its_place(string expected, string method, string change)
    {
        var played = await app.ATenderByInvitation();
        var body = app.ADraw("01", d =>
        {
            d["method"] = method;
            if (change.Contains("chosen")) d["chosen"] = new JsonArray(new JsonObject { ["freelancerId"] = Guid.CreateVersion7().ToString(), ["reason"] = " " });
            if (change.Contains("number=")) d["number"] = int.Parse(change.Split("number=")[1]);
            if (change.Contains("-number")) d.Remove("number");
            if (change.Contains("-publicValue")) d.Remove("publicValue");
            if (change == "sectors") d["criteria"]!["sectors"] = new JsonArray();
        });
        (await played.Buyer.Client.Post(played.DrawsPlace(), body)).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldContain(expected);
        (await played.Buyer.Client.Get(played.DrawsPlace())).Ids().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_that_does_not_suit_the_tender_is_refused()
    {
        async Task Is(string code, Played played, JsonObject body)
        {
            (await played.Buyer.Client.Post(played.DrawsPlace(), body)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe(code);
            (await played.Buyer.Client.Get(played.DrawsPlace())).Ids().ShouldBeEmpty();
        }
        var (invited, direct) = (await app.ATenderByInvitation(), await app.ATenderByInvitation(t => t["procedure"] = "direct"));
        await Is("draw.not-by-invitation", await app.ATenderForBids(), app.ADraw("01"));
        await Is("draw.too-few-invited", invited, app.ADraw("01", d => d["number"] = 2));
        await Is("draw.direct-is-one", direct, app.ADraw("01"));
        await Is("draw.known-from", invited, app.ADraw("01", d => d["publicValue"]!["knownFrom"] = app.Clock.GetUtcNow().ToString("O")));
        await Is("draw.known-from", invited, app.ADraw("01", d => d["publicValue"]!["knownFrom"] = invited.Deadline.ToString("O")));
        (await invited.Buyer.Client.Post(invited.DrawsPlace(), app.ADraw("zz", d => d["criteria"]!["areas"] = new JsonArray("GM9999")))).ShouldBe(HttpStatusCode.BadRequest)
            .Errors().ShouldBe(["/criteria/sectors/0 reference.unknown-sector", "/criteria/areas/0 reference.unknown-area"]);
        await Is("unknown-reference", invited, app.ADraw("01", d => d["lotId"] = Guid.CreateVersion7().ToString()));
        await Is("unknown-reference", invited, app.ADraw("01").Choosing(new Person(Guid.CreateVersion7().ToString(), app.Anyone())));
        (await (await app.ABuyer("Gemeente Almere")).Client.Post(invited.DrawsPlace(), app.ADraw("01"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nothing_goes_out_before_its_time_or_twice()
    {
        await app.InSector("02", 4);
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, t => t["procedure"] = "invited");
        var played = new Played(app, buyer, draft.Id, draft["lots"]![0]!.Text("id")) { Deadline = draft["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>() };
        var draw = await played.Prepares(app.ADraw("02"));
        async Task Is(string code, HttpStatusCode status, string? value = InvitationScenes.PublicValue)
        {
            (await played.TriesToSend(draw, value)).ShouldBe(status).Code.ShouldBe(code);
            (await buyer.Client.Get($"/v1/tenders/{draft.Id}/invitations")).Json["items"]!.AsArray().ShouldBeEmpty();
        }
        await Is("tender.not-published", HttpStatusCode.Conflict);
        (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication")).ShouldBe(HttpStatusCode.OK);
        await Is("draw.too-early", HttpStatusCode.Conflict);
        (await buyer.Client.Post($"{played.DrawsPlace()}/{draw.Id}/replacements")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.not-sent");
        app.Clock.Move(TimeSpan.FromDays(1));
        await Is("draw.public-value-missing", HttpStatusCode.BadRequest, null);
        await Is("draw.public-value-missing", HttpStatusCode.BadRequest, "  ");
        await played.Sends(draw);
        (await played.TriesToSend(draw)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.already-sent");
        (await buyer.Client.Post($"{played.DrawsPlace()}/{draw.Id}/cancellation", new { reason = "Toch niet." })).ShouldBe(HttpStatusCode.Conflict);
        (await buyer.Client.Get($"/v1/tenders/{draft.Id}/invitations")).Json["items"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Before_the_invitations_go_out_there_is_no_reserve()
    {
        var played = await app.ATenderByInvitation();
        var draw = await played.Prepares(app.ADraw("01"));
        (await played.Buyer.Client.Post($"{played.DrawsPlace()}/{draw.Id}/replacements")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.not-sent");
    }

    [Fact]
    public async Task After_the_deadline_nobody_is_invited()
    {
        await app.InSector("03", 3);
        var played = await app.ATenderByInvitation();
        var draw = await played.Prepares(app.ADraw("03"));
        played.PastTheDeadline();
        (await played.TriesToSend(draw)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.closed");
    }

    [Fact]
    public async Task More_than_there_are_candidates_cannot_be_invited()
    {
        var people = await app.InSector("05", 3);
        var played = await app.ATenderByInvitation();
        var draw = await played.Prepares(app.ADraw("05", d => d["number"] = 4));
        app.Clock.Move(TimeSpan.FromDays(1));
        (await played.TriesToSend(draw)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("draw.too-few-candidates");
        var dear = (await app.InSector("05", 1, p => p["hourlyRate"] = FreelancerScenes.Euros(90))).Single();
        (await played.Buyer.Client.Post($"{played.DrawsPlace()}/{draw.Id}/cancellation", new { reason = "Te veel gevraagd." })).ShouldBe(HttpStatusCode.OK);
        var second = await played.Prepares(app.ADraw("05", d => d["criteria"]!["maxHourlyRate"] = FreelancerScenes.Euros(60)).Choosing(people[0], people[1], dear));
        (await played.TriesToSend(second, "x")).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("draw.public-value-not-needed");
        (await played.TriesToSend(second, null)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("draw.chosen-excluded");
    }

    [Fact]
    public async Task A_lot_has_one_draw_until_that_is_cancelled()
    {
        await app.InSector("06", 3);
        var played = await app.ATenderByInvitation(t => t["lots"]!.AsArray().Add(t["lots"]![0]!.DeepClone()));
        var first = await played.Prepares(app.ADraw("06", d => d["lotId"] = played.LotId));
        var whole = await played.Buyer.Client.Post(played.DrawsPlace(), app.ADraw("06"));
        whole.ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.lot-taken");
        (await played.Buyer.Client.Post($"{played.DrawsPlace()}/{first.Id}/cancellation", new { reason = "Voor beide percelen samen." })).ShouldBe(HttpStatusCode.OK);
        (await played.TriesToSend(first)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.cancelled");
        var second = await played.Prepares(app.ADraw("06"));
        second["lotIds"]!.AsArray().Count.ShouldBe(2);
        (await played.Buyer.Client.Get(played.DrawsPlace()))["items"]!.AsArray().Select(d => d!.Text("status")).ShouldBe(["cancelled", "prepared"]);
        (await app.Anyone().Get("/v1/draw-promises?limit=100")).Ids().ShouldContain(first.Id);
    }

    [Fact]
    public async Task A_direct_procedure_invites_exactly_one()
    {
        var people = await app.InSector("07", 3);
        var played = await app.ATenderByInvitation(t => t["procedure"] = "direct");
        var sent = await played.Sends(await played.Prepares(app.ADraw("07", d => d["number"] = 1)));
        sent.With("invited").Count.ShouldBe(1);
        var all = await app.ATenderByInvitation(t => t["procedure"] = "direct");
        var draw = await all.Prepares(app.ADraw("07", d =>
        {
            d["method"] = "all";
            d.Remove("number");
            d.Remove("publicValue");
        }));
        (await all.TriesToSend(draw, null)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("draw.direct-is-one");
    }

    [Fact]
    public async Task Who_declines_makes_place_for_the_next_in_the_order_drawn()
    {
        var people = (await app.InSector("08", 6)).ToDictionary(p => p.Id);
        var played = await app.ATenderByInvitation();
        var sent = await played.Sends(await played.Prepares(app.ADraw("08")));
        var order = sent["candidates"]!.AsArray().OrderBy(c => c!["place"]!.GetValue<int>()).Select(c => people[c!.Text("freelancerId")]).ToList();
        var next = $"{played.DrawsPlace()}/{sent.Id}/replacements";
        (await played.Buyer.Client.Post(next)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.nobody-declined");
        (await order[3].Declines(played, sent)).ShouldBe(HttpStatusCode.NotFound);
        (await order[1].Declines(played, sent)).ShouldBe(HttpStatusCode.OK);
        (await order[1].Declines(played, sent)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.declined-already");
        // The fourth left meanwhile: the fifth is next.
        await order[3].Client.Delete(order[3].Place(), (await order[3].Client.Get(order[3].Place())).ETag);
        var after = (await played.Buyer.Client.Post(next)).ShouldBe(HttpStatusCode.OK);
        after.With("invited").Order().ShouldBe(new[] { order[0].Id, order[2].Id, order[4].Id }.Order());
        after.With("declined").ShouldBe([order[1].Id]);
        (await played.Buyer.Client.Post(next)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.nobody-declined");
        (await order[4].Client.Get($"/v1/tenders/{played.TenderId}")).ShouldBe(HttpStatusCode.OK);
        foreach (var person in new[] { order[0], order[2] }) (await person.Declines(played, sent)).ShouldBe(HttpStatusCode.OK);
        (await played.Buyer.Client.Post(next)).ShouldBe(HttpStatusCode.OK);
        (await played.Buyer.Client.Post(next)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("draw.reserve-empty");
        DrawReference.Flaws((await played.Buyer.Client.Get($"{played.DrawsPlace()}/{sent.Id}")).Json).ShouldBeEmpty();
    }
}
