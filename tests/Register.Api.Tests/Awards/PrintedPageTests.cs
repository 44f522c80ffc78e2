using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Awards;

/// <summary>Letters and the opening record as pages to print.</summary>
public sealed partial class PrintedPageTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private const string Nasty = "<script>alert(\"1\")</script> & 'zo'";

    private static Task<Answer> Page(ApiClient client, string path, string language = "nl", string accept = "text/html,application/xhtml+xml,*/*;q=0.8")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        return client.Send(request);
    }

    // One file: no script, nothing from elsewhere, and no style but the one its policy names.
    private static string Safe(Answer page, string language)
    {
        page.ShouldBe(HttpStatusCode.OK);
        page.Headers["Content-Type"].ShouldBe("text/html; charset=utf-8");
        page.Headers["Content-Language"].ShouldBe(language);
        page.Headers["Vary"].ShouldContain("Accept");
        page.Text.ShouldContain($"<html lang=\"{language}\">");
        var style = Style().Match(page.Text).Groups[1].Value;
        style.ShouldContain("@media print");
        page.Headers["Content-Security-Policy"].ShouldBe(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; frame-ancestors 'none'");
        foreach (var never in (string[])["<script", "<img", "<link", "<a ", "href", "src=", " style=", " on"]) Tags(page.Text).ShouldNotContain(t => t.Contains(never));
        return WebUtility.HtmlDecode(page.Text);
    }

    private static List<string> Tags(string page) => [.. Tag().Matches(page).Select(m => m.Value)];

    [Fact]
    public async Task The_letter_of_a_loser_says_what_the_law_asks_and_nothing_confidential_of_the_winner()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var panel = await two.Played.Evaluator();
        await panel.Post($"/v1/lots/{two.Played.LotId}/scores", AwardScenes.Scores((two.CheapBid, 50, Nasty), (two.GoodBid, 90, "De meidoorn past hier.")));
        var decided = (await panel.Post(two.Decision, new { characteristics = "Een ploeg & \"inheems\" <b>groen</b>." })).ShouldBe(HttpStatusCode.OK);
        var last = DateOnly.Parse(decided["standstillLastDay"]!.GetValue<string>());
        var place = $"/v1/bids/{two.CheapBid}/decision";
        foreach (var (language, day, objects) in new[] { ("nl", last.ToString("d MMMM yyyy", new System.Globalization.CultureInfo("nl-NL")), "bezwaar"), ("en", last.ToString("d MMMM yyyy", new System.Globalization.CultureInfo("en-GB")), "object") })
        {
            var page = await Page(two.Cheap.Client, place, language);
            var text = Safe(page, language);
            // Own scores and reasons, the winner with characteristics and relative advantages, the last day and how to object (art. 2.130).
            foreach (var told in (string[])["Plantsoenen", Nasty, "Een ploeg & \"inheems\" <b>groen</b>.", "Hof van Heer", "90", day, objects]) text.ShouldContain(told);
            page.Text.ShouldContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#x27;zo&#x27;");
            foreach (var secret in (string[])["60000", "60.000", "60,000", "De meidoorn past hier", "Wij planten", two.GoodBid, "74.00", "74,00"]) text.ShouldNotContain(secret);
        }
        (await Page(two.Good.Client, place)).ShouldBe(HttpStatusCode.NotFound).Headers["Content-Type"].ShouldBe("application/problem+json");
        (await Page(two.Cheap.Client, place, accept: "application/json, text/html")).ShouldBe(HttpStatusCode.OK).Headers["Content-Type"].ShouldBe("application/json");
    }

    [Fact]
    public async Task Every_outcome_has_its_letter_and_none_names_who_lost()
    {
        var two = await app.TwoOpenedBids(t =>
        {
            AwardScenes.Standstill(t);
            t["award"]!["criteria"]![1]!["minimumScoreBasisPoints"] = 6000;
        });
        var (panel, _) = await two.Decide();
        Safe(await Page(two.Cheap.Client, $"/v1/bids/{two.CheapBid}/decision", "en"), "en").ShouldContain("did not reach the required minimum");
        var won = Safe(await Page(two.Good.Client, $"/v1/bids/{two.GoodBid}/decision", "en"), "en");
        won.ShouldContain("has won");
        foreach (var secret in (string[])["50000", "50,000", "zeisen", two.CheapBid, "Goedkoop", "Matig."]) won.ShouldNotContain(secret);

        (await panel.Post($"{two.Decision}/withdrawal", new { reason = "De scores kloppen niet." })).ShouldBe(HttpStatusCode.OK);
        Safe(await Page(two.Good.Client, $"/v1/bids/{two.GoodBid}/decision"), "nl").ShouldContain("De scores kloppen niet.");
        (await panel.Post(two.Decision, new { noAward = true, motivation = "Het geld is op." })).ShouldBe(HttpStatusCode.OK);
        var ended = Safe(await Page(two.Good.Client, $"/v1/bids/{two.GoodBid}/decision"), "nl");
        // With the letter that was taken back below it.
        foreach (var told in (string[])["wordt aan niemand gegund", "Het geld is op.", "geen opschortende termijn", "De scores kloppen niet.", "heeft gewonnen"]) ended.ShouldContain(told);
    }

    [Fact]
    public async Task The_opening_record_prints_who_opened_what_and_when()
    {
        var (played, bidder) = (await app.ATenderForBids(t => t["title"] = $"Groen {Nasty}"), await app.AFreelancer());
        var bid = (await bidder.Bids(played)).ShouldBe(HttpStatusCode.Created).Id;
        var place = $"/v1/tenders/{played.TenderId}/opening";
        await played.Open();
        var record = (await played.Buyer.Client.Get(place)).ShouldBe(HttpStatusCode.OK);
        var page = Safe(await Page(played.Buyer.Client, place), "nl");
        foreach (var told in (string[])["Proces-verbaal van opening", Nasty, "anna", "bert", bid, record["bids"]![0]!.Text("sha256"), record["bids"]![0]!.Text("commitment")]) page.ShouldContain(told);
        foreach (var secret in (string[])["52417", "52.417", "kamperfoelie"]) page.ShouldNotContain(secret);
        Safe(await Page(played.Buyer.Client, place, "en"), "en").ShouldContain("Record of the opening");
        (await Page(bidder.Client, place)).ShouldBe(HttpStatusCode.Forbidden);
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
