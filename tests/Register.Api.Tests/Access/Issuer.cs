using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static System.Buffers.Text.Base64Url;

namespace Register.Api.Tests.Access;

/// <summary>An issuer of access tokens whose keys the test holds, so that it can sign anything.</summary>
internal sealed class Issuer : IAsyncDisposable
{
    public const string Audience = "https://register.example";
    private readonly WebApplication web;
    private int asked;

    private Issuer(WebApplication web) => this.web = web;

    public string Name { get; private set; } = "";

    /// <summary>How often somebody asked for anything.</summary>
    public int Asked => asked;

    /// <summary>The key it signs with and publishes.</summary>
    public RSA Key { get; private set; } = RSA.Create(2048);

    public string KeyId { get; private set; } = "first";

    /// <summary>Whether it answers.</summary>
    public bool IsDown { get; set; }

    /// <summary>What it says of itself otherwise than it should.</summary>
    public Action<JsonObject>? Lies { get; set; }

    public static async Task<Issuer> Started()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        var issuer = new Issuer(web);
        web.MapGet("/.well-known/openid-configuration", () => issuer.Says(new JsonObject { ["issuer"] = issuer.Name, ["jwks_uri"] = issuer.Name + "/keys" }));
        web.MapGet("/keys", () => issuer.Says(new JsonObject { ["keys"] = new JsonArray(issuer.Public()) }));
        await web.StartAsync();
        issuer.Name = web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return issuer;
    }

    /// <summary>From now on it signs with another key and publishes that only.</summary>
    public void Rotate() => (Key, KeyId) = (RSA.Create(2048), "second");

    /// <summary>A sound token of a person, for the five minutes after the instant; <paramref name="change"/> makes its claims others.</summary>
    public string Token(DateTimeOffset now, string person, Action<JsonObject>? change = null)
    {
        var claims = new JsonObject
        {
            ["iss"] = Name, ["aud"] = Audience, ["sub"] = person, ["iat"] = now.ToUnixTimeSeconds(), ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(), ["jti"] = Guid.NewGuid().ToString(),
        };
        change?.Invoke(claims);
        return Signed(Header(), claims.ToJsonString());
    }

    public JsonObject Header() => new() { ["alg"] = "RS256", ["typ"] = "at+jwt", ["kid"] = KeyId };

    /// <summary>These very texts, signed: with the issuer's key if no other is given.</summary>
    public string Signed(JsonNode header, string claims, Func<byte[], byte[]>? sign = null)
    {
        var content = Encoded(header.ToJsonString()) + "." + Encoded(claims);
        sign ??= bytes => Key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return content + "." + EncodeToString(sign(Encoding.ASCII.GetBytes(content)));
    }

    public static string Encoded(string text) => EncodeToString(Encoding.UTF8.GetBytes(text));

    /// <summary>The public half, as it is published.</summary>
    public JsonObject Public()
    {
        var key = Key.ExportParameters(false);
        return new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = KeyId, ["n"] = EncodeToString(key.Modulus!), ["e"] = EncodeToString(key.Exponent!) };
    }

    public async ValueTask DisposeAsync() => await web.DisposeAsync();

    private IResult Says(JsonObject document)
    {
        Interlocked.Increment(ref asked);
        Lies?.Invoke(document);
        return IsDown ? Results.StatusCode(500) : Results.Text(document.ToJsonString(), "application/json");
    }
}
