using System.Net;
using System.Text.Json.Nodes;
using Register.Domain.Eligibility;

namespace Register.Api.Tests.Eligibility;

public sealed class ConditionKindTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Every_kind_is_listed_with_texts_in_both_languages_and_a_schema()
    {
        var items = (await app.Anyone().Get("/v1/condition-kinds")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray();
        items.Select(i => i!["kind"]!.GetValue<string>()).ShouldBe(ConditionKinds.All.Select(k => k.Name));
        foreach (var item in items)
        {
            foreach (var text in Texts(item!)) text.ShouldNotBeNullOrWhiteSpace();
            item!["schema"]!["properties"]!["kind"]!["const"]!.GetValue<string>().ShouldBe(item["kind"]!.GetValue<string>());
            item["source"]!.GetValue<string>().ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_kind_offers_only_the_ways_the_law_allows()
    {
        var kind = (await app.Anyone().Get("/v1/condition-kinds/exclusionGroundsAbsent")).ShouldBe(HttpStatusCode.OK);
        kind["combines"]!.AsArray().Select(c => c!.GetValue<string>()).ShouldBe(["everyMember"]);
        kind["schema"]!["properties"]!["combine"]!["enum"]!.AsArray().Select(c => c?.GetValue<string>()).ShouldBe(["everyMember", null]);
    }

    [Fact]
    public async Task An_unknown_kind_does_not_exist() =>
        (await app.Anyone().Get("/v1/condition-kinds/shoeSize")).ShouldBe(HttpStatusCode.NotFound).Code.ShouldBe("not-found");

    private static IEnumerable<string> Texts(JsonNode item) =>
        new[] { item["title"]!, item["explanation"]! }
            .Concat(item["findings"]!.AsArray().Concat(item["remedies"]!.AsArray()).Select(f => f!["text"]!))
            .SelectMany(t => new[] { t["nl"]!.GetValue<string>(), t["en"]!.GetValue<string>() });
}
