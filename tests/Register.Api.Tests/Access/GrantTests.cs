using System.Net;
using Register.Api.Tests.Freelancers;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Api.Tests.Access;

internal static class GrantScenes
{
    /// <summary>A grant until a year from now.</summary>
    public static Task<Answer> Grants(this Person she, RegisterApp app, Guid platform, params Scope[] scopes) => she.Client.Post($"/v1/freelancers/{she.Id}/grants", new
    {
        platformId = platform, scopes = scopes.Select(s => s.ToString().ToLowerInvariant()), until = DutchTime.DayOf(app.Clock.GetUtcNow()).AddYears(1),
    });

    /// <summary>A platform that asks for her, under a grant.</summary>
    public static async Task<ApiClient> HerPlatform(this RegisterApp app, Person she, params Scope[] scopes)
    {
        var id = Guid.CreateVersion7();
        var platform = await app.APlatform(id);
        (await she.Grants(app, id, scopes)).ShouldBe(HttpStatusCode.Created);
        return app.For(she.Id, platform);
    }
}

public sealed class GrantTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_platform_acts_for_her_and_the_journal_says_for_whom()
    {
        var she = await app.AFreelancer();
        var id = Guid.CreateVersion7();
        var platform = await app.APlatform(id);
        (await she.Grants(app, id, Scope.Profile, Scope.Read)).ShouldBe(HttpStatusCode.Created);
        var added = (await new Person(she.Id, app.For(she.Id, platform)).Adds(FreelancerScenes.Insurance())).ShouldBe(HttpStatusCode.Created);
        (await app.For(she.Id, platform).Get($"/v1/freelancers/{she.Id}/evidence")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().Count.ShouldBe(1);
        var written = (await (await app.AnOperator()).Get($"/v1/journal?subject={added.Id}"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        written["actor"]!.GetValue<string>().ShouldMatch($"^platform:{id}:[0-9a-f-]{{36}} for freelancer:{she.Id}$");
    }

    [Fact]
    public async Task A_scope_that_was_not_granted_and_what_only_she_can_say_are_refused()
    {
        var she = await app.AFreelancer();
        var platform = await app.HerPlatform(she, Scope.Read);
        (await platform.Post($"/v1/freelancers/{she.Id}/evidence", FreelancerScenes.Insurance())).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("grant.out-of-scope");
        foreach (var path in (string[])[$"/v1/freelancers/{she.Id}/personal-data", $"/v1/freelancers/{she.Id}/self-declaration", "/v1/api-keys", "/v1/grants"])
            (await platform.Get(path)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("grant.out-of-scope");
    }

    [Fact]
    public async Task Without_a_live_grant_every_freelancer_answers_alike_whether_she_exists_or_not()
    {
        var (she, other) = (await app.AFreelancer(), await app.AFreelancer());
        var id = Guid.CreateVersion7();
        var platform = await app.APlatform(id);
        var grant = (await she.Grants(app, id, Scope.Read)).ShouldBe(HttpStatusCode.Created);
        (await app.For(she.Id, platform).Get("/v1/consortia")).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Delete($"/v1/grants/{grant.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Delete($"/v1/grants/{grant.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        foreach (var freelancer in (string[])[she.Id, other.Id, Guid.CreateVersion7().ToString()])
            (await app.For(freelancer, platform).Get("/v1/consortia")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("grant.none");
        (await app.For("nobody", platform).Get("/v1/consortia")).ShouldBe(HttpStatusCode.BadRequest);
        (await app.For(other.Id, she.Client).Get("/v1/consortia")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("grant.platform-only");
        (await app.For(she.Id, app.Anyone()).Get("/v1/sectors")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("grant.platform-only");
    }

    [Fact]
    public async Task A_grant_ends_with_its_last_day_and_when_she_leaves()
    {
        var she = await app.AFreelancer();
        var id = Guid.CreateVersion7();
        var platform = await app.APlatform(id);
        var today = DutchTime.DayOf(app.Clock.GetUtcNow());
        (await Wish(she, id, today)).ShouldBe(HttpStatusCode.Created);
        (await app.For(she.Id, platform).Get("/v1/consortia")).ShouldBe(HttpStatusCode.OK);
        app.Clock.Move(TimeSpan.FromDays(1));
        (await app.For(she.Id, platform).Get("/v1/consortia")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("grant.none");
        var live = (await she.Grants(app, id, Scope.Read)).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Delete($"/v1/freelancers/{she.Id}", "\"1\"")).ShouldBe(HttpStatusCode.NoContent);
        (await app.For(she.Id, platform).Get("/v1/consortia")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("grant.none");
        (await platform.Get($"/v1/grants/{live.Id}")).ShouldBe(HttpStatusCode.OK)["endedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task Both_sides_see_a_grant_and_nobody_else_does()
    {
        var (she, other) = (await app.AFreelancer(), await app.AFreelancer());
        var id = Guid.CreateVersion7();
        var platform = await app.APlatform(id);
        var grant = (await she.Grants(app, id, Scope.Bid, Scope.Read)).ShouldBe(HttpStatusCode.Created);
        foreach (var client in (ApiClient[])[she.Client, platform])
        {
            (await client.Get("/v1/grants"))["items"]!.AsArray().ShouldHaveSingleItem()!["id"]!.GetValue<string>().ShouldBe(grant.Id);
            (await client.Get(grant.Headers["Location"])).ShouldBe(HttpStatusCode.OK)["scopes"]!.AsArray().Select(s => s!.GetValue<string>()).ShouldBe(["read", "bid"]);
        }
        (await she.Client.Get($"/v1/freelancers/{she.Id}/personal-data"))["grants"]!.AsArray().Count.ShouldBe(1);
        foreach (var client in (ApiClient[])[other.Client, await app.APlatform()])
        {
            (await client.Get("/v1/grants"))["items"]!.AsArray().ShouldBeEmpty();
            (await client.Get($"/v1/grants/{grant.Id}")).ShouldBe(HttpStatusCode.NotFound);
            (await client.Delete($"/v1/grants/{grant.Id}", null)).ShouldBe(HttpStatusCode.NotFound);
        }
        (await platform.Delete($"/v1/grants/{grant.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Get($"/v1/grants/{grant.Id}"))["endedAt"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_wrong_wish_gives_nothing()
    {
        var (she, other) = (await app.AFreelancer(), await app.AFreelancer());
        var id = Guid.CreateVersion7();
        await app.APlatform(id);
        var today = DutchTime.DayOf(app.Clock.GetUtcNow());
        foreach (var until in (DateOnly[])[today.AddDays(-1), today.AddYears(2).AddDays(1)])
            (await Wish(she, id, until)).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("grant.until");
        (await Wish(she, Guid.CreateVersion7(), today)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("unknown-reference");
        (await she.Grants(app, id)).ShouldBe(HttpStatusCode.BadRequest);
        (await she.Grants(app, id, Scope.Read, Scope.Read)).ShouldBe(HttpStatusCode.BadRequest);
        (await Wish(she with { Id = other.Id }, id, today)).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Get("/v1/grants"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_idempotency_key_for_two_freelancers_never_gives_one_the_answer_of_the_other()
    {
        var (she, other) = (await app.AFreelancer(), await app.AFreelancer());
        var id = Guid.CreateVersion7();
        var platform = await app.APlatform(id);
        foreach (var person in (Person[])[she, other]) (await person.Grants(app, id, Scope.Cooperate)).ShouldBe(HttpStatusCode.Created);
        var body = Proofs.Operations.Body(Endpoints.All.Single(e => e.Name == "FoundCluster"))!.ToJsonString();
        var first = (await app.For(she.Id, platform).Post("/v1/clusters", body, "sleutel")).ShouldBe(HttpStatusCode.Created);
        (await app.For(she.Id, platform).Post("/v1/clusters", body, "sleutel")).ShouldBe(HttpStatusCode.Created).Id.ShouldBe(first.Id);
        (await app.For(other.Id, platform).Post("/v1/clusters", body, "sleutel")).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("idempotency.reused");
    }

    [Fact]
    public void What_only_she_can_say_is_what_the_decision_names()
    {
        var alone = Endpoints.All.Where(e => e.Access == Http.Access.Herself).Select(e => e.Name).Order();
        var page = Architecture.Tree.Read("docs/decisions/0015-grants.md");
        var named = page[(page.IndexOf("**Hers alone**", StringComparison.Ordinal))..].Split("\n\n")[0].Split('`').Where((_, i) => i % 2 == 1).Order();
        named.ShouldBe(alone);
    }

    private static Task<Answer> Wish(Person she, Guid platform, DateOnly until) =>
        she.Client.Post($"/v1/freelancers/{she.Id}/grants", new { platformId = platform, scopes = new[] { "read" }, until });
}
