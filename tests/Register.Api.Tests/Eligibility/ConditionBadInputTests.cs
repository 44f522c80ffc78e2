using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Proofs;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Eligibility;

/// <summary>Conditions that cannot be: refused with the place and the reason, in Dutch and in English, and nothing changes.</summary>
public sealed class ConditionBadInputTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private const string Sector = """{ "kind": "sector", "sectors": ["8130"] }""";

    private readonly RegisterApp app = tenders.App;

    [Theory]
    [InlineData("a kind that does not exist", """[{ "kind": "luck" }]""", "/0/kind", "json.unknown-kind", "Deze soort bestaat niet.", "There is no such kind.")]
    [InlineData("no kind", """[{ "sectors": ["8130"] }]""", "/0/kind", "json.required", "Dit is verplicht en ontbreekt.", "This is required and missing.")]
    [InlineData("a parameter the kind does not have", """[{ "kind": "sector", "sectors": ["8130"], "colour": "green" }]""", "/0/colour", "json.unknown-member", "Dit veld bestaat hier niet.", "There is no such field here.")]
    [InlineData("a parameter that is missing", """[{ "kind": "sector", "sectors": [] }]""", "/0/sectors", "condition.required", "Dit moet worden ingevuld.", "This must be filled in.")]
    [InlineData("more years than are known", """[{ "kind": "minimumTurnover", "amount": { "amount": 1000, "currency": "EUR" }, "years": 9 }]""", "/0/years", "condition.out-of-range", "De waarde 9 moet tussen", "The value 9 must lie between")]
    [InlineData("a combine that the law does not allow", """[{ "kind": "exclusionGroundsAbsent", "combine": "anyMember" }]""", "/0/combine", "condition.combine-not-allowed", "is voor de eis", "is not allowed for the condition")]
    [InlineData("currencies that differ", """[{ "kind": "liabilityInsurance", "perEvent": { "amount": 1000, "currency": "EUR" }, "perYear": { "amount": 2000, "currency": "USD" } }]""", "/0/perYear/currency", "condition.currencies-differ", "De bedragen moeten in dezelfde munt zijn.", "The amounts must be in the same currency.")]
    [InlineData("a ground for exclusion that the law does not know", """[{ "kind": "exclusionGroundsAbsent", "grounds": ["exg-crim-fraud", "exg-pmt-tax"] }]""", "/0/grounds/1", "exclusion-ground.unknown", "'exg-pmt-tax' is geen uitsluitingsgrond van artikel 2.86 of 2.87", "'exg-pmt-tax' is no ground for exclusion of article 2.86 or 2.87")]
    [InlineData("a group of grounds for exclusion", """[{ "kind": "exclusionGroundsAbsent", "grounds": ["exg-crim"] }]""", "/0/grounds/0", "exclusion-ground.is-group", "'exg-crim' is een groep", "'exg-crim' is a group")]
    [InlineData("an amount below zero", """[{ "kind": "minimumTurnover", "amount": { "amount": -1, "currency": "EUR" } }]""", "/0/amount", "condition.out-of-range", "De waarde", "The value")]
    [InlineData("a validity that ends before it begins", """[{ "kind": "availability", "period": { "startDate": "2027-02-01", "endDate": "2027-01-01" } }]""", "/0/period", "condition.backwards", "De periode eindigt voordat zij begint.", "The period ends before it begins.")]
    [InlineData("a part of the work without performer", """[{ "kind": "certificate", "code": "vca", "performer": "bomen" }]""", "/0/performer", "condition.performer-unused", "Een onderdeel van het werk", "A part of the work")]
    [InlineData("one name twice", """[{ "id": "a", "kind": "sector", "sectors": ["8130"] }, { "id": "a", "kind": "workArea", "areas": ["GM0935"] }]""", "/1/id", "condition.duplicate-id", "De naam a is", "The name a is")]
    public async Task What_cannot_be_is_refused_with_its_place_and_reason_in_both_languages_and_changes_nothing(
        string situation, string conditions, string place, string code, string dutch, string english) => await Refused(situation, conditions, place, code, dutch, english);

    [Fact]
    public async Task A_tree_of_eight_levels_is_taken_and_one_of_nine_is_not()
    {
        // The list of a lot is the first level.
        (await Draft($"[{Nested(7)}]")).ShouldBe(HttpStatusCode.Created);
        await Refused("nine levels", $"[{Nested(8)}]", "/0" + string.Concat(Enumerable.Repeat("/condition", 6)), "condition.too-deep", "Eisen mogen ten hoogste 8 lagen diep zijn.", "Conditions may be at most 8 levels deep.");
    }

    [Fact]
    public async Task A_tree_of_two_hundred_leaves_is_taken_and_one_more_is_not()
    {
        (await Draft($"[{Many(200)}]")).ShouldBe(HttpStatusCode.Created);
        await Refused("201 leaves", $"[{Many(201)}]", "", "condition.too-many", "Er zijn 201 eisen; ten hoogste 200 is toegestaan.", "There are 201 conditions; at most 200 are allowed.");
    }

    [Theory]
    [InlineData($$"""[{{Sector}}, { "kind": "not", "condition": {{Sector}} }]""", "/conditions", "condition.never-met")]
    [InlineData($$"""[{ "kind": "anyOf", "conditions": [{{Sector}}, { "kind": "not", "condition": {{Sector}} }] }]""", "/conditions/0", "condition.always-met")]
    public async Task A_contradiction_is_taken_with_a_remark(string conditions, string place, string code)
    {
        var remark = (await Draft(conditions)).ShouldBe(HttpStatusCode.Created)["lots"]![0]!["remarks"]!.AsArray().ShouldHaveSingleItem()!;
        (remark["pointer"]!.GetValue<string>(), remark["code"]!.GetValue<string>()).ShouldBe((place, code));
    }

    [Fact]
    public async Task A_version_of_a_set_that_does_not_exist_is_told_at_its_place()
    {
        var buyer = await app.ABuyer();
        var set = (await buyer.Client.Post("/v1/purchasing-conditions", new { title = "Algemene inkoopvoorwaarden", conditions = new object[] { new { kind = "businessRegistration" } } })).ShouldBe(HttpStatusCode.Created).Id;
        await Refused("a version to come", buyer, t => t["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = set, ["version"] = 2 }), "/purchasingConditions/0", "unknown-reference", "is hier niet bekend", "is not a known");
    }

    private static string Nested(int levels) => levels == 1 ? Sector : $$"""{ "kind": "not", "condition": {{Nested(levels - 1)}} }""";

    private static string Many(int leaves) => string.Join(", ", Enumerable.Range(0, leaves).Select(n => $$"""{ "kind": "capacity", "hoursPerWeek": {{n + 1}} }"""));

    private Task<Answer> Draft(string conditions, string language = "nl") => Send(null, t => t["lots"]![0]!["conditions"] = JsonNode.Parse(conditions), language);

    private async Task<Answer> Send(Buyer? buyer, Action<JsonObject> change, string language) =>
        await (buyer ?? await app.ABuyer()).Client.Send(HttpMethod.Post, "/v1/tenders", app.ATender(change), language: language);

    private async Task Refused(string situation, string conditions, string place, string code, string dutch, string english) =>
        await Refused(situation, await app.ABuyer(), t => t["lots"]![0]!["conditions"] = JsonNode.Parse(conditions), "/lots/0/conditions" + place, code, dutch, english);

    private async Task Refused(string situation, Buyer buyer, Action<JsonObject> change, string place, string code, string dutch, string english)
    {
        var before = await DatabaseState.Of(app);
        foreach (var (language, text) in new[] { ("nl", dutch), ("en", english) })
        {
            var answer = await Send(buyer, change, language);
            ((int)answer.Status).ShouldBeOneOf([400, 422], situation + answer.Text);
            var error = answer["errors"]!.AsArray().ShouldHaveSingleItem(situation + answer.Text)!;
            (error["pointer"]!.GetValue<string>(), error["code"]!.GetValue<string>()).ShouldBe((place, code), situation);
            error["text"]!.GetValue<string>().ShouldContain(text, Case.Sensitive, situation);
        }
        (await DatabaseState.Of(app)).ShouldBe(before, situation);
    }
}
