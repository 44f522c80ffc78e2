using System.Net;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Awards;

public sealed class ContractTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static string[] Ids(Answer list) => [.. list.ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().Select(o => o!.Text("id"))];

    private static string Status(Answer contract) => contract.ShouldBe(HttpStatusCode.OK).Json.Text("status");

    [Fact]
    public async Task A_contract_is_signed_once_after_the_standstill_for_what_was_bid_and_holds_when_the_winner_accepts()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        (await Sign(await two.Played.Evaluator(), two)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.not-awarded");
        var (panel, decided) = await two.Decide();
        var final = decided["finalAt"]!.GetValue<DateTimeOffset>();
        app.Clock.MoveTo(final.AddMinutes(-1));
        (await Sign(panel, two)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.standstill");
        app.Clock.MoveTo(final);
        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        (await Sign(elsewhere, two)).ShouldBe(HttpStatusCode.NotFound);
        var signed = (await Sign(panel, two)).ShouldBe(HttpStatusCode.Created);
        (signed.Json.Text("status"), signed["value"]!["amount"]!.GetValue<decimal>(), signed.Json.Text("contractorName")).ShouldBe(("offered", 60_000.22m, "Hof van Heer"));
        (await Sign(panel, two)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.exists");

        var place = $"/v1/contracts/{signed.Id}";
        (await app.Anyone().Get($"/v1/lots/{two.Played.LotId}/contract")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var stranger in (ApiClient[])[elsewhere, two.Cheap.Client])
        {
            (await stranger.Get(place)).ShouldBe(HttpStatusCode.NotFound);
            Ids(await stranger.Get("/v1/contracts")).ShouldBeEmpty();
        }
        (await two.Cheap.Client.Post($"{place}/acceptance")).ShouldBe(HttpStatusCode.NotFound);
        (await panel.Post($"{two.Decision}/withdrawal", new { reason = "Toch niet." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.contracted");
        (await two.Good.Client.Post($"{place}/acceptance")).ShouldBe(HttpStatusCode.OK);
        (await two.Good.Client.Post($"{place}/acceptance")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.accepted");
        (await panel.Post($"{place}/withdrawal", new { reason = "Toch niet." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.accepted");
        Ids(await two.Good.Client.Get("/v1/contracts")).ShouldBe([signed.Id]);
        Ids(await panel.Get("/v1/contracts")).ShouldBe([signed.Id]);
        (await app.Anyone().Get($"/v1/lots/{two.Played.LotId}/contract")).ShouldBe(HttpStatusCode.OK).Id.ShouldBe(signed.Id);
    }

    [Fact]
    public async Task Of_two_who_sign_at_once_one_does()
    {
        var two = await app.TwoOpenedBids();
        var (panel, _) = await two.Decide();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Sign(panel, two)));
        answers.Count(a => a.Status == HttpStatusCode.Created).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.Created).ShouldAllBe(a => a.Code == "contract.exists" || a.Code == "stale");
        Ids(await panel.Get("/v1/contracts")).Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_open_objection_a_case_in_court_or_one_that_was_right_keeps_the_contract_away_until_a_new_decision()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var (panel, decided) = await two.Decide();
        var objection = (await two.Objects()).ShouldBe(HttpStatusCode.Created).Id;
        var broughtAt = decided["sentAt"]!.GetValue<DateTimeOffset>();
        var brought = (await panel.Post($"/v1/lots/{two.Played.LotId}/court-cases", new { broughtAt, grounds = new[] { "Fout." }, remedy = "Een verbod." })).ShouldBe(HttpStatusCode.Created).Id;
        app.Clock.MoveTo(decided["finalAt"]!.GetValue<DateTimeOffset>());
        (await Sign(panel, two)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.clock-stopped");
        (await panel.Post($"/v1/objections/{brought}/outcome", new { result = "dismissed", reasons = "Afgewezen." })).ShouldBe(HttpStatusCode.OK);
        (await Sign(panel, two)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.objection");
        (await panel.Post($"/v1/objections/{objection}/outcome", new { result = "upheld", reasons = "Terecht." })).ShouldBe(HttpStatusCode.OK);
        (await Sign(panel, two)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.objection");

        (await panel.Post($"{two.Decision}/withdrawal", new { reason = "Het bezwaar is terecht." })).ShouldBe(HttpStatusCode.OK);
        (await Sign(panel, two)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.not-awarded");
        var second = (await panel.Post(two.Decision, new { winnerBidId = two.CheapBid, characteristics = "Bijlage 2.", motivation = "Bijlage 2 overtuigt." })).ShouldBe(HttpStatusCode.OK);
        app.Clock.MoveTo(second["finalAt"]!.GetValue<DateTimeOffset>());
        (await Sign(panel, two)).ShouldBe(HttpStatusCode.Created).Json.Text("contractorName").ShouldBe("Goedkoop Groen");
    }

    [Fact]
    public async Task What_was_not_accepted_can_be_taken_back_and_signed_anew_and_a_tender_with_a_contract_stands()
    {
        var two = await app.TwoOpenedBids();
        var (panel, _) = await two.Decide();
        var first = (await Sign(panel, two)).ShouldBe(HttpStatusCode.Created).Id;
        (await panel.Post($"/v1/contracts/{first}/withdrawal", new { reason = " " })).ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("pointer").ShouldBe("/reason");
        Status(await panel.Post($"/v1/contracts/{first}/withdrawal", new { reason = "Zij ziet ervan af." })).ShouldBe("withdrawn");
        (await two.Good.Client.Post($"/v1/contracts/{first}/acceptance")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.withdrawn");
        var second = (await Sign(panel, two)).ShouldBe(HttpStatusCode.Created).Id;
        second.ShouldNotBe(first);
        (await two.Played.Buyer.Client.Post($"/v1/tenders/{two.Played.TenderId}/withdrawal", new { reason = "Toch niet." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.ended");
        (await panel.Get("/v1/contracts?limit=1")).ShouldBe(HttpStatusCode.OK)["items"]![0]!.Text("id").ShouldBe(first);
        var page = await panel.Get("/v1/contracts?limit=1");
        Ids(await panel.Get($"/v1/contracts?limit=1&cursor={page.Json.Text("next")}")).ShouldBe([second]);
    }

    [Fact]
    public async Task Changes_with_their_reasons_are_public_and_none_is_lost_or_made_out_of_order()
    {
        var two = await app.TwoOpenedBids();
        var (panel, _) = await two.Decide();
        var signed = (await Sign(panel, two)).ShouldBe(HttpStatusCode.Created);
        var place = $"/v1/contracts/{signed.Id}";
        Task<Answer> Change(object body, string? etag) => panel.Send(HttpMethod.Post, $"{place}/changes", body, etag);
        var dearer = new { value = new { amount = 65_000.50m, currency = "EUR" }, reason = "Stormschade." };
        (await Change(dearer, signed.ETag)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.not-accepted");
        (await panel.Post($"{place}/end", new { lastDay = "2027-01-01", reason = "Klaar." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.not-accepted");
        var accepted = (await two.Good.Client.Post($"{place}/acceptance")).ShouldBe(HttpStatusCode.OK);
        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        (await elsewhere.Send(HttpMethod.Post, $"{place}/changes", dearer, accepted.ETag)).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Post($"{place}/end", new { lastDay = "2027-01-01", reason = "Klaar." })).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Post($"{place}/review", new { scores = new[] { new { aspect = "planning", score = 4 } }, text = "Goed." })).ShouldBe(HttpStatusCode.NotFound);
        (await Change(dearer, null)).Status.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Change(dearer, signed.ETag)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Change(new { reason = "Zomaar." }, accepted.ETag)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("contract.nothing-changed");
        var bad = (await Change(new { value = new { amount = 0, currency = "EUR" }, period = new { startDate = "2028-01-01", endDate = "2027-01-01" }, reason = "" }, accepted.ETag)).ShouldBe(HttpStatusCode.BadRequest);
        bad["errors"]!.AsArray().Select(e => e!.Text("pointer")).ShouldBe(["/reason", "/value", "/period"], ignoreOrder: true);
        var changed = (await Change(dearer, accepted.ETag)).ShouldBe(HttpStatusCode.OK);
        (await Change(dearer, accepted.ETag)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var start = changed["period"]!.Text("startDate");
        (await Change(new { period = new { startDate = start, endDate = "2030-06-30" }, reason = "De winter was lang." }, changed.ETag)).ShouldBe(HttpStatusCode.OK);
        var seen = (await app.Anyone().Get($"/v1/lots/{two.Played.LotId}/contract")).ShouldBe(HttpStatusCode.OK);
        seen["value"]!["amount"]!.GetValue<decimal>().ShouldBe(65_000.50m);
        seen["changes"]!.AsArray().Select(c => (c!["number"]!.GetValue<int>(), c.Text("reason"), c["valueBefore"]!["amount"]!.GetValue<decimal>()))
            .ShouldBe([(1, "Stormschade.", 60_000.22m), (2, "De winter was lang.", 65_000.50m)]);
        seen["period"]!.Text("endDate").ShouldBe("2030-06-30");
    }

    [Fact]
    public async Task After_the_end_the_authority_reviews_once_and_the_freelancer_answers_once_and_nobody_else_reads_it()
    {
        var two = await app.TwoOpenedBids();
        var (panel, _) = await two.Decide();
        var place = $"/v1/contracts/{(await Sign(panel, two)).ShouldBe(HttpStatusCode.Created).Id}";
        var accepted = (await two.Good.Client.Post($"{place}/acceptance")).ShouldBe(HttpStatusCode.OK);
        var review = new { scores = new[] { new { aspect = "planning", score = 4 } }, text = "Steeds op tijd." };
        (await panel.Post($"{place}/review", review)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.not-ended");
        (await two.Good.Client.Post($"{place}/review/answer", new { text = "Dank." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.not-reviewed");
        var (start, end) = (DateOnly.Parse(accepted["period"]!.Text("startDate")), DateOnly.Parse(accepted["period"]!.Text("endDate")));
        (await panel.Post($"{place}/end", new { lastDay = end.AddDays(1), reason = "Klaar." })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("contract.end-outside");
        (await panel.Post($"{place}/end", new { lastDay = start, reason = "Zij stopt met haar bedrijf." })).ShouldBe(HttpStatusCode.OK)["end"]!["early"]!.GetValue<bool>().ShouldBeTrue();
        (await panel.Post($"{place}/end", new { lastDay = start, reason = "Nog eens." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.ended");
        app.Clock.MoveTo(new DateTimeOffset(start.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero));
        Status(await panel.Get(place)).ShouldBe("running");
        app.Clock.Move(TimeSpan.FromDays(1));
        Status(await panel.Get(place)).ShouldBe("ended");

        var bad = await panel.Post($"{place}/review", new { scores = new[] { new { aspect = "planning", score = 6 } }, text = "" });
        bad.ShouldBe(HttpStatusCode.BadRequest)["errors"]!.AsArray().Select(e => e!.Text("pointer")).ShouldBe(["/scores/0/score", "/text"], ignoreOrder: true);
        (await panel.Post($"{place}/review", review)).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"{place}/review", review)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.reviewed");
        (await two.Cheap.Client.Post($"{place}/review/answer", new { text = "Ik ook." })).ShouldBe(HttpStatusCode.NotFound);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => two.Good.Client.Post($"{place}/review/answer", new { text = $"Dank {i}." })));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Where(a => a.Status != HttpStatusCode.OK).ShouldAllBe(a => a.Code == "contract.review-answered" || a.Code == "stale");
        (await panel.Get(place)).ShouldBe(HttpStatusCode.OK)["review"]!["answer"]!.Text("text").ShouldStartWith("Dank");
        var seen = (await app.Anyone().Get($"/v1/lots/{two.Played.LotId}/contract")).ShouldBe(HttpStatusCode.OK);
        seen["review"].ShouldBeNull();
        seen.Text.ShouldNotContain("Steeds op tijd");
    }

    [Fact]
    public async Task The_lead_accepts_for_a_consortium_and_every_member_reads_the_contract()
    {
        var (played, lead, partner) = (await app.ATenderForBids(), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        var consortium = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000));
        var form = BidScenes.ABidOf(consortium);
        var bid = (await lead.Bids(played, form)).ShouldBe(HttpStatusCode.Created).Id;
        await played.Open();
        var panel = await played.Evaluator();
        await panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((bid, 80, "Goed.")));
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = "De enige." })).ShouldBe(HttpStatusCode.OK);
        var signed = (await panel.Post("/v1/contracts", new { lotId = played.LotId })).ShouldBe(HttpStatusCode.Created).Id;
        (await partner.Client.Post($"/v1/contracts/{signed}/acceptance")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("bid.not-lead");
        Ids(await partner.Client.Get("/v1/contracts")).ShouldBe([signed]);
        (await lead.Client.Post($"/v1/contracts/{signed}/acceptance")).ShouldBe(HttpStatusCode.OK);
        (await partner.Client.Get($"/v1/contracts/{signed}")).ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> Sign(ApiClient panel, TwoBids two) => panel.Post("/v1/contracts", new { lotId = two.Played.LotId });
}
