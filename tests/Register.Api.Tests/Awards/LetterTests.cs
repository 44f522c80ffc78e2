using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.Awards;

/// <summary>Letters to those whose bid was put aside, and of decisions that were taken back.</summary>
public sealed class LetterTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static Task<Answer> Letter(Person she, string bid, string language = "nl") => she.Client.Send(HttpMethod.Get, $"/v1/bids/{bid}/decision", language: language);

    private static void ShouldSay(Answer letter, string outcome, params string[] words)
    {
        letter.ShouldBe(HttpStatusCode.OK)["letter"]!.Text("outcome").ShouldBe(outcome);
        letter["letter"]!["own"].ShouldBeNull();
        var text = string.Join('\n', letter["text"]!.AsArray().Select(t => t!.GetValue<string>()));
        foreach (var word in words) text.ShouldContain(word);
        foreach (var secret in (string[])["60000.22", "60.000,22", "60,000.22", "Wij planten", "meidoorn", "De beste."]) letter.Text.ShouldNotContain(secret);
    }

    private static void Conditions(JsonObject tender)
    {
        AwardScenes.Standstill(tender);
        tender["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "tax", ["kind"] = "taxCompliance" });
    }

    [Fact]
    public async Task Whoever_was_put_aside_gets_a_letter_with_why_and_can_object_and_nothing_of_another_bid_is_in_it()
    {
        var played = await app.ATenderForBids(Conditions);
        var (winner, cheap, unproven, double1, partner, lead) = (await app.AFreelancer("Hof van Heer"), await app.AFreelancer("Spotgoedkoop"), await app.AFreelancer("Onbewezen"),
            await app.AFreelancer("Dubbel"), await app.AFreelancer("Partner"), await app.AFreelancer("Penvoerder"));
        var won = (await winner.Bids(played, BidScenes.ABid(60_000.22m, "Wij planten meidoorn."))).ShouldBe(HttpStatusCode.Created).Id;
        var low = (await cheap.Bids(played, BidScenes.ABid(10_000.11m))).ShouldBe(HttpStatusCode.Created).Id;
        var shown = (await unproven.Bids(played, BidScenes.ABid(50_000.33m))).ShouldBe(HttpStatusCode.Created).Id;
        var twice = (await double1.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        var formed = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (double1, 4000));
        var joint = (await lead.Bids(played, BidScenes.ABidOf(formed))).ShouldBe(HttpStatusCode.Created).Id;
        var withdrawn = (await partner.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        (await partner.Client.Post($"/v1/bids/{withdrawn}/withdrawal")).ShouldBe(HttpStatusCode.OK);
        await played.Open();

        var (panel, place) = (await played.Evaluator(), $"/v1/lots/{played.LotId}");
        (await Letter(double1, twice)).ShouldBe(HttpStatusCode.NotFound);
        (await panel.Post($"{place}/scores", AwardScenes.Scores((won, 90, "De beste."), (low, 50, "Matig."), (shown, 95, "Sterk.")))).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/bids/{low}/price-inquiry", new { question = "Hoe?" })).ShouldBe(HttpStatusCode.Created);
        (await cheap.Client.Post($"/v1/bids/{low}/price-inquiry/explanation", new { text = "Zomaar." })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/bids/{low}/price-inquiry/verdict", new { accepted = false, reasons = "Zomaar is geen uitleg." })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"{place}/verifications")).ShouldBe(HttpStatusCode.Created)["id"]!.GetValue<string>().ShouldBe(shown);
        (await unproven.Client.Post($"/v1/bids/{shown}/verification/answer")).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/bids/{shown}/verification/cure")).ShouldBe(HttpStatusCode.OK);
        (await unproven.Client.Post($"/v1/bids/{shown}/verification/answer")).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/bids/{shown}/verification/conclusion", new { reasons = "De verklaring kwam niet." })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"{place}/verifications")).ShouldBe(HttpStatusCode.Created);
        (await panel.Post($"/v1/bids/{won}/verification/conclusion", new { accepted = new[] { new { condition = "tax", reason = "Opgevraagd." } } })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"{place}/award-decision", new { characteristics = "Een ploeg uit de wijk." })).ShouldBe(HttpStatusCode.OK);

        foreach (var (person, bid, words) in new[]
        {
            (cheap, low, (string[])["abnormaal laag", "Zomaar is geen uitleg."]), (unproven, shown, ["aan deze eisen voldoet: tax", "De verklaring kwam niet."]),
            (double1, twice, ["ook mee aan een andere inschrijving"]), (double1, joint, ["ook mee aan een andere inschrijving"]), (lead, joint, ["ook mee aan een andere inschrijving"]),
        })
        {
            ShouldSay(await Letter(person, bid), "putAside", [.. words, "terzijde gelegd", "De opdracht gaat naar Hof van Heer.", "Een ploeg uit de wijk.", "kort geding", "bezwaar"]);
            ShouldSay(await Letter(person, bid, "en"), "putAside", "was put aside", "goes to Hof van Heer");
            (await person.Told("awardDecided")).ShouldBe(1);
            (await panel.Get($"/v1/bids/{bid}/decision")).ShouldBe(HttpStatusCode.OK);
            (await winner.Client.Get($"/v1/bids/{bid}/decision")).ShouldBe(HttpStatusCode.NotFound);
        }
        (await Letter(partner, withdrawn)).ShouldBe(HttpStatusCode.NotFound);
        (await partner.Told("awardDecided")).ShouldBe(0);
        (await cheap.Client.Post("/v1/objections", new { bidId = low, grounds = new[] { "Wij zijn gewoon snel." }, remedy = "Kijk opnieuw." })).ShouldBe(HttpStatusCode.Created);
        // In the export of who is in two bids for the lot are the letters about both.
        (await double1.Client.Get($"{double1.Place()}/personal-data")).ShouldBe(HttpStatusCode.OK)["letters"]!.AsArray().Select(l => l!.Text("bidId")).Order().ShouldBe(new[] { twice, joint }.Order());
    }

    [Fact]
    public async Task Who_is_in_two_opened_bids_for_a_lot_can_export_her_data_with_the_letters_about_both()
    {
        var played = await app.ATenderForBids(t => t["settings"] = new JsonObject { ["conflicts"] = "allowWithStatement" });
        var (she, lead) = (await app.AFreelancer("Dubbel"), await app.AFreelancer("Penvoerder"));
        var formed = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (she, 4000));
        JsonObject Stated(JsonObject bid)
        {
            bid["offer"]!["independenceStatement"] = "Los van elkaar gemaakt.";
            return bid;
        }

        var (alone, joint) = ((await she.Bids(played, Stated(BidScenes.ABid(50_000.33m)))).ShouldBe(HttpStatusCode.Created).Id, (await lead.Bids(played, Stated(BidScenes.ABidOf(formed)))).ShouldBe(HttpStatusCode.Created).Id);
        await played.Open();
        var panel = await played.Evaluator();
        (await panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((alone, 80, "Goed."), (joint, 60, "Matig.")))).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", new { characteristics = "Een ploeg uit de wijk." })).ShouldBe(HttpStatusCode.OK);
        var letters = (await she.Client.Get($"{she.Place()}/personal-data")).ShouldBe(HttpStatusCode.OK)["letters"]!.AsArray();
        letters.Select(l => (l!.Text("bidId"), l!.Text("outcome"))).ShouldBe([(alone, "won"), (joint, "lost")], ignoreOrder: true);
    }

    [Fact]
    public async Task Earlier_letters_stay_readable_when_a_bid_falls_after_a_decision()
    {
        var three = await app.ThreeWhoBid("never", AwardScenes.Standstill);
        await three.Played.Open();
        var panel = await three.Played.Evaluator();
        await three.Score(panel);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.OK);
        (await Letter(three.Lead, three.Bid))["letter"]!.Text("outcome").ShouldBe("won");

        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        (await Letter(three.Lead, three.Bid))["letter"]!.Text("outcome").ShouldBe("won");
        (await panel.Post($"/v1/lots/{three.Played.LotId}/award-decision/withdrawal", new { reason = "De combinatie viel uiteen." })).ShouldBe(HttpStatusCode.OK);
        (await three.Lead.Told("awardWithdrawn")).ShouldBe(1);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.OK);
        var letter = await Letter(three.Lead, three.Bid);
        ShouldSay(letter, "putAside", "viel een lid van uw combinatie uit", "De opdracht gaat naar Hof van Heer.");
        var earlier = letter["earlier"]!.AsArray().ShouldHaveSingleItem()!;
        (earlier["letter"]!.Text("outcome"), earlier["letter"]!["withdrawn"]!.Text("reason")).ShouldBe(("won", "De combinatie viel uiteen."));
        var page = new HttpRequestMessage(HttpMethod.Get, $"/v1/bids/{three.Bid}/decision");
        page.Headers.TryAddWithoutValidation("Accept", "text/html");
        var printed = (await three.Lead.Client.Send(page)).ShouldBe(HttpStatusCode.OK).Text;
        foreach (var told in (string[])["Van: Gemeente Maastricht.", "De combinatie viel uiteen.", "heeft gewonnen"]) printed.ShouldContain(told);
    }
}
