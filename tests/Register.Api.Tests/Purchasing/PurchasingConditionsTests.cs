using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Freelancers;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using static Register.Api.Tests.Purchasing.PurchasingScenes;

namespace Register.Api.Tests.Purchasing;

public sealed class PurchasingConditionsTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_set_is_published_at_once_and_everybody_reads_it()
    {
        var authority = await app.AnAuthority();
        var buyer = await app.APersonAt(authority, Duties.Publish);
        var set = (await buyer.Post("/v1/purchasing-conditions", Text())).ShouldBe(HttpStatusCode.Created);
        var seen = (await app.Anyone().Get(set.Headers["Location"])).ShouldBe(HttpStatusCode.OK);
        seen["authorityId"]!.GetValue<string>().ShouldBe(authority.ToString());
        var condition = seen["latest"]!["conditions"]!.AsArray().ShouldHaveSingleItem()!;
        condition["kind"]!.GetValue<string>().ShouldBe("liabilityInsurance");
        condition["id"]!.GetValue<string>().ShouldBe("s1");
        condition["perEvent"]!["amount"]!.GetValue<decimal>().ShouldBe(1_250_000m);
        (await app.Anyone().Get($"/v1/purchasing-conditions?authorityId={authority}"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_version_never_changes_when_the_next_one_comes()
    {
        var buyer = await app.ABuyer();
        var set = await buyer.ASet();
        var first = await app.Anyone().Get($"/v1/purchasing-conditions/{set}/versions/1");
        var second = (await buyer.Post($"/v1/purchasing-conditions/{set}/versions", Text("Strenger", new { kind = "capacity", hoursPerWeek = 40 }))).ShouldBe(HttpStatusCode.OK);
        second["number"]!.GetValue<int>().ShouldBe(2);
        (await app.Anyone().Get($"/v1/purchasing-conditions/{set}/versions/1")).Text.ShouldBe(first.Text);
        (await app.Anyone().Get($"/v1/purchasing-conditions/{set}"))["latest"]!["title"]!.GetValue<string>().ShouldBe("Strenger");
        var page = await app.Anyone().Get($"/v1/purchasing-conditions/{set}/versions?limit=1");
        var next = await app.Anyone().Get($"/v1/purchasing-conditions/{set}/versions?limit=1&cursor={page["next"]!.GetValue<string>()}");
        next["items"]!.AsArray().ShouldHaveSingleItem()!["number"]!.GetValue<int>().ShouldBe(2);
        (await app.Anyone().Get($"/v1/purchasing-conditions/{set}/versions/3")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Versions_published_at_the_same_time_get_numbers_of_their_own()
    {
        var buyer = await app.ABuyer();
        var set = await buyer.ASet();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => buyer.Post($"/v1/purchasing-conditions/{set}/versions", Text($"Versie {i}"))));
        answers.Select(a => a.ShouldBe(HttpStatusCode.OK)["number"]!.GetValue<int>()).Order().ShouldBe([2, 3, 4, 5, 6, 7]);
    }

    [Fact]
    public async Task Everything_wrong_with_it_is_said_at_once_each_at_its_place()
    {
        var buyer = await app.ABuyer();
        var refused = (await buyer.Post("/v1/purchasing-conditions", new
        {
            title = "",
            documents = new[] { new { title = "AIV", url = "http://example.nl", sha256 = "zz" } },
            conditions = new object[]
            {
                new { kind = "liabilityInsurance", perEvent = new { amount = 0, currency = "EUR" } },
                new { kind = "allOf", conditions = new object[] { new { kind = "capacity", hoursPerWeek = -1 } } },
                new { kind = "exclusionGroundsAbsent", grounds = new[] { "exg-crim-fraud" }, combine = "anyMember" },
            },
        })).ShouldBe(HttpStatusCode.BadRequest);
        var places = refused["errors"]!.AsArray().Select(e => e!["pointer"]!.GetValue<string>()).ToList();
        places.ShouldContain("/title");
        places.ShouldContain("/documents/0/url");
        places.ShouldContain("/documents/0/sha256");
        places.ShouldContain("/conditions/0/perEvent");
        places.ShouldContain("/conditions/1/conditions/0/hoursPerWeek");
        places.ShouldContain("/conditions/2/combine");
        refused["errors"]!.AsArray().ShouldAllBe(e => e!["text"]!.GetValue<string>() != e["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_kind_or_parameter_is_refused_at_its_place()
    {
        var buyer = await app.ABuyer();
        Pointers(await buyer.Post("/v1/purchasing-conditions", Text("x", new { kind = "nonsense" }))).ShouldBe(["/conditions/0/kind"]);
        Pointers(await buyer.Post("/v1/purchasing-conditions", Text("x", new { kind = "capacity", hoursPerWeek = 8, colour = "green" }))).ShouldBe(["/conditions/0/colour"]);
        Pointers(await buyer.Post("/v1/purchasing-conditions", Text("x", new { hoursPerWeek = 8 }))).ShouldBe(["/conditions/0/kind"]);
        (await buyer.Post("/v1/purchasing-conditions", new { title = "leeg" })).ShouldBe(HttpStatusCode.BadRequest)["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("purchasing.empty");
    }

    [Fact]
    public async Task Codes_in_conditions_are_written_as_the_lists_do_and_unknown_ones_are_refused()
    {
        await app.WithReferenceLists();
        var buyer = await app.ABuyer();
        var set = await buyer.ASet(new { kind = "not", condition = new { kind = "sector", sectors = new[] { "81.30" } } });
        (await app.Anyone().Get($"/v1/purchasing-conditions/{set}"))["latest"]!["conditions"]![0]!["condition"]!["sectors"]![0]!.GetValue<string>().ShouldBe("8130");
        (await buyer.Post("/v1/purchasing-conditions", Text("x", new { kind = "sector", sectors = new[] { "9999" } }))).ShouldBe(HttpStatusCode.BadRequest)
            .Errors().ShouldBe(["/conditions/0/sectors/0 reference.unknown-sector"]);
    }

    [Fact]
    public async Task A_kind_may_stand_anywhere_in_its_condition()
    {
        var buyer = await app.ABuyer();
        var set = await buyer.ASet(new { hoursPerWeek = 8, kind = "capacity" });
        (await app.Anyone().Get($"/v1/purchasing-conditions/{set}"))["latest"]!["conditions"]![0]!["hoursPerWeek"]!.GetValue<int>().ShouldBe(8);
    }

    [Fact]
    public async Task Conditions_that_contradict_each_other_are_taken_with_a_remark()
    {
        var buyer = await app.ABuyer();
        var set = await buyer.ASet(Insurance, new { kind = "not", condition = Insurance });
        (await app.Anyone().Get($"/v1/purchasing-conditions/{set}/versions/1"))["remarks"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("condition.never-met");
    }

    [Fact]
    public async Task Another_authority_or_somebody_without_the_duty_publishes_nothing()
    {
        var set = await (await app.ABuyer()).ASet();
        (await (await app.ABuyer()).Post($"/v1/purchasing-conditions/{set}/versions", Text())).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("purchasing.not-yours");
        var opener = await app.APersonAt(await app.AnAuthority(), Duties.Open);
        (await opener.Post("/v1/purchasing-conditions", Text())).ShouldBe(HttpStatusCode.Forbidden);
        (await app.Anyone().Post("/v1/purchasing-conditions", Text())).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_freelancer_accepts_a_version_once_and_it_keeps_its_first_instant()
    {
        var set = await (await app.ABuyer()).ASet();
        var she = await app.AFreelancer();
        var place = $"/v1/purchasing-conditions/{set}/versions/1/acceptances";
        var accepted = (await she.Client.Post(place)).ShouldBe(HttpStatusCode.OK);
        app.Clock.Move(TimeSpan.FromMinutes(5));
        var again = (await she.Client.Post(place)).ShouldBe(HttpStatusCode.OK);
        DateTimeOffset.Parse(again["acceptedAt"]!.GetValue<string>()).ShouldBe(DateTimeOffset.Parse(accepted["acceptedAt"]!.GetValue<string>()), TimeSpan.FromMilliseconds(1));
        (await she.Client.Post($"/v1/purchasing-conditions/{set}/versions/2/acceptances")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().Post(place)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Acceptances(set)).ShouldBe(1);
    }

    private Task<long> Acceptances(string set) => app.InWrite(services =>
        services.GetRequiredService<Session>().Single<long>("SELECT COUNT(*) FROM acceptances WHERE set_id = @set", new { set }));

    private static IEnumerable<string> Pointers(Answer refused) =>
        refused.ShouldBe(HttpStatusCode.BadRequest)["errors"]!.AsArray().Select((JsonNode? e) => e!["pointer"]!.GetValue<string>());
}
