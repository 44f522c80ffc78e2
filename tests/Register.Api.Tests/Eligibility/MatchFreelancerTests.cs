using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Tenders;
using FreelancerPlay = Register.Api.Tests.Freelancers.FreelancerScenes;
using TenderPlay = Register.Api.Tests.Tenders.TenderScenes;
using Xunit.Abstractions;
using static Register.Api.Tests.Eligibility.MatchScenes;

namespace Register.Api.Tests.Eligibility;

public sealed class MatchFreelancerTests(TenderApp tenders, ITestOutputHelper output) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    private async Task<Answer> ATender(string conditions = "[]", string place = "WK093501", int days = 30) =>
        await (await TenderPlay.ABuyer(app)).Publishes(app, t =>
        {
            t["lots"]![0]!["conditions"] = JsonNode.Parse(conditions);
            t["placeOfPerformance"] = new JsonArray(place);
            t["settings"] = new JsonObject { ["shortPeriodReason"] = "Het werk begint binnenkort." };
            t["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().AddDays(days).ToString("O");
        });

    private async Task<string> ALot(string conditions = "[]", string place = "WK093501", int days = 30) =>
        LotOf(await ATender(conditions, place, days));

    private static string LotOf(Answer tender) => tender["lots"]![0]!["id"]!.GetValue<string>();

    private Task<Person> WithHours(int hours) => FreelancerPlay.Registered(app, FreelancerPlay.AProfile(p => p["hoursPerWeek"] = hours));

    private static Task<List<JsonNode>> Matches(Person she, int limit = 100, string language = "nl") =>
        she.Client.AllMatches($"/v1/freelancers/{she.Id}/matches", limit, language);

    [Fact]
    public async Task Fewest_gaps_come_first_then_the_nearest_work_then_the_first_deadline()
    {
        var twoGaps = """[{ "kind": "capacity", "hoursPerWeek": 60 }, { "kind": "sector", "sectors": ["5621"] }]""";
        string[] expected =
        [
            await ALot(days: 20), await ALot(), await ALot(place: "GM0935"), await ALot(place: "PV31", days: 10), await ALot(place: "NL", days: 5),
            await ALot(Hours), await ALot(twoGaps),
        ];
        var she = await WithHours(24);
        var mine = (await Matches(she)).Where(m => expected.Contains(Lot(m))).ToList();
        mine.Select(Lot).ShouldBe(expected);
        mine.Select(m => m["nearness"]!.GetValue<string>()).Take(5).ShouldBe(["district", "district", "municipality", "province", "country"]);
    }

    [Fact]
    public async Task What_remains_for_partners_is_named_with_how_much_is_missing()
    {
        var (lot, she) = (await ALot("""
            [{ "kind": "capacity", "id": "uren", "hoursPerWeek": 60 },
             { "kind": "businessRegistration", "id": "belg", "schemes": ["BE-BCE_KBO"] },
             { "kind": "not", "id": "geen", "condition": { "kind": "sector", "sectors": ["8130"] } }]
            """), await WithHours(24));
        async Task<JsonNode> Match(string language) => (await Matches(she, language: language)).Single(m => Lot(m) == lot);
        var match = await Match("en");
        match["outcome"]!.GetValue<string>().ShouldBe("notMet");
        var gaps = match["gaps"]!.AsArray().ToDictionary(g => g!["condition"]!.GetValue<string>(), g => g!);
        gaps.Keys.ShouldBe(["uren", "belg", "geen"]);
        (gaps["uren"]["missing"]!.GetValue<long>(), gaps["uren"]["unit"]!.GetValue<string>(), gaps["uren"]["partnersHelp"]!.GetValue<bool>()).ShouldBe((36, "hours", true));
        gaps["uren"]["text"]!.GetValue<string>().ShouldContain("36");
        gaps["belg"]["partnersHelp"]!.GetValue<bool>().ShouldBeFalse("every member must be registered there itself");
        gaps["geen"]["code"]!.GetValue<string>().ShouldBe("eligibility.excluded");
        var dutch = (await Match("nl"))["gaps"]!.AsArray();
        dutch.ShouldAllBe(g => !g!["text"]!.GetValue<string>().Contains('{'));
        dutch[0]!["text"]!.GetValue<string>().ShouldNotBe(gaps["uren"]["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_match_says_what_asking_for_the_lot_says()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        var she = await WithHours(24);
        await FreelancerPlay.Adds(she, FreelancerPlay.Insurance());
        var asked = new HashSet<string>();
        for (var n = 0; n < 12; n++) asked.UnionWith(LotsOf(await app.ATenderByDice(dice)));
        var outcomes = new HashSet<string>();
        foreach (var match in (await Matches(she)).Where(m => asked.Remove(Lot(m))))
        {
            var report = await she.Client.Post($"/v1/tenders/{match["tenderId"]}/eligibility-checks", new { lotId = Lot(match), bidder = new { freelancerId = she.Id } });
            match.Outcome().ShouldBe(report.ShouldBe(HttpStatusCode.OK)["outcome"]!.GetValue<string>(), $"seed {seed}: {report.Text}");
            (match["gaps"]!.AsArray().Count > 0).ShouldBe(match.Outcome() == "notMet");
            outcomes.Add(match.Outcome());
        }
        asked.ShouldBeEmpty();
        outcomes.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Whom_she_relies_on_for_a_lot_counts_there_and_nowhere_else()
    {
        const string Turnover = """[{ "kind": "minimumTurnover", "id": "omzet", "amount": { "amount": 100000, "currency": "EUR" } }]""";
        var (tender, other) = (await ATender(Turnover), await ALot(Turnover));
        var (she, rich) = (await WithHours(24), await WithHours(24));
        await FreelancerPlay.Adds(rich, new JsonObject { ["kind"] = "turnover", ["year"] = app.Clock.GetUtcNow().Year - 1, ["amount"] = FreelancerPlay.Euros(900_000) });
        async Task<string> Says(string lot) => (await Matches(she)).Single(m => Lot(m) == lot).Outcome();
        var reliance = (await she.Client.Post($"/v1/lots/{LotOf(tender)}/reliances", new { freelancerId = rich.Id, conditions = new[] { "omzet" } })).ShouldBe(HttpStatusCode.Created);
        (await Says(LotOf(tender))).ShouldBe("notMet", "her turnover is nobody's business before she signs");
        (await rich.Client.Put($"/v1/reliances/{reliance.Id}/commitment", new { statement = "Ik stel mijn middelen ter beschikking." }, null)).ShouldBe(HttpStatusCode.OK);
        (await Says(LotOf(tender)), await Says(other)).ShouldBe(("unproven", "notMet"));
    }

    [Fact]
    public async Task Pages_of_two_hold_what_one_page_holds()
    {
        for (var n = 0; n < 5; n++) await ALot(n % 2 == 0 ? "[]" : Hours);
        var she = await WithHours(24);
        var whole = (await Matches(she)).Select(Lot).ToList();
        whole.Count.ShouldBeGreaterThanOrEqualTo(5);
        (await Matches(she, limit: 2)).Select(Lot).ShouldBe(whole);
        var page = await she.Client.Get($"/v1/freelancers/{she.Id}/matches?cursor=MDE5OWExZjAtNWMwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx");
        page.ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("paging.cursor");
    }

    [Fact]
    public async Task Only_what_may_be_bid_for_now_is_there()
    {
        var buyer = await TenderPlay.ABuyer(app);
        var (open, gone, draft) = (await buyer.Publishes(app), await buyer.Publishes(app), await buyer.Drafts(app));
        var later = await buyer.Publishes(app, t => t["dates"]!["bidsFrom"] = app.Clock.GetUtcNow().AddDays(3).ToString("O"));
        var soon = await ATender(days: 1);
        var she = await WithHours(24);
        async Task<HashSet<string>> Seen() => [.. (await Matches(she)).Select(Lot)];
        (await Seen()).ShouldContain(LotOf(gone));
        await buyer.Client.Post($"/v1/tenders/{gone.Id}/withdrawal", new { reason = "Vervallen." });
        var now = await Seen();
        (now.Contains(LotOf(open)), now.Contains(LotOf(soon))).ShouldBe((true, true));
        (now.Contains(LotOf(gone)), now.Contains(LotOf(draft)), now.Contains(LotOf(later))).ShouldBe((false, false, false));
        app.Clock.Move(TimeSpan.FromDays(4));
        now = await Seen();
        (now.Contains(LotOf(open)), now.Contains(LotOf(soon)), now.Contains(LotOf(later))).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task A_tender_by_invitation_is_there_for_her_who_is_invited_until_she_declines()
    {
        var people = await app.InSector("01", 4);
        var played = await app.ATenderByInvitation();
        async Task<bool> Sees(Person she) => (await Matches(she)).Any(m => m["tenderId"]!.GetValue<string>() == played.TenderId.ToString());
        (await Sees(people[0])).ShouldBeFalse("nobody is invited yet");
        var draw = await played.Invites("01", [.. people.Take(3)]);
        (await Sees(people[0]), await Sees(people[1]), await Sees(people[3])).ShouldBe((true, true, false));
        (await people[1].Declines(played, draw)).ShouldBe(HttpStatusCode.OK);
        (await Sees(people[0]), await Sees(people[1])).ShouldBe((true, false));
    }

    [Fact]
    public async Task Nobody_else_asks()
    {
        var (she, other) = (await WithHours(24), await WithHours(24));
        (await other.Client.Get($"/v1/freelancers/{she.Id}/matches")).ShouldBe(HttpStatusCode.NotFound);
        (await (await TenderPlay.ABuyer(app)).Client.Get($"/v1/freelancers/{she.Id}/matches")).ShouldBe(HttpStatusCode.Forbidden);
        (await app.Anyone().Get($"/v1/freelancers/{she.Id}/matches")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
