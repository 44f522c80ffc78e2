using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Eligibility;
using Register.Api.Tests.Tenders;
using Register.Infrastructure.Database;
using Xunit.Abstractions;
using static Register.Api.Tests.Eligibility.MatchScenes;
using FreelancerPlay = Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Clusters;

public sealed class MatchClusterTests(TenderApp tenders, ITestOutputHelper output) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    private Task<Person> WithHours(int hours) => FreelancerPlay.Registered(app, FreelancerPlay.AProfile(p => p["hoursPerWeek"] = hours));

    private async Task<(Person She, Person Other, string Cluster)> ACluster(int hers = 24, int others = 40)
    {
        var (she, other) = (await WithHours(hers), await WithHours(others));
        var cluster = await app.ACluster(she);
        await other.Joins(cluster, she);
        return (she, other, cluster);
    }

    private async Task<string> ALot(string conditions, string place = "WK093501", int days = 30) =>
        LotsOf(await (await app.ABuyer()).Publishes(app, t =>
        {
            t["lots"]![0]!["conditions"] = JsonNode.Parse(conditions);
            t["placeOfPerformance"] = new JsonArray(place);
            t["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().AddDays(days).ToString("O");
        })).Single();

    private static string Consent(string cluster, Person who) => $"/v1/clusters/{cluster}/members/{who.Id}/consent";

    private static async Task Consents(Person who, string cluster) => (await who.Client.Put(Consent(cluster, who), null, null)).ShouldBe(HttpStatusCode.OK);

    private static string Place(string cluster) => $"/v1/clusters/{cluster}/matches";

    private static async Task<JsonNode> Match(Person she, string cluster, string lot, string language = "nl") =>
        (await she.Client.AllMatches(Place(cluster), language: language)).Single(m => Lot(m) == lot);

    [Fact]
    public async Task A_member_counts_for_the_others_from_her_consent_until_she_takes_it_back()
    {
        var lot = await ALot(Hours);
        var (she, other, cluster) = await ACluster();
        async Task<(string Outcome, int Counted, int All)> Says(Person who)
        {
            var page = await who.Client.Get(Place(cluster));
            return ((await Match(who, cluster, lot)).Outcome(), page["countedMembers"]!.GetValue<int>(), page["memberCount"]!.GetValue<int>());
        }
        (await Says(she)).ShouldBe(("notMet", 1, 2));
        await Consents(other, cluster);
        (await Says(she)).ShouldBe(("met", 2, 2));
        (await Says(other)).ShouldBe(("notMet", 1, 2), "she let her own facts be used; the first did not");
        await Consents(other, cluster);
        (await other.Client.Delete(Consent(cluster, other), null)).ShouldBe(HttpStatusCode.NoContent);
        (await other.Client.Delete(Consent(cluster, other), null)).ShouldBe(HttpStatusCode.NoContent);
        (await Says(she)).ShouldBe(("notMet", 1, 2));
    }

    [Fact]
    public async Task Consent_is_hers_alone_to_give_and_take_and_to_see()
    {
        var (she, other, cluster) = await ACluster();
        var outsider = await WithHours(24);
        (await she.Client.Put(Consent(cluster, other), null, null)).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Delete(Consent(cluster, other), null)).ShouldBe(HttpStatusCode.NotFound);
        (await outsider.Client.Put(Consent(cluster, outsider), null, null)).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Post($"/v1/clusters/{cluster}/members", new { freelancerId = outsider.Id })).ShouldBe(HttpStatusCode.OK);
        (await outsider.Client.Put(Consent(cluster, outsider), null, null)).ShouldBe(HttpStatusCode.NotFound);
        await Consents(other, cluster);
        async Task<bool?> Sees(Person who) => (await who.Client.Get($"/v1/clusters/{cluster}"))["members"]!.AsArray()
            .Single(m => m!["freelancerId"]!.GetValue<string>() == other.Id)!["consents"]?.GetValue<bool>();
        (await Sees(other), await Sees(she), await Sees(outsider)).ShouldBe((true, null, null));
        var hers = (await other.Client.Get($"/v1/freelancers/{other.Id}/personal-data"))["clusters"]!.AsArray().ShouldHaveSingleItem()!;
        (hers["clusterId"]!.GetValue<string>(), hers["consents"]!.GetValue<bool>()).ShouldBe((cluster, true));
    }

    [Fact]
    public async Task Who_comes_back_starts_without_consent_and_each_change_is_in_the_journal_once()
    {
        var (she, other, cluster) = await ACluster();
        await Consents(other, cluster);
        await Consents(other, cluster);
        (await other.Client.Delete(Consent(cluster, other), null)).ShouldBe(HttpStatusCode.NoContent);
        await Consents(other, cluster);
        (await other.Client.Delete($"/v1/clusters/{cluster}/members/{other.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Get(Place(cluster)))["countedMembers"]!.GetValue<int>().ShouldBe(1);
        (await other.Client.Get(Place(cluster))).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("cluster.members-only");
        await other.Joins(cluster, she);
        (await she.Client.Get(Place(cluster)))["countedMembers"]!.GetValue<int>().ShouldBe(1);
        var journal = await app.InWrite(s => s.GetRequiredService<Session>().Query<string>("SELECT event FROM journal WHERE subject = @cluster AND event LIKE 'ClusterConsent%' ORDER BY position", new { cluster }));
        journal.ShouldBe(["ClusterConsentGiven", "ClusterConsentTakenBack", "ClusterConsentGiven"]);
    }

    [Fact]
    public async Task What_remains_is_named_without_what_the_others_have()
    {
        var lot = await ALot("""
            [{ "kind": "capacity", "id": "uren", "hoursPerWeek": 90 }, { "kind": "businessRegistration", "id": "belg", "schemes": ["BE-BCE_KBO"] },
             { "kind": "minimumTurnover", "id": "omzet", "amount": { "amount": 100000, "currency": "EUR" } }]
            """);
        var (she, other, cluster) = await ACluster(hers: 24, others: 41);
        await FreelancerPlay.Adds(other, new JsonObject { ["kind"] = "turnover", ["year"] = app.Clock.GetUtcNow().Year - 1, ["amount"] = FreelancerPlay.Euros(76_543) });
        await Consents(other, cluster);
        var match = await Match(she, cluster, lot, "en");
        var gaps = match["gaps"]!.AsArray().ToDictionary(g => g!["condition"]!.GetValue<string>(), g => g!.AsObject());
        gaps.Keys.ShouldBe(["uren", "belg", "omzet"]);
        (gaps["uren"]["code"]!.GetValue<string>(), gaps["uren"]["partnersHelp"]!.GetValue<bool>()).ShouldBe(("eligibility.remains", true));
        (gaps["belg"]["code"]!.GetValue<string>(), gaps["belg"]["partnersHelp"]!.GetValue<bool>()).ShouldBe(("eligibility.remains-with-each", false));
        foreach (var gap in gaps.Values) gap.Select(p => p.Key).ShouldBe(["condition", "kind", "code", "text", "partnersHelp"], gap.ToString());
        foreach (var hers in new[] { "25", "41", "65", "76", "23", other.Id }) match["gaps"]!.ToJsonString().ShouldNotContain(hers);
        (await Match(she, cluster, lot))["gaps"]![0]!["text"]!.GetValue<string>().ShouldBe("Hier is nog iemand voor nodig (uren).");
    }

    [Fact]
    public async Task Fewest_gaps_come_first_then_the_nearest_to_who_asks_then_the_first_deadline()
    {
        string[] expected = [await ALot(Hours, days: 31), await ALot(Hours, days: 35), await ALot("[]", "GM0935"), await ALot("[]", "PV31"), await ALot("""[{ "kind": "capacity", "hoursPerWeek": 90 }]""")];
        var (she, other, cluster) = await ACluster();
        await Consents(other, cluster);
        (await she.Client.AllMatches(Place(cluster))).Select(Lot).Where(expected.Contains).ShouldBe(expected);
        var whole = (await she.Client.AllMatches(Place(cluster))).Select(Lot).ToList();
        (await she.Client.AllMatches(Place(cluster), limit: 2)).Select(Lot).ShouldBe(whole);
        (await she.Client.Get($"{Place(cluster)}?limit=2")).Headers["Link"].ShouldContain("rel=\"next\"");
    }

    [Fact]
    public async Task A_match_says_what_asking_for_their_consortium_says()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var dice = new Random(seed);
        var (she, other, cluster) = await ACluster();
        await FreelancerPlay.Adds(she, FreelancerPlay.Insurance());
        await FreelancerPlay.Adds(other, FreelancerPlay.Certificate());
        await Consents(other, cluster);
        var asked = new HashSet<string>();
        for (var n = 0; n < 8; n++) asked.UnionWith(LotsOf(await app.ATenderByDice(dice)));
        var outcomes = new HashSet<string>();
        foreach (var match in (await she.Client.AllMatches(Place(cluster))).Where(m => asked.Remove(Lot(m))))
        {
            var tender = match["tenderId"]!.GetValue<string>();
            var consortium = (await she.Forms(new OpenLot(tender, Lot(match)), (she, 5000), (other, 5000))).Id;
            (await other.Accepts(consortium)).ShouldBe(HttpStatusCode.OK);
            var report = await she.Client.Post($"/v1/tenders/{tender}/eligibility-checks", new { lotId = Lot(match), bidder = new { consortiumId = consortium } });
            match.Outcome().ShouldBe(report.ShouldBe(HttpStatusCode.OK)["outcome"]!.GetValue<string>(), $"seed {seed}: {report.Text}");
            outcomes.Add(match.Outcome());
        }
        asked.ShouldBeEmpty();
        outcomes.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Only_members_ask_and_what_is_not_there_is_not_found()
    {
        var (she, _, cluster) = await ACluster();
        var outsider = await WithHours(24);
        (await outsider.Client.Get(Place(cluster))).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("cluster.members-only");
        await she.Client.Post($"/v1/clusters/{cluster}/members", new { freelancerId = outsider.Id });
        (await outsider.Client.Get(Place(cluster))).ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.ABuyer()).Client.Get(Place(cluster))).ShouldBe(HttpStatusCode.Forbidden);
        (await app.Anyone().Get(Place(cluster))).ShouldBe(HttpStatusCode.Unauthorized);
        (await she.Client.Get(Place(Guid.CreateVersion7().ToString()))).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Get($"{Place(cluster)}?limit=0")).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("paging.limit");
        (await she.Client.Get($"{Place(cluster)}?cursor=MDE5OWExZjAtNWMwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx")).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("paging.cursor");
    }
}
