using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Clusters;

namespace Register.Api.Tests.Consortia;

public sealed class ConsortiumCompetitionTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Members_read_whether_they_are_small_enough_and_nobodys_turnover()
    {
        await app.WithReferenceLists();
        var (anna, bram) = (await Earning(600_123), await Earning(499_877));
        var consortium = await anna.Forms(await app.AnOpenLot(), (anna, 6000), (bram, 4000));
        (await Competition(anna, consortium)).Text("standing").ShouldBe("unknown", "what Bram earns is his affair until he accepts");
        await bram.Accepts(consortium.Id);
        var small = await Competition(anna, consortium);
        (small.Text("standing"), small.Text("turnover"), small.Text("firms")).ShouldBe(("under", "under", "under"));
        (small.Text("severity"), small.Text("source")).ShouldBe(("flag", "practice"));
        small["figures"]!.AsArray().Select(f => f!["value"]!.GetValue<long>()).ShouldBe([8, 1_100_000, 1000]);
        small.Text("text").ShouldContain("EUR 1.100.000,00");
        small.ToJsonString().ShouldNotContain("499");
        await Adds(bram, 499_878);
        (await Competition(anna, consortium)).Text("standing").ShouldBe("over");
        (await (await app.AFreelancer()).Client.Get($"/v1/consortia/{consortium.Id}/coverage")).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Person> Earning(int euros)
    {
        var person = await app.AFreelancer();
        await Adds(person, euros);
        return person;
    }

    private async Task Adds(Person person, int euros) => (await person.Client.Post($"/v1/freelancers/{person.Id}/evidence", JsonNode.Parse(
        $$"""{ "details": { "kind": "turnover", "year": {{app.Clock.GetUtcNow().Year - 1}}, "amount": { "amount": {{euros}}, "currency": "EUR" } } }""")))
        .ShouldBe(HttpStatusCode.Created);

    private static async Task<JsonNode> Competition(Person member, Answer consortium) =>
        (await member.Client.Get($"/v1/consortia/{consortium.Id}/coverage")).ShouldBe(HttpStatusCode.OK)["competition"]!;
}
