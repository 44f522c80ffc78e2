using System.Net;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Access;

/// <summary>An issuer that changes its keys, does not answer, or is not who it should be.</summary>
public sealed class IssuerTests : IAsyncLifetime
{
    private static readonly Action<JsonObject> Root = TokenScene.As("operator", null);
    private TokenScene scene = null!;

    public async Task InitializeAsync() => scene = await TokenScene.Started();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    private Task<Answer> Ask() => scene.With("root", Root).Get("/v1/journal");

    [Fact]
    public async Task A_new_key_works_at_once_and_the_one_given_up_no_longer()
    {
        var old = scene.With("root", Root);
        (await old.Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        scene.App.Clock.Move(TimeSpan.FromSeconds(30));
        scene.Issuer.Rotate();
        (await old.Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        (await Ask()).ShouldBe(HttpStatusCode.OK);
        (await old.Get("/v1/journal")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Many_at_once_ask_the_issuer_once()
    {
        foreach (var answer in await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Ask()))) answer.ShouldBe(HttpStatusCode.OK);
        scene.Issuer.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task While_the_issuer_is_down_tokens_are_503_keys_work_and_afterwards_tokens_too()
    {
        scene.Issuer.IsDown = true;
        var refused = (await Ask()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Code.ShouldBe("token.issuer-unavailable");
        refused.Headers["Retry-After"].ShouldBe("10");
        var asked = scene.Issuer.Asked;
        (await Ask()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        scene.Issuer.Asked.ShouldBe(asked);
        (await (await scene.App.AnOperator()).Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        (await scene.App.Anyone().Get("/health/ready")).ShouldBe(HttpStatusCode.OK);
        scene.Issuer.IsDown = false;
        scene.App.Clock.Move(TimeSpan.FromSeconds(11));
        (await Ask()).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Known_keys_last_a_day_without_the_issuer()
    {
        (await Ask()).ShouldBe(HttpStatusCode.OK);
        scene.Issuer.IsDown = true;
        scene.App.Clock.Move(TimeSpan.FromHours(23));
        (await Ask()).ShouldBe(HttpStatusCode.OK);
        scene.App.Clock.Move(TimeSpan.FromHours(2));
        (await Ask()).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Keys_are_taken_from_the_issuer_itself_only()
    {
        await using var elsewhere = await Issuer.Started();
        foreach (var lie in (Action<JsonObject>[])
        [
            d => d["jwks_uri"] = elsewhere.Name + "/keys", d => d["issuer"] = elsewhere.Name, d => d["jwks_uri"] = "file:///etc/hostname", d => d["jwks_uri"] = "keys",
            d => d["jwks_uri"] = scene.Issuer.Name.Replace("//", "//me@") + "/keys", d => d["jwks_uri"] = 1, d => d.Remove("issuer"), d => d["keys"] = "none",
        ])
        {
            scene.Issuer.Lies = lie;
            (await Ask()).ShouldBe(HttpStatusCode.ServiceUnavailable);
            scene.App.Clock.Move(TimeSpan.FromSeconds(11));
        }
        elsewhere.Asked.ShouldBe(0);
        scene.Issuer.Lies = null;
        (await Ask()).ShouldBe(HttpStatusCode.OK);
    }
}
