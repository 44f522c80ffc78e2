using System.Net;
using System.Text.Json.Nodes;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Tenders;

public sealed class DraftTenderTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    private async Task<Answer> Refused(Action<JsonObject> change) =>
        await (await app.ABuyer()).Client.Post("/v1/tenders", app.ATender(change));

    [Fact]
    public async Task A_draft_is_read_back_by_its_authority_and_by_nobody_else()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app);
        draft.Headers["Location"].ShouldBe($"/v1/tenders/{draft.Id}");
        draft.Status().ShouldBe("draft");
        var lot = draft["lots"]![0]!["id"]!.GetValue<string>();
        var colleague = await app.APersonAt(buyer.AuthorityId, Duties.Verify, "other");
        foreach (var path in new[] { $"/v1/tenders/{draft.Id}", $"/v1/tenders/{draft.Id}/lots", $"/v1/lots/{lot}" })
        {
            (await buyer.Client.Get(path)).ShouldBe(HttpStatusCode.OK);
            (await colleague.Get(path)).ShouldBe(HttpStatusCode.OK);
            foreach (var other in new[] { app.Anyone(), await app.AnOperator(), await app.APlatform(), (await app.ABuyer("Gemeente Almere")).Client, (await app.AFreelancer()).Client })
                (await other.Get(path)).ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Only_a_person_with_the_duty_to_publish_drafts()
    {
        var authority = await app.AnAuthority();
        (await (await app.APersonAt(authority, Duties.Open | Duties.Evaluate)).Post("/v1/tenders", app.ATender())).ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.AFreelancer()).Client.Post("/v1/tenders", app.ATender())).ShouldBe(HttpStatusCode.Forbidden);
        (await app.Anyone().Post("/v1/tenders", app.ATender())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Everything_wrong_with_a_draft_is_told_at_once_and_where()
    {
        var answer = await Refused(t =>
        {
            t["title"] = "";
            t["placeOfPerformance"] = new JsonArray();
            t["contractPeriod"]!["endDate"] = "2020-01-01";
            t["dates"]!["awardPlannedAt"] = "2020-01-01T00:00:00Z";
            t["dates"]!["standstillDays"] = 91;
            t["estimatedValue"] = JsonNode.Parse("""{ "amount": 1, "currency": "EUR" }""");
            t["award"]!["criteria"]![0]!["weightBasisPoints"] = 4001;
            t["award"]!["criteria"]![1]!["code"] = "Plan!";
            t["award"]!["priceFormula"]!["worstPrice"]!["amount"] = 40000;
            t["lots"]![0]!["title"] = "";
        });
        answer.ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("bad-input");
        answer.Errors().Order().ShouldBe(new[]
        {
            "/title value.required", "/placeOfPerformance value.count", "/contractPeriod value.period", "/dates/awardPlannedAt tender.dates-order",
            "/dates/standstillDays value.range", "/estimatedValue tender.value-sum", "/award/criteria award-method.weights",
            "/award/criteria/1/code value.format", "/award/priceFormula/worstPrice award-method.bounds", "/lots/0/title value.required",
        }.Order());
    }

    [Fact]
    public async Task A_hole_in_a_list_is_told_as_what_it_is()
    {
        (await Refused(t => t["lots"]!.AsArray().Add(null))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/lots/1 json.null"]);
        (await Refused(t => t["award"]!["criteria"]!.AsArray().Add(null))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/award/criteria/2 json.null"]);
        (await Refused(t => t["placeOfPerformance"]!.AsArray().Add(null))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/placeOfPerformance/1 json.null"]);
    }

    [Fact]
    public async Task A_tender_without_lots_is_refused() =>
        (await Refused(t => t["lots"] = new JsonArray())).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/lots value.count"]);

    [Fact]
    public async Task Codes_must_be_on_the_lists()
    {
        async Task Is(string error, Action<JsonObject> with) => (await Refused(with)).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe([error]);
        await Is("/cpv reference.unknown-cpv", t => t["cpv"] = "12345678");
        await Is("/cpv reference.unknown-cpv", t => t["cpv"] = "77310000-1");
        await Is("/additionalCpv/1 reference.unknown-cpv", t => t["additionalCpv"] = new JsonArray("77313000", "x"));
        await Is("/placeOfPerformance/0 reference.unknown-area", t => t["placeOfPerformance"] = new JsonArray("GM9999"));
        await Is("/lots/0/cpv reference.unknown-cpv", t => t["lots"]![0]!["cpv"] = "00000000");
        await Is("/lots/0/placeOfPerformance/0 reference.unknown-area", t => t["lots"]![0]!["placeOfPerformance"] = new JsonArray("WK999999"));
    }

    [Fact]
    public async Task Every_code_on_no_list_is_told_at_once_and_in_either_language()
    {
        var refused = (await Refused(t =>
        {
            (t["cpv"], t["placeOfPerformance"]) = ("gras", new JsonArray("GM0935", "GM9999"));
            t["lots"]![0]!["cpv"] = "00000000";
            t["lots"]![0]!["conditions"] = JsonNode.Parse("""[{ "kind": "sector", "sectors": ["8130", "9999"] }, { "kind": "references", "cpv": ["773", "99"] }]""");
        })).ShouldBe(HttpStatusCode.BadRequest);
        refused.Code.ShouldBe("bad-input");
        refused.Errors().ShouldBe([
            "/cpv reference.unknown-cpv", "/placeOfPerformance/1 reference.unknown-area", "/lots/0/cpv reference.unknown-cpv",
            "/lots/0/conditions/0/sectors/1 reference.unknown-sector", "/lots/0/conditions/1/cpv/1 reference.unknown-cpv",
        ]);
        refused["errors"]![0]!["text"]!.GetValue<string>().ShouldBe("'gras' staat niet op de lijst van CPV-codes, of met een ander controlecijfer.");
    }

    [Fact]
    public async Task Codes_are_kept_as_the_lists_write_them()
    {
        var draft = await (await app.ABuyer()).Drafts(app, t => (t["cpv"], t["placeOfPerformance"]) = ("77310000-6", new JsonArray("wk093501")));
        draft["cpv"]!.GetValue<string>().ShouldBe("77310000");
        draft["placeOfPerformance"]![0]!.GetValue<string>().ShouldBe("WK093501");
    }

    [Fact]
    public async Task A_lot_of_another_tender_cannot_be_brought_in()
    {
        var lot = (await (await app.ABuyer()).Drafts(app))["lots"]![0]!["id"]!.GetValue<string>();
        (await Refused(t => t["lots"]![0]!["id"] = lot)).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/lots/0/id tender.lot-unknown"]);
    }

    [Fact]
    public async Task A_change_keeps_the_lots_it_names_and_forgets_the_others()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app, t => t["lots"]!.AsArray().Add(t["lots"]![0]!.DeepClone()));
        var (first, second) = (draft["lots"]![0]!["id"]!.GetValue<string>(), draft["lots"]![1]!["id"]!.GetValue<string>());
        var changed = (await buyer.Client.Put($"/v1/tenders/{draft.Id}", app.ATender(t => t["lots"]![0]!["id"] = second), draft.ETag)).ShouldBe(HttpStatusCode.OK);
        changed["lots"]!.AsArray().Single()!["id"]!.GetValue<string>().ShouldBe(second);
        changed.ETag.ShouldBe("\"2\"");
        (await buyer.Client.Get($"/v1/lots/{second}")).ShouldBe(HttpStatusCode.OK);
        (await buyer.Client.Get($"/v1/lots/{first}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_change_needs_the_version_it_was_made_on()
    {
        var buyer = await app.ABuyer();
        var draft = await buyer.Drafts(app);
        (await buyer.Client.Put($"/v1/tenders/{draft.Id}", app.ATender(), null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await buyer.Client.Put($"/v1/tenders/{draft.Id}", app.ATender(), "\"2\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task Anothers_draft_cannot_be_changed_published_or_withdrawn_and_does_not_exist()
    {
        var draft = await (await app.ABuyer()).Drafts(app);
        var other = (await app.ABuyer("Gemeente Almere")).Client;
        (await other.Put($"/v1/tenders/{draft.Id}", app.ATender(), draft.ETag)).ShouldBe(HttpStatusCode.NotFound);
        (await other.Post($"/v1/tenders/{draft.Id}/publication")).ShouldBe(HttpStatusCode.NotFound);
        (await other.Post($"/v1/tenders/{draft.Id}/withdrawal", new { reason = "x" })).ShouldBe(HttpStatusCode.NotFound);
    }
}
