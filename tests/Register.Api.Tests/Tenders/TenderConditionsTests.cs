using System.Net;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Tenders;

public sealed class TenderConditionsTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private readonly RegisterApp app = tenders.App;

    private async Task<Answer> Post(Action<JsonObject> change) => await (await app.ABuyer()).Client.Post("/v1/tenders", app.ATender(change));

    private Task<Answer> With(string conditions) => Post(t => t["lots"]![0]!["conditions"] = JsonNode.Parse(conditions));

    [Fact]
    public async Task Conditions_are_kept_with_ids_and_codes_as_the_lists_write_them()
    {
        var draft = (await With("""[{ "sectors": ["81.30"], "kind": "sector" }, { "kind": "anyOf", "conditions": [{ "kind": "workArea", "areas": ["gm0935"] }, { "kind": "capacity", "hoursPerWeek": 20 }] }]"""))
            .ShouldBe(HttpStatusCode.Created);
        var conditions = draft["lots"]![0]!["conditions"]!;
        conditions[0]!["id"]!.GetValue<string>().ShouldBe("c1");
        conditions[0]!["sectors"]![0]!.GetValue<string>().ShouldBe("8130");
        conditions[1]!["conditions"]![0]!["areas"]![0]!.GetValue<string>().ShouldBe("GM0935");
        conditions[1]!["conditions"]![1]!["id"]!.GetValue<string>().ShouldBe("c2.2");
    }

    [Fact]
    public async Task Flaws_of_conditions_and_of_the_rest_are_told_at_once()
    {
        var answer = await Post(t =>
        {
            t["dates"]!["standstillDays"] = 99;
            t["lots"]![0]!["conditions"] = JsonNode.Parse("""
                [{ "kind": "minimumTurnover", "amount": { "amount": 0, "currency": "EUR" }, "years": 9 },
                 { "kind": "exclusionGroundsAbsent", "combine": "anyMember" },
                 { "kind": "not", "condition": { "kind": "sector", "sectors": [] } }]
                """);
        });
        answer.ShouldBe(HttpStatusCode.BadRequest).Errors().Order().ShouldBe(new[]
        {
            "/dates/standstillDays value.range", "/lots/0/conditions/0/amount condition.out-of-range", "/lots/0/conditions/0/years condition.out-of-range",
            "/lots/0/conditions/1/combine condition.combine-not-allowed", "/lots/0/conditions/2/condition/sectors condition.required",
        }.Order());
    }

    [Fact]
    public async Task A_kind_that_does_not_exist_or_a_parameter_it_does_not_have_is_told_where()
    {
        (await With("""[{ "kind": "luck" }]""")).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/lots/0/conditions/0/kind json.unknown-kind"]);
        (await With("""[{ "kind": "sector", "sectors": ["8130"], "colour": "green" }]""")).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/lots/0/conditions/0/colour json.unknown-member"]);
        (await With("[null]")).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/lots/0/conditions/0 json.null"]);
    }

    [Fact]
    public async Task Codes_in_conditions_must_be_on_the_lists()
    {
        (await With("""[{ "kind": "not", "condition": { "kind": "sector", "sectors": ["8130", "9999"] } }]""")).ShouldBe(HttpStatusCode.BadRequest).Errors()
            .ShouldBe(["/lots/0/conditions/0/condition/sectors/1 reference.unknown-sector"]);
        (await With("""[{ "kind": "workArea", "areas": ["GM9999"] }]""")).ShouldBe(HttpStatusCode.BadRequest).Errors()
            .ShouldBe(["/lots/0/conditions/0/areas/0 reference.unknown-area"]);
        (await With("""[{ "kind": "workArea", "areas": ["BE"] }]""")).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_set_of_purchasing_conditions_must_exist_at_the_version()
    {
        var buyer = await app.ABuyer();
        var set = (await buyer.Client.Post("/v1/purchasing-conditions", new { title = "Algemene inkoopvoorwaarden", conditions = new object[] { new { kind = "businessRegistration" } } }))
            .ShouldBe(HttpStatusCode.Created);
        Task<Answer> Taking(int version) => Post(t => t["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = set.Id, ["version"] = version }));
        (await Taking(1)).ShouldBe(HttpStatusCode.Created)["lots"]![0]!["purchasingConditions"]![0]!["setId"]!.GetValue<string>().ShouldBe(set.Id);
        (await Taking(2)).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/purchasingConditions/0 unknown-reference"]);
        (await Taking(0)).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/purchasingConditions/0/version value.minimum"]);
    }
}
