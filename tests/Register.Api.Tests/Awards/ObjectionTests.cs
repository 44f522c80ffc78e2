using System.Net;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Awards;

public sealed class ObjectionTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static string[] Ids(Answer list) => [.. list.ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().Select(o => o!.Text("id"))];

    [Fact]
    public async Task A_bidder_objects_within_the_standstill_and_only_she_and_the_authority_see_it()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        (await two.Objects()).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.lot-not-decided");
        var (panel, _) = await two.Decide();
        var lodged = (await two.Objects()).ShouldBe(HttpStatusCode.Created);
        var place = $"/v1/objections/{lodged.Id}";
        lodged["outcome"].ShouldBeNull();
        (await two.Objects()).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.one-at-a-time");
        (await two.Cheap.Client.Get(place)).ShouldBe(HttpStatusCode.OK)["grounds"]![0]!.GetValue<string>().ShouldBe("Bijlage 2 is niet gelezen.");
        Ids(await two.Cheap.Client.Get("/v1/objections")).ShouldBe([lodged.Id]);
        Ids(await panel.Get($"/v1/objections?lotId={two.Played.LotId}")).ShouldBe([lodged.Id]);
        (await panel.Get(place)).ShouldBe(HttpStatusCode.OK);
        Ids(await two.Good.Client.Get("/v1/objections")).ShouldBeEmpty();
        (await two.Good.Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        (await two.Good.Client.Post($"{place}/withdrawal")).ShouldBe(HttpStatusCode.NotFound);
        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        (await elsewhere.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Post($"{place}/outcome", new { result = "dismissed", reasons = "Niet van ons." })).ShouldBe(HttpStatusCode.NotFound);
        Ids(await elsewhere.Get("/v1/objections")).ShouldBeEmpty();
        (await two.Read()).Text.ShouldNotContain("Bijlage 2");
    }

    [Fact]
    public async Task The_authority_answers_once_with_reasons_or_the_bidder_takes_it_back()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var (panel, _) = await two.Decide();
        var place = $"/v1/objections/{(await two.Objects()).ShouldBe(HttpStatusCode.Created).Id}";
        (await panel.Post($"{place}/outcome", new { result = "dismissed", reasons = " " })).ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!.Text("pointer").ShouldBe("/reasons");
        (await panel.Post($"{place}/outcome", new { result = "withdrawn", reasons = "Zij zag ervan af." })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("objection.not-yours-to-withdraw");
        (await panel.Post($"{place}/outcome", new { result = "dismissed", reasons = "Bijlage 2 is gelezen." })).ShouldBe(HttpStatusCode.OK);
        var read = await two.Cheap.Client.Get(place);
        (read["outcome"]!.Text("result"), read["outcome"]!.Text("reasons")).ShouldBe(("dismissed", "Bijlage 2 is gelezen."));
        (await panel.Post($"{place}/outcome", new { result = "upheld", reasons = "Toch." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.ended");
        (await two.Cheap.Client.Post($"{place}/withdrawal")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.ended");
        var second = (await two.Objects()).ShouldBe(HttpStatusCode.Created).Id;
        (await two.Cheap.Client.Post($"/v1/objections/{second}/withdrawal")).ShouldBe(HttpStatusCode.OK)["outcome"]!.Text("result").ShouldBe("withdrawn");
    }

    [Fact]
    public async Task An_objection_after_the_standstill_or_without_one_is_refused_and_a_wrong_one_says_where()
    {
        var without = await app.TwoOpenedBids();
        await without.Decide();
        (await without.Objects()).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.no-standstill");
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var (_, decided) = await two.Decide();
        var bad = await two.Cheap.Client.Post("/v1/objections", new { bidId = two.CheapBid, grounds = new[] { "" }, remedy = "" });
        bad.ShouldBe(HttpStatusCode.BadRequest)["errors"]!.AsArray().Select(e => e!.Text("pointer")).ShouldBe(["/grounds/0", "/remedy"], ignoreOrder: true);
        (await two.Good.Client.Post("/v1/objections", new { bidId = two.CheapBid, grounds = new[] { "x" }, remedy = "x" })).ShouldBe(HttpStatusCode.NotFound);
        app.Clock.MoveTo(decided["finalAt"]!.GetValue<DateTimeOffset>());
        (await two.Objects()).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.outside-standstill");
    }

    [Fact]
    public async Task A_case_in_court_stops_the_clock_until_its_end_is_recorded()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var (panel, decided) = await two.Decide();
        var over = decided["finalAt"]!.GetValue<DateTimeOffset>();
        Task<Answer> Brought(DateTimeOffset at) => panel.Post($"/v1/lots/{two.Played.LotId}/court-cases",
            new { bidId = two.CheapBid, broughtAt = at, grounds = new[] { "De beoordeling deugt niet." }, remedy = "Een verbod om te gunnen." });
        (await Brought(over)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("objection.not-yet-brought");
        app.Clock.MoveTo(over);
        (await two.Read())["status"]!.GetValue<string>().ShouldBe("final");
        (await Brought(over)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.outside-standstill");

        // Brought on the last day, recorded the day after.
        var brought = (await Brought(over.AddHours(-1))).ShouldBe(HttpStatusCode.Created);
        app.Clock.Move(TimeSpan.FromDays(40));
        var stopped = await two.Read();
        (stopped["status"]!.GetValue<string>(), stopped["clockStopped"]!.GetValue<bool>(), stopped["finalAt"]).ShouldBe(("standstill", true, null));
        (await Found("standstill")).ShouldContain(two.Played.TenderId);
        (await Found("final")).ShouldNotContain(two.Played.TenderId);
        (await two.Cheap.Client.Post($"/v1/objections/{brought.Id}/withdrawal")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.court-not-here");

        (await panel.Post($"/v1/objections/{brought.Id}/outcome", new { result = "dismissed", reasons = "Afgewezen door de voorzieningenrechter." })).ShouldBe(HttpStatusCode.OK);
        var final = await two.Read();
        (final["status"]!.GetValue<string>(), final["finalAt"]!.GetValue<DateTimeOffset>() > over).ShouldBe(("final", true));
        (await Found("final")).ShouldContain(two.Played.TenderId);
    }

    [Fact]
    public async Task A_case_that_is_recorded_after_the_contract_was_signed_brings_no_standstill_back()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var (panel, decided) = await two.Decide();
        var over = decided["finalAt"]!.GetValue<DateTimeOffset>();
        app.Clock.MoveTo(over);
        var contract = (await panel.Post("/v1/contracts", new { lotId = two.Played.LotId })).ShouldBe(HttpStatusCode.Created);
        (await panel.Post($"/v1/lots/{two.Played.LotId}/court-cases", new { bidId = two.CheapBid, broughtAt = over.AddHours(-1), grounds = new[] { "Fout." }, remedy = "Een verbod." })).ShouldBe(HttpStatusCode.Created);
        (await two.Read())["status"]!.GetValue<string>().ShouldBe("final");
        // Without the contract the clock stands again.
        (await panel.Post($"/v1/contracts/{contract.Id}/withdrawal", new { reason = "De rechter moet nog spreken." })).ShouldBe(HttpStatusCode.OK);
        (await two.Read())["status"]!.GetValue<string>().ShouldBe("standstill");
    }

    [Fact]
    public async Task A_decision_the_court_struck_down_is_taken_back_and_a_new_one_has_a_new_standstill()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var (panel, first) = await two.Decide();
        var brought = (await panel.Post($"/v1/lots/{two.Played.LotId}/court-cases",
            new { broughtAt = first["sentAt"]!.GetValue<DateTimeOffset>(), grounds = new[] { "Fout." }, remedy = "Een verbod." })).ShouldBe(HttpStatusCode.Created);
        (await panel.Post($"/v1/objections/{brought.Id}/outcome", new { result = "upheld", reasons = "Toegewezen." })).ShouldBe(HttpStatusCode.OK);
        app.Clock.Move(TimeSpan.FromDays(60));
        (await two.Read())["status"]!.GetValue<string>().ShouldBe("standstill");

        (await panel.Post($"{two.Decision}/withdrawal", new { reason = "" })).ShouldBe(HttpStatusCode.BadRequest);
        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        (await elsewhere.Post($"{two.Decision}/withdrawal", new { reason = "Niet van ons." })).ShouldBe(HttpStatusCode.NotFound);
        (await panel.Post($"{two.Decision}/withdrawal", new { reason = "De rechter verbood te gunnen." })).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("opened");
        (await panel.Post($"{two.Decision}/withdrawal", new { reason = "Nog eens." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.lot-not-decided");
        (await two.Read())["withdrawn"]!.Text("reason").ShouldBe("De rechter verbood te gunnen.");
        (await two.Cheap.Client.Get($"/v1/bids/{two.CheapBid}/decision")).Text.ShouldContain("ingetrokken. Reden: De rechter verbood te gunnen.");

        (await panel.Post($"/v1/lots/{two.Played.LotId}/scores", AwardScenes.Scores((two.CheapBid, 95, "Bijlage 2 overtuigt.")))).ShouldBe(HttpStatusCode.OK);
        var second = (await panel.Post(two.Decision, new { characteristics = "Bijlage 2." })).ShouldBe(HttpStatusCode.OK);
        (second["winnerName"]!.GetValue<string>(), second["earlierDecisions"]!.GetValue<int>(), second["clockStopped"]!.GetValue<bool>()).ShouldBe(("Goedkoop Groen", 1, false));
        second["finalAt"]!.GetValue<DateTimeOffset>().ShouldBeGreaterThan(app.Clock.GetUtcNow().AddDays(20));
        var letter = (await two.Good.Client.Get($"/v1/bids/{two.GoodBid}/decision")).ShouldBe(HttpStatusCode.OK);
        letter["letter"]!.Text("outcome").ShouldBe("lost");
        letter["letter"]!["withdrawn"].ShouldBeNull();
        var earlier = letter["earlier"]!.AsArray().ShouldHaveSingleItem()!;
        (earlier["letter"]!.Text("outcome"), earlier["text"]![0]!.GetValue<string>().Contains("ingetrokken")).ShouldBe(("won", true));
        foreach (var secret in (string[])["50000.11", "50.000,11", "zeisen", two.CheapBid, "Bijlage 2 overtuigt"]) letter.Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Every_member_of_a_consortium_reads_its_objection_and_only_the_lead_speaks_for_it()
    {
        var (played, lead, partner) = (await app.ATenderForBids(AwardScenes.Standstill), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        var consortium = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000));
        var form = BidScenes.ABidOf(consortium);
        var bid = (await lead.Bids(played, form)).ShouldBe(HttpStatusCode.Created).Id;
        await played.Open();
        var panel = await played.Evaluator();
        await panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((bid, 50, "Matig.")));
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { noAward = true, motivation = "Te duur." })).ShouldBe(HttpStatusCode.OK);
        var objection = new { bidId = bid, grounds = new[] { "De prijs past in de raming." }, remedy = "Een nieuw besluit." };
        (await lead.Client.Post("/v1/objections", objection)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("objection.no-standstill");
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision/withdrawal", new { reason = "De raming klopt." })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = "De enige." })).ShouldBe(HttpStatusCode.OK);

        (await partner.Client.Post("/v1/objections", objection)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("bid.not-lead");
        var lodged = (await lead.Client.Post("/v1/objections", objection)).ShouldBe(HttpStatusCode.Created).Id;
        (await partner.Client.Get($"/v1/objections/{lodged}")).ShouldBe(HttpStatusCode.OK);
        Ids(await partner.Client.Get("/v1/objections")).ShouldBe([lodged]);
        (await partner.Client.Post($"/v1/objections/{lodged}/withdrawal")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("bid.not-lead");
    }

    private async Task<string[]> Found(string status) => Ids(await app.Anyone().Get($"/v1/tenders?status={status}&limit=100"));
}
