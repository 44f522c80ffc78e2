using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Tenders;
using Register.Domain.Bids;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests.Eligibility;

public sealed class ReportTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task All_lots_are_answered_when_none_is_named_and_folded_as_one()
    {
        var tender = await (await app.ABuyer()).Publishes(app, t =>
        {
            t["lots"]![0]!["conditions"] = JsonNode.Parse("""[{ "kind": "sector", "sectors": ["8130"] }]""");
            t["lots"]!.AsArray().Add(new JsonObject
            {
                ["title"] = "Bomen", ["estimatedValue"] = FreelancerScenes.Euros(20_000), ["conditions"] = JsonNode.Parse("""[{ "kind": "capacity", "hoursPerWeek": 70 }]"""),
            });
        });
        var she = await app.Registered();
        var all = (await she.Client.Post($"/v1/tenders/{tender.Id}/eligibility-checks", new { bidder = new { freelancerId = she.Id } })).ShouldBe(HttpStatusCode.OK);
        all["outcome"]!.GetValue<string>().ShouldBe("notMet");
        all["lotId"].ShouldBeNull();
        var lots = all["lots"]!.AsArray();
        lots.Select(l => l!.Text("lotId")).ShouldBe(tender["lots"]!.AsArray().Select(l => l!.Text("id")));
        lots.Select(l => l!.Text("outcome")).ShouldBe(["met", "notMet"]);
        lots[1]!["findings"]![0]!.Text("text").ShouldContain("70");
        var one = await she.Client.Post($"/v1/tenders/{tender.Id}/eligibility-checks", new { lotId = lots[0]!.Text("lotId"), bidder = new { freelancerId = she.Id }, at = all["at"]!.GetValue<string>() });
        one["hash"]!.GetValue<string>().ShouldBe(lots[0]!.Text("hash"));
    }

    [Fact]
    public async Task What_lapses_before_the_contract_ends_is_told_on_the_first_day()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] =
            JsonNode.Parse("""[{ "id": "polis", "kind": "liabilityInsurance", "perEvent": { "amount": 1000000, "currency": "EUR" } }]"""));
        var she = await app.Registered();
        var ends = app.Clock.GetUtcNow().AddDays(100).ToString("yyyy-MM-dd");
        await she.Adds(FreelancerScenes.Insurance(until: ends));
        var report = await she.Client.Post($"/v1/tenders/{played.TenderId}/eligibility-checks", new { lotId = played.LotId, bidder = new { freelancerId = she.Id } });
        var lapse = report["lapses"]!.AsArray().ShouldHaveSingleItem()!;
        (lapse.Text("condition"), lapse.Text("validUntil"), lapse.Text("member")).ShouldBe(("polis", ends, she.Id));
        lapse.Text("text").ShouldNotContain("{");
        report["validUntil"]!.GetValue<string>().ShouldBe(ends);
        report["findings"]![0]!.Text("validUntil").ShouldBe(ends);
    }

    [Fact]
    public async Task A_frozen_report_has_its_text_in_the_language_asked_for()
    {
        var (_, she, bid) = await ABid();
        var english = await she.Client.Send(HttpMethod.Get, $"/v1/bids/{bid}/eligibility", language: "en");
        english["report"]!.Text("text").ShouldBe("All conditions are met.");
        english["report"]!["findings"]![0]!.Text("title").ShouldBe("Sector");
        english["recomputed"].ShouldBeNull();
        (await she.Client.Get($"/v1/bids/{bid}/eligibility"))["report"]!.Text("text").ShouldBe("Aan alle eisen is voldaan.");
    }

    [Fact]
    public async Task A_report_made_by_other_rules_says_the_same_or_what_differs_by_condition()
    {
        var (_, she, bid) = await ABid();
        (await Again(she, bid)).ShouldBe((true, ""));

        await Tamper(bid, j => j with { Report = j.Report with { RulesVersion = "0/2020", Hash = new string('0', 64) } });
        (await Again(she, bid)).ShouldBe((true, ""), "other rules that find the same say the same");

        await Tamper(bid, j => j with { Report = j.Report with { Outcome = Outcome.NotMet, Findings = [j.Report.Findings[0] with { Outcome = Outcome.NotMet, Code = "sector.missing" }] } });
        (await Again(she, bid)).ShouldBe((false, "- outcome notMet met, vak outcome notMet met, vak code sector.missing sector.met"));
    }

    [Fact]
    public async Task Facts_that_were_changed_afterwards_show_although_nothing_else_differs()
    {
        var (_, she, bid) = await ABid();
        await Tamper(bid, j => j with { Bidder = j.Bidder with { Members = [j.Bidder.Members[0] with { Facts = j.Bidder.Members[0].Facts with { HoursPerWeek = 79 } }] } });
        var (same, differences) = await Again(she, bid);
        same.ShouldBeFalse();
        differences.ShouldStartWith("- hash ");
    }

    [Fact]
    public async Task Only_who_may_see_a_bid_has_it_judged_again()
    {
        var (played, she, bid) = await ABid();
        var place = $"/v1/bids/{bid}/eligibility?recompute=true";
        (await (await app.Registered()).Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        (await played.Buyer.Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().Get(place)).ShouldBe(HttpStatusCode.Unauthorized);
        (await she.Client.Get($"/v1/bids/{bid}/eligibility?recompute=perhaps")).ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<(Played Played, Person She, string Bid)> ABid()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = JsonNode.Parse("""[{ "id": "vak", "kind": "sector", "sectors": ["8130"] }]"""));
        var she = await app.Registered();
        return (played, she, (await she.Bids(played)).ShouldBe(HttpStatusCode.Created).Id);
    }

    private static async Task<(bool Same, string Differences)> Again(Person she, string bid)
    {
        var again = (await she.Client.Get($"/v1/bids/{bid}/eligibility?recompute=true")).ShouldBe(HttpStatusCode.OK)["recomputed"]!;
        var differences = again["differences"]!.AsArray().Select(d => $"{d!["condition"] ?? "-"} {d["part"]} {d["frozen"]} {d["now"]}");
        return (again["same"]!.GetValue<bool>(), string.Join(", ", differences));
    }

    // What an older program would have left behind: the same bid, sealed with another judgement.
    private Task<int> Tamper(string id, Func<Judgement, Judgement> change) => app.InWrite(async services =>
    {
        var (bids, seal, keys) = (services.GetRequiredService<BidStore>(), services.GetRequiredService<OfferSeal>(), services.GetRequiredService<LotKeys>());
        var bid = (await bids.Find(Id<Bid>.Parse(id)))!;
        var offer = BidScenes.ABid()["offer"]!.ToJsonString();
        var (resealed, _) = seal.Seal(bid.Id, bid.LotId, (await keys.Stored(bid.LotId))!, RegisterJson.Read<Offer>(offer), null, "{}"u8, change(seal.JudgementOf(bid)), bid.SubmittedAt);
        var tender = await services.GetRequiredService<TenderStore>().Load(bid.TenderId);
        bid.Replace(tender, resealed, bid.SubmittedAt);
        await bids.Save(bid);
        return 0;
    });
}
