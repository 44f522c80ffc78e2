using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Purchasing;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Tenders;

public sealed class TenderAdviceTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private const string Turnover = """{ "kind": "minimumTurnover", "amount": { "amount": 180000.01, "currency": "EUR" } }""";
    private const string Exact = """{ "kind": "certificate", "code": "vca", "orEquivalent": false }""";
    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task The_buyer_of_a_draft_reads_the_rule_its_source_the_figure_by_date_and_what_would_satisfy_it()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, Asks(Turnover));
        var advice = await Advice(buyer.Client, draft);
        advice["on"]!.GetValue<string>().ShouldBe($"{DutchTime.DayOf(app.Clock.GetUtcNow()):yyyy-MM-dd}");
        var high = Finding(advice, "advice.turnover-high");
        (high.Text("severity"), high.Text("source"), high.Text("pointer"), high.Text("condition")).ShouldBe(("mustMotivate", "Aw 2012 art. 2.90", "/lots/0/conditions/0", "c1"));
        (high["asked"]!.GetValue<long>(), high["limit"]!.GetValue<long>(), high.Text("unit"), high.Text("currency")).ShouldBe((18_000_001, 18_000_000, "cents", "EUR"));
        (high["figure"]!.Text("name"), high["figure"]!["value"]!.GetValue<long>(), high["figure"]!.Text("from")).ShouldBe(("turnoverBasisPoints", 30_000, "2016-07-01"));
        high.Text("lotId").ShouldBe(draft["lots"]![0]!.Text("id"));
        high.Text("text").ShouldBe("De gevraagde omzet, EUR 180.000,01, is meer dan 300 % van de geraamde waarde.");
        high.Text("remedy").ShouldContain("EUR 180.000,00");
        high["motivation"].ShouldBeNull();
    }

    [Fact]
    public async Task Every_finding_is_told_in_the_language_asked_for()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, Asks(Exact));
        var english = (await buyer.Client.Send(HttpMethod.Get, $"/v1/tenders/{draft.Id}/advice", language: "en")).ShouldBe(HttpStatusCode.OK);
        Finding(english, "advice.certificate-exact").Text("text").ShouldBe("The certificate vca is asked without \"or equivalent\".");
    }

    [Fact]
    public async Task A_draft_has_no_advice_for_others_and_a_published_tender_has_for_everybody()
    {
        var (buyer, other) = (await app.ABuyer(), await app.ABuyer("Gemeente Almere"));
        var draft = await buyer.Drafts(app, Asks(Exact));
        (await app.Anyone().Get($"/v1/tenders/{draft.Id}/advice")).ShouldBe(HttpStatusCode.NotFound);
        (await other.Client.Get($"/v1/tenders/{draft.Id}/advice")).ShouldBe(HttpStatusCode.NotFound);
        var given = new[] { Motivation("certificate-exact", "/lots/0/conditions/0", "Alleen VCA geeft toegang tot het terrein.") };
        var tender = (await Publish(buyer, draft, given)).ShouldBe(HttpStatusCode.OK);
        Finding(await Advice(app.Anyone(), tender), "advice.certificate-exact").Text("motivation").ShouldBe("Alleen VCA geeft toegang tot het terrein.");
        var seen = (await app.Anyone().Get($"/v1/tenders/{tender.Id}"))["motivations"]!.AsArray().ShouldHaveSingleItem()!;
        (seen.Text("code"), seen.Text("condition"), seen.Text("text"), seen["change"]!.GetValue<int>())
            .ShouldBe(("advice.certificate-exact", "c1", "Alleen VCA geeft toegang tot het terrein.", 0));
    }

    [Fact]
    public async Task What_is_kept_without_a_motivation_is_not_published_and_every_place_is_named_at_once()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, Asks(Turnover, Exact));
        var refused = (await Publish(buyer, draft, Motivation("turnover-asked", "/lots/0/conditions/0"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.Code.ShouldBe("advice.unmotivated");
        refused.Errors().ShouldBe(["/lots/0/conditions/0 advice.turnover-high", "/lots/0/conditions/1 advice.certificate-exact"]);
        refused["errors"]![0]!.Text("text").ShouldContain("EUR 180.000,01");
        (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication")).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().Length.ShouldBe(3);
        var still = await buyer.Client.Get($"/v1/tenders/{draft.Id}");
        (still.Status(), still.ETag, still["motivations"]!.AsArray().Count).ShouldBe(("draft", draft.ETag, 0));
    }

    [Fact]
    public async Task A_motivation_for_nothing_is_refused_and_one_without_a_text_too()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, Asks(Exact));
        var exact = Motivation("certificate-exact", "/lots/0/conditions/0");
        var refused = (await Publish(buyer, draft, exact, Motivation("turnover-asked", "/lots/0/conditions/0"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (refused.Code, refused.Errors().ShouldHaveSingleItem()).ShouldBe(("advice.nothing-to-motivate", "/motivations/1 advice.nothing-to-motivate"));
        (await Publish(buyer, draft, Motivation("certificate-exact", "/lots/0/conditions/0", ""))).ShouldBe(HttpStatusCode.BadRequest)
            .Errors().ShouldBe(["/motivations/0/text value.required"]);
        (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication", new { reasons = 1 })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/reasons json.unknown-member"]);
        (await Publish(buyer, draft, exact)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_retried_publication_is_answered_as_the_first_time()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, Asks(Exact));
        var (key, place) = (Guid.CreateVersion7().ToString(), $"/v1/tenders/{draft.Id}/publication");
        object body = new { motivations = new[] { Motivation("certificate-exact", "/lots/0/conditions/0") } };
        Task<Answer> Try(object? sent) => buyer.Client.Post(place, sent, key);
        var first = (await Try(body)).ShouldBe(HttpStatusCode.OK);
        (await Try(body)).ShouldBe(HttpStatusCode.OK).Json.ToJsonString().ShouldBe(first.Json.ToJsonString());
        (await Try(null)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("idempotency.reused");
    }

    [Fact]
    public async Task A_set_that_is_taken_over_is_advised_on_too()
    {
        var buyer = await app.ABuyer();
        var set = await buyer.Client.ASet(new { kind = "conductCertificate", document = "vog" });
        var draft = await buyer.Drafts(app, t => t["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = set, ["version"] = 1 }));
        var vog = Finding(await Advice(buyer.Client, draft), "advice.vog-for-gva");
        (vog.Text("pointer"), vog.Text("condition"), vog["set"]!.Text("setId")).ShouldBe(("/purchasingConditions/0/conditions/0", "s1", set));
        (await Publish(buyer, draft)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("advice.unmotivated");
        (await Publish(buyer, draft, Motivation("vog-for-gva", vog.Text("pointer")))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Liability_without_a_limit_is_found_in_a_tender_and_in_a_set()
    {
        var buyer = await app.ABuyer();
        var set = (await buyer.Client.Post("/v1/purchasing-conditions", new { title = "Inkoopvoorwaarden", documents = new[] { PurchasingScenes.Document }, unlimitedLiability = true }))
            .ShouldBe(HttpStatusCode.Created);
        set["latest"]!["unlimitedLiability"]!.GetValue<bool>().ShouldBeTrue();
        var draft = await buyer.Drafts(app, t =>
        {
            t["settings"] = new JsonObject { ["unlimitedLiability"] = true };
            t["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = set.Id, ["version"] = 1 });
        });
        (await Publish(buyer, draft)).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(
            ["/settings/unlimitedLiability advice.liability-unlimited", "/purchasingConditions/0/unlimitedLiability advice.liability-unlimited"]);
    }

    [Fact]
    public async Task A_change_needs_a_motivation_for_what_it_newly_asks_only()
    {
        var (buyer, body) = (await app.ABuyer(), app.ATender(Asks(Exact)));
        var draft = (await buyer.Client.Post("/v1/tenders", body)).ShouldBe(HttpStatusCode.Created);
        var tender = (await Publish(buyer, draft, Motivation("certificate-exact", "/lots/0/conditions/0", "Toegang."))).ShouldBe(HttpStatusCode.OK);
        body.On(tender)["lots"]![0]!["conditions"]!.AsArray().Add(JsonNode.Parse(Turnover));
        AmendScenes.Extend(body, 8);
        Task<Answer> Change(params object[] motivations) => buyer.Client.Send(HttpMethod.Post, $"/v1/tenders/{tender.Id}/changes",
            new { reason = "Meer omzet.", content = body, motivations }, tender.ETag);
        (await Change()).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(
            ["/content/lots/0/conditions/1 advice.turnover-asked", "/content/lots/0/conditions/1 advice.turnover-high"]);
        (await app.Anyone().Get($"/v1/tenders/{tender.Id}")).ETag.ShouldBe(tender.ETag);
        (await Change(Motivation("turnover-asked", "/lots/0/conditions/1", "Voorfinanciering."), Motivation("turnover-high", "/lots/0/conditions/1")))
            .ShouldBe(HttpStatusCode.OK);
        var advice = await Advice(app.Anyone(), tender);
        Finding(advice, "advice.certificate-exact").Text("motivation").ShouldBe("Toegang.");
        Finding(advice, "advice.turnover-asked").Text("motivation").ShouldBe("Voorfinanciering.");
        (await app.Anyone().Get($"/v1/tenders/{tender.Id}"))["motivations"]!.AsArray().Select(m => m!["change"]!.GetValue<int>()).ShouldBe([0, 1, 1]);
    }

    [Fact]
    public async Task A_copy_is_motivated_anew()
    {
        var buyer = await app.ABuyer();
        var tender = await buyer.Publishes(app, Asks(Exact));
        tender["motivations"]!.AsArray().ShouldHaveSingleItem();
        var copy = (await buyer.Client.Post($"/v1/tenders/{tender.Id}/copies", new { dates = tender["dates"], contractPeriod = tender["contractPeriod"] })).ShouldBe(HttpStatusCode.Created);
        copy["motivations"]!.AsArray().ShouldBeEmpty();
        (await Publish(buyer, copy)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("advice.unmotivated");
    }

    [Fact]
    public async Task A_flag_needs_no_motivation_and_names_where_it_comes_from()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, Asks("""{ "kind": "rateCeiling", "maximum": { "amount": 37.99, "currency": "EUR" } }"""));
        (await buyer.Client.Post($"/v1/tenders/{draft.Id}/publication")).ShouldBe(HttpStatusCode.OK);
        var rate = Finding(await Advice(app.Anyone(), draft), "advice.independence-rate");
        (rate.Text("severity"), rate.Text("source"), rate["figure"]!.Text("source"), rate["limit"]!.GetValue<long>()).ShouldBe(("flag", "practice", "practice", 3800));
    }

    private static Action<JsonObject> Asks(params string[] conditions) =>
        t => t["lots"]![0]!["conditions"] = new JsonArray([.. conditions.Select(c => JsonNode.Parse(c))]);

    private static object Motivation(string rule, string pointer, string text = "Nodig.") => new { code = "advice." + rule, pointer, text };

    private static Task<Answer> Publish(Buyer buyer, Answer draft, params object[] motivations) =>
        buyer.Client.Post($"/v1/tenders/{draft.Id}/publication", new { motivations });

    private static async Task<Answer> Advice(ApiClient client, Answer tender) => (await client.Get($"/v1/tenders/{tender.Id}/advice")).ShouldBe(HttpStatusCode.OK);

    private static JsonNode Finding(Answer advice, string code) => advice["findings"]!.AsArray().Single(f => f!.Text("code") == code)!;
}
