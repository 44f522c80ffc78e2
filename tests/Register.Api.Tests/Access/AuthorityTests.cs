using System.Net;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.Access;

public sealed class AuthorityTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task The_operator_enters_an_authority_and_everybody_may_see_it()
    {
        await app.WithReferenceLists();
        var entered = (await (await app.AnOperator()).Post("/v1/authorities", new { name = "Gemeente Almere", municipality = "gm0938" })).ShouldBe(HttpStatusCode.Created);
        var seen = (await app.Anyone().Get(entered.Headers["Location"])).ShouldBe(HttpStatusCode.OK);
        seen["name"]!.GetValue<string>().ShouldBe("Gemeente Almere");
        seen.ETag.ShouldBe("\"1\"");
        (await app.Anyone().Get("/v1/authorities?municipality=GM0938"))["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(entered.Id);
        (await app.Anyone().Get("/v1/authorities?municipality=GM1903"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_else_enters_one()
    {
        var body = new { name = "Gemeente Nergens" };
        (await app.Anyone().Post("/v1/authorities", body)).ShouldBe(HttpStatusCode.Unauthorized);
        (await (await app.AFreelancer()).Client.Post("/v1/authorities", body)).ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.AnOperator()).Post("/v1/authorities", new { name = "x", municipality = "0935" })).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/municipality reference.unknown-municipality"]);
    }

    [Fact]
    public async Task A_list_goes_on_where_the_page_before_ended()
    {
        await app.WithReferenceLists();
        var theOperator = await app.AnOperator();
        for (var i = 0; i < 3; i++) await theOperator.Post("/v1/authorities", new { name = $"Gemeente {i}", municipality = "GM0994" });
        var first = await app.Anyone().Get("/v1/authorities?municipality=GM0994&limit=2");
        first["items"]!.AsArray().Count.ShouldBe(2);
        var second = await app.Anyone().Get($"/v1/authorities?municipality=GM0994&limit=2&cursor={first["next"]!.GetValue<string>()}");
        second["items"]!.AsArray().ShouldHaveSingleItem()!["name"]!.GetValue<string>().ShouldBe("Gemeente 2");
        second["next"].ShouldBeNull();
    }
}
