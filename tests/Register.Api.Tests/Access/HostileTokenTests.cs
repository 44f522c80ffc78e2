using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using static System.Buffers.Text.Base64Url;

namespace Register.Api.Tests.Access;

/// <summary>Tokens that somebody made or changed, and sound ones that name nobody here.</summary>
public sealed class HostileTokenTests : IAsyncLifetime
{
    private static readonly Action<JsonObject> Root = TokenScene.As("operator", null);
    private TokenScene scene = null!;

    private DateTimeOffset Now => scene.App.Clock.GetUtcNow();

    public async Task InitializeAsync() => scene = await TokenScene.Started();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task What_is_forged_changed_or_meant_for_others_is_one_and_the_same_401()
    {
        (await scene.With("root", Root).Get("/v1/journal")).ShouldBe(HttpStatusCode.OK);
        var asked = scene.Issuer.Asked;
        foreach (var (what, token) in Forged().Concat(Changed()).Concat(ForOthers()).Concat(NoTokens()))
        {
            var answer = await scene.App.WithKey(token).Get("/v1/sectors");
            (answer.Status, answer.Code).ShouldBe((HttpStatusCode.Unauthorized, "token.invalid"), what);
        }
        (scene.Issuer.Asked - asked).ShouldBeLessThanOrEqualTo(2, "whatever is sent, the issuer is not asked again and again");
        scene.Lines.All.ShouldNotContain(l => l.Contains("eyJ", StringComparison.Ordinal) || l.Contains("elsewhere", StringComparison.Ordinal));
        scene.Lines.All.ShouldContain(l => l.StartsWith("An access token was refused: SecurityTokenInvalidAudienceException", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_half_a_minute_off_is_forgiven_and_more_is_not()
    {
        foreach (var (from, until, status) in new[]
        {
            (-300, -20, HttpStatusCode.OK), (-300, -40, HttpStatusCode.Unauthorized), (20, 300, HttpStatusCode.OK), (40, 300, HttpStatusCode.Unauthorized),
        })
            (await scene.With("root", claims =>
            {
                Root(claims);
                (claims["nbf"], claims["exp"]) = (Now.AddSeconds(from).ToUnixTimeSeconds(), Now.AddSeconds(until).ToUnixTimeSeconds());
            }).Get("/v1/sectors")).Status.ShouldBe(status, $"{from} {until}");
    }

    [Fact]
    public async Task A_sound_token_that_names_nobody_here_is_one_and_the_same_403()
    {
        var (authority, gone) = ((await scene.App.AnAuthority()).ToString(), await scene.App.AFreelancer());
        (await gone.Client.Delete($"/v1/freelancers/{gone.Id}", (await gone.Client.Get($"/v1/freelancers/{gone.Id}")).ETag)).ShouldBe(HttpStatusCode.NoContent);
        var nobody = Guid.CreateVersion7().ToString();
        var answers = new HashSet<string>();
        foreach (var change in (Action<JsonObject>[])
        [
            _ => { }, TokenScene.As("emperor", null), TokenScene.As("public", null), TokenScene.As("4", null), TokenScene.As("operator authority", authority),
            TokenScene.As("operator", authority), TokenScene.As("authority", null), TokenScene.As("authority", "Maastricht"), TokenScene.As("authority", nobody),
            TokenScene.As("freelancer", authority), TokenScene.As("freelancer", nobody), TokenScene.As("freelancer", gone.Id), TokenScene.As("platform", nobody),
            TokenScene.As("authority", $"{authority} {nobody}"),
            Root + (c => c["sub"] = ""), Root + (c => c["sub"] = " "), Root + (c => c["sub"] = new string('x', 101)), Root + (c => c["sub"] = "a\nb"),
            Root + (c => c["sub"] = 1), Root + (c => c.Remove("sub")), Root + (c => c["register_role"] = 4), Root + (c => c["register_role"] = new JsonArray(4)),
        ])
        {
            var answer = (await scene.With("somebody", change).Get("/v1/sectors")).ShouldBe(HttpStatusCode.Forbidden);
            var problem = answer.Json.AsObject();
            problem.Remove("traceId");
            answers.Add(problem.ToJsonString());
        }
        answers.ShouldHaveSingleItem().ShouldContain("token.no-place");
    }

    private IEnumerable<(string, string)> Forged()
    {
        var (issuer, claims) = (scene.Issuer, Claims());
        foreach (var none in (string[])["none", "None", "nOnE", ""])
            foreach (var signature in (string[])["", "x"])
                yield return ($"alg {none}", $"{Issuer.Encoded(With("alg", none).ToJsonString())}.{Issuer.Encoded(claims)}.{signature}");
        byte[][] secrets = [issuer.Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(issuer.Key.ExportSubjectPublicKeyInfoPem()), issuer.Key.ExportRSAPublicKey(),
            Encoding.UTF8.GetBytes(issuer.Public().ToJsonString())];
        foreach (var secret in secrets) yield return ("HMAC with the public key", issuer.Signed(With("alg", "HS256"), claims, b => HMACSHA256.HashData(secret, b)));
        using var other = RSA.Create(2048);
        byte[] Sign(byte[] bytes) => other.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        yield return ("another key under the same id", issuer.Signed(issuer.Header(), claims, Sign));
        for (var i = 0; i < 20; i++) yield return ("an unknown key", issuer.Signed(With("kid", Guid.NewGuid().ToString()), claims, Sign));
        yield return ("no key named", issuer.Signed(With("kid", null), claims, Sign));
        var own = other.ExportParameters(false);
        var jwk = new JsonObject { ["kty"] = "RSA", ["n"] = EncodeToString(own.Modulus!), ["e"] = EncodeToString(own.Exponent!) };
        yield return ("a key of its own", issuer.Signed(With("jwk", jwk), claims, Sign));
        foreach (var name in (string[])["jku", "x5u"]) yield return (name, issuer.Signed(With(name, issuer.Name + "/elsewhere"), claims, Sign));
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        yield return ("another kind of key", issuer.Signed(With("alg", "ES256"), claims, b => curve.SignData(b, HashAlgorithmName.SHA256)));
        yield return ("what must be understood", issuer.Signed(With("crit", new JsonArray("exp")), claims));
    }

    private IEnumerable<(string, string)> Changed()
    {
        var parts = scene.Token("root", TokenScene.As("freelancer", Guid.CreateVersion7().ToString())).Split('.');
        yield return ("other claims", $"{parts[0]}.{Issuer.Encoded(Claims())}.{parts[2]}");
        yield return ("no signature", $"{parts[0]}.{parts[1]}.");
        yield return ("half a signature", $"{parts[0]}.{parts[1]}.{parts[2][..100]}");
        yield return ("a flipped bit", $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}");
        yield return ("two parts", $"{parts[0]}.{parts[1]}");
        yield return ("five parts", $"{parts[0]}.{parts[1]}.{parts[2]}.{parts[1]}.{parts[2]}");
    }

    private IEnumerable<(string, string)> ForOthers()
    {
        foreach (var (name, value) in new (string, JsonNode?)[]
        {
            ("exp", null), ("exp", "tomorrow"), ("exp", 1e300), ("exp", -1), ("exp", Now.AddMinutes(-1).ToUnixTimeSeconds()), ("nbf", Now.AddMinutes(1).ToUnixTimeSeconds()),
            ("iss", null), ("iss", scene.Issuer.Name + "/"), ("iss", "https://elsewhere.example"), ("iss", 1), ("aud", null), ("aud", "elsewhere"), ("aud", Issuer.Audience + "/"),
            ("aud", Issuer.Audience.ToUpperInvariant()), ("aud", new JsonArray()), ("aud", new JsonArray("elsewhere")), ("aud", ""),
        })
            yield return ($"{name} {value}", scene.Issuer.Token(Now, "root", Root + (claims => { if (value is null) claims.Remove(name); else claims[name] = value; })));
    }

    private IEnumerable<(string, string)> NoTokens()
    {
        foreach (var claims in (string[])["", "x", "[]", "null", "1", "{", "{\"iss\":}", new string('[', 3000), Claims()[..^1] + ",\"exp\":1}"]) yield return ("no claims", scene.Issuer.Signed(scene.Issuer.Header(), claims));
        foreach (var text in (string[])["..", "a.b.c", ".a.", "....", "%.%.%", new string('.', 4000), "rgk_.x.y"]) yield return ("no token", text);
        foreach (var header in (string[])["", "[]", "{\"alg\":1}", "{\"alg\":[\"RS256\"]}", "null"]) yield return ("no header", $"{Issuer.Encoded(header)}.{Issuer.Encoded(Claims())}.x");
        yield return ("too long", scene.Token("root", Root + (c => c["x"] = new string('x', 9000))));
    }

    private string Claims()
    {
        var claims = new JsonObject
        {
            ["iss"] = scene.Issuer.Name, ["aud"] = Issuer.Audience, ["sub"] = "root", ["exp"] = Now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        Root(claims);
        return claims.ToJsonString();
    }

    private JsonObject With(string name, JsonNode? value)
    {
        var header = scene.Issuer.Header();
        if (value is null) header.Remove(name);
        else header[name] = value;
        return header;
    }
}
