using System.Net;
using Register.Api.Tests.Bids;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Awards;

/// <summary>A price far under the others is asked about before anything is decided on it.</summary>
public sealed class PriceInquiryTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static readonly object Decision = new { characteristics = "Een ploeg uit de wijk." };
    private static readonly object Question = new { question = "Uit welke uren bestaat uw prijs?" };

    // 30 000 lies half under 60 000, and wins.
    private async Task<(Played Played, ApiClient Panel, Person Low, string LowBid, Person High, string HighBid)> Scored()
    {
        var (played, low, high) = (await app.ATenderForBids(), await app.AFreelancer("Spotgoedkoop"), await app.AFreelancer("Hof van Heer"));
        var bids = new[] { (await low.Bids(played, BidScenes.ABid(30_000.11m))).ShouldBe(HttpStatusCode.Created).Id, (await high.Bids(played, BidScenes.ABid(60_000.22m))).ShouldBe(HttpStatusCode.Created).Id };
        await played.Open();
        var panel = await played.Evaluator();
        (await panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((bids[0], 80, "Goed."), (bids[1], 70, "Matig.")))).ShouldBe(HttpStatusCode.OK);
        return (played, panel, low, bids[0], high, bids[1]);
    }

    private static string Inquiry(string bid, string step = "") => $"/v1/bids/{bid}/price-inquiry{step}";

    [Fact]
    public async Task Nothing_is_awarded_before_the_low_price_is_explained_and_taken()
    {
        var (played, panel, low, bid, _, _) = await Scored();
        var award = $"/v1/lots/{played.LotId}/award-decision";
        var refused = (await panel.Post(award, Decision)).ShouldBe(HttpStatusCode.Conflict);
        (refused.Code, refused.Text.Contains(bid)).ShouldBe(("price.unasked", true));
        (await panel.Post(Inquiry(bid), new { question = "Hoe?", workingDays = 4 })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("price.term-too-short");
        var asked = (await panel.Post(Inquiry(bid), Question)).ShouldBe(HttpStatusCode.Created);
        (asked.Headers["Location"], asked["status"]!.GetValue<string>()).ShouldBe(($"/v1/bids/{bid}/price-inquiry", "asked"));
        (await panel.Post(Inquiry(bid), Question)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("price.asked");
        (await low.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldContain(n => n!.Text("kind") == "priceAsked");
        (await panel.Post(award, Decision)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("price.runs");
        (await panel.Post(Inquiry(bid, "/verdict"), new { accepted = false, reasons = "Te laag." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("price.term-runs");

        (await low.Client.Post(Inquiry(bid, "/explanation"), new { text = "Wij maaien met eigen schapen." })).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("explained");
        (await low.Client.Post(Inquiry(bid, "/explanation"), new { text = "En met geiten." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("price.explained");
        (await panel.Get(Inquiry(bid))).ShouldBe(HttpStatusCode.OK)["explanation"]!.Text("text").ShouldBe("Wij maaien met eigen schapen.");
        (await panel.Post(Inquiry(bid, "/verdict"), new { accepted = true, reasons = "De schapen zijn er." })).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("accepted");
        (await panel.Post(Inquiry(bid, "/verdict"), new { accepted = false, reasons = "Toch niet." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("price.decided");
        (await panel.Post(award, Decision)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Spotgoedkoop");
    }

    [Fact]
    public async Task A_price_that_is_not_explained_puts_the_bid_aside_with_the_reasons_and_the_others_go_on()
    {
        var (played, panel, low, bid, _, other) = await Scored();
        (await panel.Post(Inquiry(bid), Question)).ShouldBe(HttpStatusCode.Created);
        app.Clock.MoveTo(DutchTime.EndOf(DutchTime.DayOf(app.Clock.GetUtcNow()).AddWorkingDays(5)));
        (await low.Client.Post(Inquiry(bid, "/explanation"), new { text = "Wij maaien met schapen." })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("price.term-over");
        (await panel.Post(Inquiry(bid, "/verdict"), new { accepted = false, reasons = "" })).ShouldBe(HttpStatusCode.BadRequest);
        (await panel.Post(Inquiry(bid, "/verdict"), new { accepted = false, reasons = "Er kwam geen uitleg." })).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("rejected");
        var seen = (await low.Client.Get($"/v1/bids/{bid}")).ShouldBe(HttpStatusCode.OK);
        (seen["status"]!.GetValue<string>(), seen["fall"]!.Text("reason"), seen["fall"]!.Text("reasons")).ShouldBe(("fallen", "abnormallyLow", "Er kwam geen uitleg."));
        (await low.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldContain(n => n!.Text("kind") == "bidPutAside");
        (await panel.Post(Inquiry(bid), Question)).ShouldBe(HttpStatusCode.Conflict);
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", Decision)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Hof van Heer");
        (await panel.Post(Inquiry(other), Question)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.lot-decided");
    }

    [Fact]
    public async Task It_is_told_to_nobody_else()
    {
        var (played, panel, low, bid, high, other) = await Scored();
        (await panel.Post(Inquiry(bid), Question)).ShouldBe(HttpStatusCode.Created);
        (await low.Client.Post(Inquiry(bid, "/explanation"), new { text = "Wij maaien met eigen schapen." })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post(Inquiry(bid, "/verdict"), new { accepted = false, reasons = "Schapen maaien niet recht." })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/lots/{played.LotId}/award-decision", Decision)).ShouldBe(HttpStatusCode.OK);
        var elsewhere = await app.APersonAt(await app.AnAuthority("Gemeente Heerlen"), Duties.Evaluate);
        foreach (var client in new[] { high.Client, elsewhere }) (await client.Get(Inquiry(bid))).ShouldBe(HttpStatusCode.NotFound);
        (await high.Client.Post(Inquiry(bid, "/explanation"), new { text = "Zij liegt." })).ShouldBe(HttpStatusCode.NotFound);
        (await elsewhere.Post(Inquiry(bid, "/verdict"), new { accepted = true, reasons = "Niet van ons." })).ShouldBe(HttpStatusCode.NotFound);
        (await high.Client.Get("/v1/notices"))["items"]!.AsArray().ShouldNotContain(n => n!.Text("kind") == "priceAsked");
        foreach (var place in (string[])[$"/v1/bids/{other}/decision", $"/v1/lots/{played.LotId}/award-decision", $"/v1/tenders/{played.TenderId}", $"/v1/tenders/{played.TenderId}/journal"])
        {
            var text = (await high.Client.Get(place)).Text;
            foreach (var secret in (string[])["schapen", "Schapen", "30000.11", "30.000,11", "Spotgoedkoop", bid]) text.ShouldNotContain(secret);
        }
    }
}
