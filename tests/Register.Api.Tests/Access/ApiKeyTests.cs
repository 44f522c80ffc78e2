using System.Net;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Access;

public sealed class ApiKeyTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task The_operator_makes_a_key_that_works_at_once_and_shows_its_secret_once()
    {
        var theOperator = await app.AnOperator();
        var authority = await app.AnAuthority();
        var made = (await theOperator.Post("/v1/api-keys", AKeyFor(authority.ToString()))).ShouldBe(HttpStatusCode.Created);
        var secret = made["apiKey"]!.GetValue<string>();
        var own = (await app.WithKey(secret).Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        own["items"]!.AsArray().Count.ShouldBe(1);
        own["items"]![0]!["holder"]!.GetValue<string>().ShouldBe("inkoop-1");
        own.Text.ShouldNotContain(secret);
        (await theOperator.Get(made.Headers["Location"])).ShouldBe(HttpStatusCode.OK).Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task A_revoked_key_stops_at_once()
    {
        var she = await app.AFreelancer();
        var second = (await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = she.Id, holder = "laptop" })).ShouldBe(HttpStatusCode.Created);
        var client = app.WithKey(second["apiKey"]!.GetValue<string>());
        (await client.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Delete($"/v1/api-keys/{second.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await client.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.Unauthorized).Code.ShouldBe("key.invalid");
        (await she.Client.Delete($"/v1/api-keys/{second.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_key_that_expires_stops_by_itself()
    {
        var theOperator = await app.AnOperator();
        var made = (await theOperator.Post("/v1/api-keys", new { role = "platform", holder = "p", expiresAt = app.Clock.GetUtcNow().AddHours(1) })).ShouldBe(HttpStatusCode.Created);
        var platform = app.WithKey(made["apiKey"]!.GetValue<string>());
        (await platform.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        app.Clock.Move(TimeSpan.FromHours(2));
        (await platform.Get("/v1/api-keys")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_freelancer_cannot_make_a_key_for_another_role_or_person()
    {
        var she = await app.AFreelancer();
        var other = await app.AFreelancer();
        (await she.Client.Post("/v1/api-keys", new { role = "operator", holder = "x" })).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("api-key.not-for-others");
        (await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = other.Id, holder = "x" })).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Somebody_elses_key_does_not_exist()
    {
        var she = await app.AFreelancer();
        var other = await app.AFreelancer();
        var id = (await other.Client.Get("/v1/api-keys"))["items"]![0]!["id"]!.GetValue<string>();
        (await she.Client.Get($"/v1/api-keys/{id}")).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Delete($"/v1/api-keys/{id}", null)).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Get($"/v1/api-keys?ownerId={other.Id}")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
        (await (await app.AnOperator()).Get($"/v1/api-keys?ownerId={other.Id}"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_colleagues_key_at_the_same_authority_does_not_exist_either()
    {
        var authority = await app.AnAuthority();
        var anna = await app.APersonAt(authority, Duties.Publish, "anna");
        var bram = await app.APersonAt(authority, Duties.Publish, "bram");
        var id = (await anna.Get("/v1/api-keys"))["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>();
        (await bram.Delete($"/v1/api-keys/{id}", null)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_wrong_wish_says_everything_that_is_wrong_with_it()
    {
        var theOperator = await app.AnOperator();
        var refused = (await theOperator.Post("/v1/api-keys", new
        {
            role = "freelancer", ownerId = "nobody", holder = "", duties = new[] { "open" }, expiresAt = "2020-01-01T00:00:00Z",
        })).ShouldBe(HttpStatusCode.BadRequest);
        refused["errors"]!.AsArray().Select(e => e!["pointer"]!.GetValue<string>()).Order()
            .ShouldBe(["/duties", "/expiresAt", "/holder", "/ownerId"]);
        (await theOperator.Post("/v1/api-keys", AKeyFor(Guid.CreateVersion7().ToString()))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("unknown-reference");
        (await theOperator.Post("/v1/api-keys", new { role = "public", holder = "x" })).ShouldBe(HttpStatusCode.BadRequest);
        (await theOperator.Post("/v1/api-keys", new { role = "authority", ownerId = Guid.CreateVersion7(), holder = "x", duties = new[] { "publish, open" } })).ShouldBe(HttpStatusCode.BadRequest);
    }

    private static object AKeyFor(string authority) =>
        new { role = "authority", ownerId = authority, holder = "inkoop-1", duties = new[] { "publish", "open" } };
}
