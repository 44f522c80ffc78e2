using System.Net;
using Register.Api.Http;
using Register.Api.Tests.Bids;

namespace Register.Api.Tests.Access;

/// <summary>Callers with an access token in the place of a key.</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private static readonly object ACluster = new { name = "Samen", sectors = new[] { "8130" }, areas = new[] { "GM0935" } };
    private TokenScene scene = null!;

    private RegisterApp App => scene.App;

    public async Task InitializeAsync() => scene = await TokenScene.Started();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task A_token_does_what_a_key_of_the_same_role_and_owner_does()
    {
        var (she, other) = (await App.AFreelancer(), await App.AFreelancer());
        var client = scene.With("sub-of-hers", TokenScene.As("freelancer", she.Id.ToUpperInvariant()));
        (await client.Get($"/v1/freelancers/{she.Id}/personal-data")).ShouldBe(HttpStatusCode.OK);
        (await client.Get($"/v1/freelancers/{other.Id}/personal-data")).ShouldBe(HttpStatusCode.NotFound);
        (await client.Get("/v1/journal")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("key.not-allowed");
        (await scene.With("root", TokenScene.As("operator", null)).Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        var platform = Guid.CreateVersion7();
        await App.APlatform(platform);
        (await scene.With("program", TokenScene.As("platform", platform.ToString())).Get("/v1/grants?limit=1000")).ShouldBe(HttpStatusCode.OK);
        (await App.Anyone().Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Duties_come_with_the_token_and_other_words_beside_them_mean_nothing()
    {
        var authority = (await App.AnAuthority()).ToString();
        var auditor = scene.With("mies", TokenScene.As("authority", authority, "Audit", "print", "16"));
        (await auditor.Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        var clerk = scene.With("jet", claims =>
        {
            TokenScene.As("authority", authority)(claims);
            claims["register_role"] = "openid authority email";
        });
        (await clerk.Get("/v1/journal")).ShouldBe(HttpStatusCode.Forbidden);
        (await clerk.Get("/v1/objections")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Two_logins_of_one_person_open_nothing_also_beside_her_key()
    {
        var played = (await App.ATenderForBids()).PastTheDeadline();
        var place = $"/v1/tenders/{played.TenderId}/opening";
        ApiClient Opener(string person, string program) => scene.With(person, claims =>
        {
            TokenScene.As("authority", played.Buyer.AuthorityId.ToString(), "open")(claims);
            claims["client_id"] = program;
        });
        (await Opener("anna", "portal").Post(place)).ShouldBe(HttpStatusCode.OK);
        foreach (var again in (ApiClient[])[Opener("anna", "telephone"), Opener("Anna ", "portal"), await played.Opener("ANNA")])
            (await again.Post(place)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("opening.same-person");
        (await Opener("bert", "portal").Post(place)).ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("opened");
    }

    [Fact]
    public async Task The_journal_names_role_owner_and_a_lasting_id_and_no_claim_stands_anywhere()
    {
        var she = await App.AFreelancer();
        var theOperator = await App.AnOperator();
        string[] actors = [await Actor("sub-kamperfoelie"), await Actor("sub-kamperfoelie"), await Actor("sub-other")];
        actors[0].ShouldStartWith($"freelancer:{she.Id}:");
        actors[1].ShouldBe(actors[0]);
        actors[2].ShouldNotBe(actors[0]);
        scene.Lines.All.ShouldNotBeEmpty();
        scene.Lines.All.ShouldNotContain(l => l.Contains("kamperfoelie", StringComparison.OrdinalIgnoreCase));

        async Task<string> Actor(string person)
        {
            var cluster = (await scene.With(person, TokenScene.As("freelancer", she.Id)).Post("/v1/clusters", ACluster)).ShouldBe(HttpStatusCode.Created);
            var entry = (await theOperator.Get($"/v1/journal?subject={cluster.Id}")).ShouldBe(HttpStatusCode.OK)["items"]![0]!;
            entry.ToJsonString().ShouldNotContain(person);
            return entry["actor"]!.GetValue<string>();
        }
    }

    [Fact]
    public async Task A_retry_with_a_newer_token_of_the_same_person_gets_the_same_answer_and_another_persons_does_not()
    {
        var she = await App.AFreelancer();
        ApiClient Client(string person) => scene.With(person, TokenScene.As("freelancer", she.Id));
        var first = (await Client("a").Post("/v1/clusters", ACluster, "again")).ShouldBe(HttpStatusCode.Created);
        App.Clock.Move(TimeSpan.FromMinutes(6));
        (await Client("a").Post("/v1/clusters", ACluster, "again")).ShouldBe(HttpStatusCode.Created).Id.ShouldBe(first.Id);
        (await Client("b").Post("/v1/clusters", ACluster, "again")).ShouldBe(HttpStatusCode.Created).Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Where_a_claim_limits_tokens_each_does_only_what_it_says()
    {
        await using var limited = await TokenScene.Started(o => (o.ScopesClaim, o.HolderClaim) = ("scope", "upn"));
        var she = await limited.App.AFreelancer();
        ApiClient Client(string? scope) => limited.With("x", claims =>
        {
            TokenScene.As("freelancer", she.Id)(claims);
            (claims["scope"], claims["upn"]) = (scope, "she@example.nl");
        });
        (await Client("openid read").Get($"/v1/freelancers/{she.Id}/matches")).ShouldBe(HttpStatusCode.OK);
        foreach (var scope in (string?[])["openid read", "openid", null]) (await Client(scope).Post("/v1/clusters", ACluster)).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("key.out-of-scope");
        (await Client("cooperate read").Post("/v1/clusters", ACluster)).ShouldBe(HttpStatusCode.Created);
        (await Client("cooperate read").Get($"/v1/freelancers/{she.Id}/personal-data")).ShouldBe(HttpStatusCode.Forbidden);
        (await Client("openid all").Get($"/v1/freelancers/{she.Id}/personal-data")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Wrong_tokens_are_stopped_like_wrong_keys_and_a_good_one_from_there_still_works()
    {
        await using var limited = await TokenScene.Started(limits: new LimitOptions { WrongKeys = 2 });
        limited.App.Clock.MoveTo(new DateTimeOffset(2027, 1, 1, 12, 0, 1, TimeSpan.Zero));
        var thief = limited.With("x", claims => claims["aud"] = "elsewhere");
        (await thief.Get("/v1/sectors")).ShouldBe(HttpStatusCode.Unauthorized);
        (await limited.With("x", _ => { }).Get("/v1/sectors")).ShouldBe(HttpStatusCode.Forbidden);
        (await thief.Get("/v1/sectors")).ShouldBe(HttpStatusCode.TooManyRequests);
        (await limited.With("x", TokenScene.As("operator", null)).Get("/v1/sectors")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Without_an_issuer_no_token_is_taken()
    {
        await using var none = await TokenScene.Started(o => o.Issuer = null);
        (await none.With("x", TokenScene.As("operator", null)).Get("/v1/sectors")).ShouldBe(HttpStatusCode.Unauthorized).Code.ShouldBe("key.invalid");
        none.Issuer.Asked.ShouldBe(0);
    }
}
