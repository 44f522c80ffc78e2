using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Purchasing;
using Register.Api.Tests.Tenders;
using FreelancerPlay = Register.Api.Tests.Freelancers.FreelancerScenes;
using TenderPlay = Register.Api.Tests.Tenders.TenderScenes;

namespace Register.Api.Tests.Eligibility;

public sealed class CheckEligibilityTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private const string Conditions = """
        [{ "kind": "sector", "sectors": ["8130"] },
         { "kind": "capacity", "hoursPerWeek": 60 },
         { "kind": "liabilityInsurance", "perEvent": { "amount": 1250000, "currency": "EUR" }, "combine": "anyMember" }]
        """;

    private readonly RegisterApp app = tenders.App;

    private async Task<OpenLot> ALot(string conditions = Conditions, string? set = null)
    {
        var tender = await (await TenderPlay.ABuyer(app)).Publishes(app, t =>
        {
            t["lots"]![0]!["conditions"] = JsonNode.Parse(conditions);
            if (set is not null) t["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = set, ["version"] = 1 });
        });
        return new OpenLot(tender.Id, tender["lots"]![0]!["id"]!.GetValue<string>());
    }

    private Task<Person> WithHours(int hours) => FreelancerPlay.Registered(app, FreelancerPlay.AProfile(p => p["hoursPerWeek"] = hours));

    private static Task<Answer> Ask(Person who, OpenLot lot, object bidder, string language = "nl", object? at = null) => who.Client.Send(
        HttpMethod.Post, $"/v1/tenders/{lot.TenderId}/eligibility-checks",
        at is null ? (object)new { lotId = lot.LotId, bidder } : new { lotId = lot.LotId, bidder, at }, language: language);

    private static JsonNode Finding(Answer report, string condition) => report["findings"]!.AsArray().First(f => f!["condition"]!.GetValue<string>() == condition)!;

    private static string Of(JsonNode node, string name) => node[name]!.GetValue<string>();

    [Fact]
    public async Task Every_condition_is_answered_with_what_is_missing_and_what_would_mend_it()
    {
        var (lot, she) = (await ALot(), await WithHours(24));
        var report = (await Ask(she, lot, new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.OK);
        report["outcome"]!.GetValue<string>().ShouldBe("notMet");
        report["findings"]!.AsArray().Select(f => $"{f!["condition"]} {f["outcome"]}").ShouldBe(["c1 met", "c2 notMet", "c3 notMet"]);
        var capacity = Finding(report, "c2");
        capacity["missing"]!.GetValue<int>().ShouldBe(36);
        Of(capacity, "text").ShouldContain("36");
        Of(Finding(report, "c3"), "text").ShouldContain("EUR 1.250.000,00");
        Of(Finding(report, "c3"), "remedyCode").ShouldBe("liabilityInsurance.remedy");
        capacity["coverage"]![0]!["member"]!.GetValue<string>().ShouldBe(she.Id);
    }

    [Fact]
    public async Task The_texts_come_in_the_language_asked_for_and_the_codes_stay()
    {
        var (lot, she) = (await ALot(), await WithHours(24));
        var (dutch, english) = (await Ask(she, lot, new { freelancerId = she.Id }), await Ask(she, lot, new { freelancerId = she.Id }, "en"));
        (dutch.Headers["Content-Language"], english.Headers["Content-Language"]).ShouldBe(("nl", "en"));
        Of(Finding(english, "c3"), "text").ShouldContain("EUR 1,250,000.00");
        Of(Finding(english, "c3"), "code").ShouldBe(Of(Finding(dutch, "c3"), "code"));
        english["findings"]!.AsArray().ShouldAllBe(f => !Of(f!, "text").Contains('{'));
    }

    [Fact]
    public async Task Sets_that_were_taken_over_count_at_their_version_with_their_documents()
    {
        var buyer = await PurchasingScenes.ABuyer(app);
        var set = await buyer.ASet(new { kind = "workArea", areas = new[] { "GM0935" } });
        var (lot, she) = (await ALot("""[{ "kind": "sector", "sectors": ["8130"] }]""", set), await WithHours(24));
        await buyer.Post($"/v1/purchasing-conditions/{set}/versions", PurchasingScenes.Text(conditions: new { kind = "workArea", areas = new[] { "GM0917" } }));
        var before = (await Ask(she, lot, new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.OK);
        before["findings"]!.AsArray().Select(f => $"{f!["kind"]} {f["outcome"]}").ShouldBe(["sector met", "workArea met", "conditionsAccepted notMet"]);
        (await she.Client.Post($"/v1/purchasing-conditions/{set}/versions/1/acceptances")).ShouldBe(HttpStatusCode.OK);
        (await Ask(she, lot, new { freelancerId = she.Id }))["outcome"]!.GetValue<string>().ShouldBe("met");
    }

    [Fact]
    public async Task A_consortium_sees_who_covers_what_while_it_forms()
    {
        var (lot, ada, bep) = (await ALot(), await WithHours(24), await WithHours(40));
        await FreelancerPlay.Adds(bep, FreelancerPlay.Insurance());
        var consortium = (await ada.Forms(lot, (ada, 5000), (bep, 5000))).Id;
        var early = (await Ask(ada, lot, new { consortiumId = consortium })).ShouldBe(HttpStatusCode.OK);
        Finding(early, "c2")["claimed"]!.GetValue<int>().ShouldBe(24, "what bep brings is told only once she accepted");
        (await bep.Accepts(consortium)).ShouldBe(HttpStatusCode.OK);
        var report = (await Ask(ada, lot, new { consortiumId = consortium })).ShouldBe(HttpStatusCode.OK);
        report["outcome"]!.GetValue<string>().ShouldBe("unproven");
        Finding(report, "c2")["claimed"]!.GetValue<int>().ShouldBe(64);
        var insurance = Finding(report, "c3")["coverage"]!.AsArray().ToDictionary(c => Of(c!, "member"), c => Of(c!, "cover"));
        (insurance[ada.Id], insurance[bep.Id]).ShouldBe(("gap", "covered"));
        (await Ask(await WithHours(40), lot, new { consortiumId = consortium })).ShouldBe(HttpStatusCode.NotFound);
        (await Ask(ada, await ALot(), new { consortiumId = consortium })).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("eligibility.other-lot");
    }

    [Fact]
    public async Task The_same_question_has_the_same_answer_and_another_instant_another()
    {
        var (lot, she) = (await ALot(), await WithHours(24));
        var (one, two) = (await Ask(she, lot, new { freelancerId = she.Id }, at: "2026-12-01T00:00:00Z"), await Ask(she, lot, new { freelancerId = she.Id }, at: "2026-12-01T00:00:00Z"));
        one.Text.ShouldBe(two.Text);
        (await Ask(she, lot, new { freelancerId = she.Id }, at: "2026-12-02T00:00:00Z"))["hash"]!.GetValue<string>().ShouldNotBe(one["hash"]!.GetValue<string>());
    }

    [Fact]
    public async Task Nobody_asks_for_another()
    {
        var (lot, she, other) = (await ALot(), await WithHours(24), await WithHours(24));
        (await Ask(other, lot, new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().Post($"/v1/tenders/{lot.TenderId}/eligibility-checks", new { lotId = lot.LotId, bidder = new { freelancerId = she.Id } }))
            .ShouldBe(HttpStatusCode.Unauthorized);
        (await (await TenderPlay.ABuyer(app)).Client.Post($"/v1/tenders/{lot.TenderId}/eligibility-checks", new { lotId = lot.LotId, bidder = new { freelancerId = she.Id } }))
            .ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_question_that_makes_no_sense_is_refused_with_the_place()
    {
        var (lot, she) = (await ALot(), await WithHours(24));
        (await Ask(she, lot, new { })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/bidder eligibility.one-bidder"]);
        (await Ask(she, lot, new { freelancerId = she.Id, consortiumId = she.Id })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/bidder eligibility.one-bidder"]);
        (await Ask(she, lot with { LotId = (await ALot()).LotId }, new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/lotId unknown-reference"]);
        (await Ask(she, lot, new { freelancerId = she.Id }, at: "0001-01-01T00:00:00Z")).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/at eligibility.at"]);
        (await Ask(she, lot, new { freelancerId = she.Id }, at: "9999-12-31T23:59:59Z")).ShouldBe(HttpStatusCode.BadRequest);
        var draft = await (await TenderPlay.ABuyer(app)).Drafts(app);
        (await Ask(she, new OpenLot(draft.Id, draft["lots"]![0]!["id"]!.GetValue<string>()), new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.NotFound);
    }
}
