using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Consortia;

// Nearer than the others, because both have a word for errors.
using Register.Api.Tests.Freelancers;

public sealed class RelianceTests(TenderApp tenders) : IClassFixture<TenderApp>
{
    private const string Asked = """
        [{ "id": "omzet", "kind": "minimumTurnover", "amount": { "amount": 100000, "currency": "EUR" } },
         { "id": "ervaring", "kind": "references", "competence": "groen" },
         { "id": "sector", "kind": "sector", "sectors": ["8130"] },
         { "id": "gronden", "kind": "exclusionGroundsAbsent", "grounds": ["exg-sitn-bankr"] }]
        """;

    private readonly RegisterApp app = tenders.App;

    [Fact]
    public async Task What_somebody_outside_brings_counts_once_she_signed_and_only_for_what_she_was_named_for()
    {
        var (played, she, rich) = (await ALot(), await app.Registered(), await ARichOne());
        await she.States(false);
        var reliance = (await Relies(she, played, new { freelancerId = rich.Id, conditions = new[] { "omzet" } })).ShouldBe(HttpStatusCode.Created);
        reliance.Headers["Location"].ShouldEndWith($"/v1/reliances/{reliance.Id}");

        var before = Finding(await Check(she, played), "omzet");
        (before.Text("outcome"), before["claimed"]!.GetValue<long>()).ShouldBe(("notMet", 0L), "her turnover is nobody's business before she signs");
        (await Signs(she, reliance)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("reliance.not-yours");
        (await Signs(rich, reliance)).ShouldBe(HttpStatusCode.OK)["commitment"].ShouldNotBeNull();

        var after = await Check(she, played);
        var turnover = Finding(after, "omzet");
        (turnover.Text("outcome"), turnover["claimed"]!.GetValue<long>()).ShouldBe(("unproven", 90_000_000L));
        turnover["coverage"]!.AsArray().Single(c => c!["relied"]!.GetValue<bool>())!.Text("member").ShouldBe(rich.Id);
        Finding(after, "ervaring").Text("outcome").ShouldBe("notMet", "her references were not asked for");
    }

    [Fact]
    public async Task Whoever_is_relied_on_is_tested_on_the_grounds_for_exclusion()
    {
        var (played, she, rich) = (await ALot(), await app.Registered(), await ARichOne());
        await she.States(false);
        var reliance = await Relies(she, played, new { freelancerId = rich.Id, conditions = new[] { "omzet" } });
        Finding(await Check(she, played), "gronden").Text("outcome").ShouldBe("unproven");
        await rich.States(true);
        await Signs(rich, reliance);
        Finding(await Check(she, played), "gronden").Text("code").ShouldBe("exclusionGroundsAbsent.applies");
    }

    [Fact]
    public async Task A_firm_outside_the_register_proves_nothing_by_what_is_stated_about_it()
    {
        var (played, she) = (await ALot(), await app.Registered());
        var firm = AFirm();
        var reliance = (await Relies(she, played, new { firm, conditions = new[] { "omzet" } })).ShouldBe(HttpStatusCode.Created);
        var turnover = Finding(await Check(she, played), "omzet");
        (turnover.Text("outcome"), turnover.Text("code")).ShouldBe(("unproven", "minimumTurnover.noCommitment"));
        turnover["coverage"]!.AsArray().Single(c => c!["relied"]!.GetValue<bool>())!.Text("member").ShouldBe(reliance.Id);

        firm["identifier"]!["id"] = (await she.Client.Get(she.Place()))["identifier"]!["id"]!.GetValue<string>();
        (await Relies(she, played, new { firm, conditions = new[] { "omzet" } })).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/firm/identifier reliance.in-register"]);
        firm["states"]![0]!["year"] = 2999;
        (await Relies(she, played, new { firm, conditions = new[] { "omzet" } })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/firm/states/0/year value.range"]);
    }

    [Fact]
    public async Task Relying_in_a_circle_on_oneself_or_on_a_member_is_refused_with_the_place()
    {
        var (played, a, b, c) = (await ALot(), await app.Registered(), await app.Registered(), await app.Registered());
        object On(Person who, string? consortium = null) => new { consortiumId = consortium, freelancerId = who.Id, conditions = new[] { "omzet" } };
        (await Relies(a, played, On(a))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/freelancerId profile.reliance-on-member"]);
        (await Relies(a, played, On(b))).ShouldBe(HttpStatusCode.Created);
        (await Relies(b, played, On(a))).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/freelancerId reliance.circular"]);
        (await Relies(b, played, On(c))).ShouldBe(HttpStatusCode.Created);
        (await Relies(c, played, On(a))).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/freelancerId reliance.circular"]);

        var d = await app.Registered();
        var consortium = (await c.Forms(new OpenLot(played.TenderId, played.LotId), (c, 6000), (d, 4000))).Id;
        (await Relies(c, played, On(d, consortium))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/freelancerId profile.reliance-on-member"]);
        (await Relies(c, played, On(a, consortium))).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/freelancerId reliance.circular"]);
        (await Relies(d, played, On(a, consortium))).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("consortium.lead-only");
        // Another lot is another bid.
        (await Relies(b, await ALot(), On(a))).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_reliance_that_the_law_does_not_know_is_refused_with_every_place()
    {
        var (played, she, rich) = (await ALot(), await app.Registered(), await ARichOne());
        (await Relies(she, played, new { freelancerId = rich.Id, conditions = new[] { "sector", "niets", "ervaring" } })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(
            ["/conditions/0 profile.reliance-not-allowed", "/conditions/1 profile.reliance-unknown-condition", "/performs profile.reliance-must-perform"]);
        (await Relies(she, played, new { conditions = new[] { "omzet" } })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe([" reliance.one-party"]);
        (await Relies(she, played, new { freelancerId = "0199a1f0-5c00-7000-8000-00000000dead", conditions = new[] { "omzet" } }))
            .ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/freelancerId unknown-reference"]);
        (await she.Client.Get("/v1/reliances?as=bidder"))["items"]!.AsArray().ShouldBeEmpty();
        (await Relies(she, played, new { freelancerId = rich.Id, conditions = new[] { "ervaring" }, performs = new[] { "snoeien" } })).ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Only_the_two_sides_see_a_reliance_and_either_ends_it()
    {
        var (played, she, rich, outsider) = (await ALot(), await app.Registered(), await ARichOne(), await app.Registered());
        await she.States(false);
        var id = (await Relies(she, played, new { freelancerId = rich.Id, conditions = new[] { "omzet" } })).Id;
        (await outsider.Client.Get($"/v1/reliances/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await outsider.Client.Delete($"/v1/reliances/{id}", null)).ShouldBe(HttpStatusCode.NotFound);
        (await rich.Client.Get($"/v1/reliances/{id}"))["leadId"]!.GetValue<string>().ShouldBe(she.Id);
        (await rich.Client.Get("/v1/reliances")).Ids().ShouldBe([id]);
        (await she.Client.Get("/v1/reliances")).Ids().ShouldBeEmpty();
        (await she.Client.Get("/v1/reliances?as=bidder")).Ids().ShouldBe([id]);
        (await rich.Client.Put($"/v1/reliances/{id}/commitment", new { statement = "Ik doe mee." }, null)).ShouldBe(HttpStatusCode.OK);
        (await rich.Client.Delete($"/v1/reliances/{id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Get($"/v1/reliances/{id}")).ShouldBe(HttpStatusCode.NotFound);
        Finding(await Check(she, played), "omzet").Text("outcome").ShouldBe("notMet");
    }

    [Fact]
    public async Task Who_leaves_the_register_is_relied_on_no_longer()
    {
        var (played, she, rich) = (await ALot(), await app.Registered(), await ARichOne());
        var reliance = await Relies(she, played, new { freelancerId = rich.Id, conditions = new[] { "omzet" } });
        await Signs(rich, reliance);
        (await rich.Client.Delete(rich.Place(), (await rich.Client.Get(rich.Place())).ETag)).ShouldBe(HttpStatusCode.NoContent);
        Finding(await Check(she, played), "omzet").Text("outcome").ShouldBe("notMet");
    }

    [Fact]
    public async Task A_consortium_relies_too_its_coverage_names_it_and_a_bid_is_judged_and_frozen_with_it()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] =
            JsonNode.Parse("""[{ "id": "omzet", "kind": "minimumTurnover", "amount": { "amount": 100000, "currency": "EUR" } }]"""));
        var (lead, partner, rich) = (await app.Registered(), await app.Registered(), await ARichOne());
        var consortium = await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000));
        var bid = BidScenes.ABidOf(consortium);
        (await lead.Bids(played, bid)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.not-eligible");

        var reliance = (await Relies(lead, played, new { consortiumId = consortium, freelancerId = rich.Id, conditions = new[] { "omzet" } })).ShouldBe(HttpStatusCode.Created);
        (await partner.Client.Get($"/v1/reliances?consortiumId={consortium}")).Ids().ShouldBe([reliance.Id]);
        var waiting = (await partner.Client.Get($"/v1/consortia/{consortium}/coverage"))["reliedOn"]!.AsArray().ShouldHaveSingleItem()!;
        (waiting.Text("memberId"), waiting["committed"]!.GetValue<bool>()).ShouldBe((rich.Id, false));
        await Signs(rich, reliance);
        var coverage = (await partner.Client.Get($"/v1/consortia/{consortium}/coverage")).ShouldBe(HttpStatusCode.OK);
        var row = coverage["conditions"]![0]!;
        row["cells"]!.AsArray().Single(c => c!["relied"]!.GetValue<bool>())!.Text("cover").ShouldBe("covered");
        (row.Text("title"), row.Text("outcome")).ShouldBe(("Minimale omzet", "unproven"));
        row.Text("text").ShouldNotContain("{");

        var handedIn = (await lead.Bids(played, bid)).ShouldBe(HttpStatusCode.Created).Id;
        await rich.Client.Delete($"/v1/reliances/{reliance.Id}", null);
        var frozen = (await lead.Client.Get($"/v1/bids/{handedIn}/eligibility?recompute=true")).ShouldBe(HttpStatusCode.OK);
        frozen["report"]!["findings"]![0]!["coverage"]!.AsArray().ShouldContain(c => c!["member"]!.GetValue<string>() == rich.Id);
        frozen["recomputed"]!["same"]!.GetValue<bool>().ShouldBeTrue("what was frozen stays what was judged");
    }

    private Task<Played> ALot() => app.ATenderForBids(t => t["lots"]![0]!["conditions"] = JsonNode.Parse(Asked));

    private async Task<Person> ARichOne()
    {
        var rich = await app.Registered();
        await rich.Adds(Turnover(app.Clock.GetUtcNow().Year));
        return rich;
    }

    private static JsonObject Turnover(int now) => new() { ["kind"] = "turnover", ["year"] = now - 1, ["amount"] = FreelancerScenes.Euros(900_000) };

    private JsonObject AFirm() => new()
    {
        ["name"] = "Moederbedrijf BV", ["identifier"] = new JsonObject { ["scheme"] = "NL-KVK", ["id"] = FreelancerScenes.NewKvk() },
        ["statement"] = "Wij stellen onze middelen ter beschikking.", ["states"] = new JsonArray(Turnover(app.Clock.GetUtcNow().Year)),
    };

    private static Task<Answer> Relies(Person who, Played played, object body) => who.Client.Post($"/v1/lots/{played.LotId}/reliances", body);

    private static Task<Answer> Signs(Person who, Answer reliance) =>
        who.Client.Put($"/v1/reliances/{reliance.Id}/commitment", new { statement = "Ik stel mijn middelen ter beschikking." }, null);

    private static async Task<Answer> Check(Person who, Played played) => (await who.Client.Post(
        $"/v1/tenders/{played.TenderId}/eligibility-checks", new { lotId = played.LotId, bidder = new { freelancerId = who.Id } })).ShouldBe(HttpStatusCode.OK);

    private static JsonNode Finding(Answer report, string condition) => report["findings"]!.AsArray().Single(f => f!["condition"]!.GetValue<string>() == condition)!;
}

/// <summary>Statements about grounds for exclusion.</summary>
internal static class Statements
{
    public static Task<Answer> States(this Person person, bool bankrupt) => person.Adds(new JsonObject
    {
        ["kind"] = "exclusionGrounds", ["grounds"] = new JsonArray(new JsonObject { ["ground"] = "exg-sitn-bankr", ["applies"] = bankrupt }),
    });
}
