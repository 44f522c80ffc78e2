using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Register.Api.Tests.Bids;

/// <summary>A pair of keys as an authority has them, and what a bidder's own program does with the public one: written after RFC 7516 and RFC 7638, with
/// nothing of ours.</summary>
internal sealed class BidPair : IDisposable
{
    private readonly RSA rsa;

    public BidPair(int bits = 3072) => rsa = RSA.Create(bits);

    public string PublicKey => rsa.ExportSubjectPublicKeyInfoPem();

    public string PrivateKey => rsa.ExportPkcs8PrivateKeyPem();

    public RSA Rsa => rsa;

    public string Kid
    {
        get
        {
            var key = rsa.ExportParameters(false);
            var canonical = $$"""{"e":"{{Base64Url.EncodeToString(key.Exponent)}}","kty":"RSA","n":"{{Base64Url.EncodeToString(key.Modulus)}}"}""";
            return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(canonical)));
        }
    }

    public JsonObject Header(string lot, string lead) => new() { ["alg"] = "RSA-OAEP-256", ["enc"] = "A256GCM", ["kid"] = Kid, ["lotId"] = lot, ["lead"] = lead };

    public string Encrypt(JsonObject header, string content) => Encrypt(header, Encoding.UTF8.GetBytes(content));

    public string Encrypt(JsonObject header, byte[] content, int keySize = 32)
    {
        var (cek, iv, tag, sealedContent) = (RandomNumberGenerator.GetBytes(keySize), RandomNumberGenerator.GetBytes(12), new byte[16], new byte[content.Length]);
        var first = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header.ToJsonString()));
        using var aes = new AesGcm(cek, 16);
        aes.Encrypt(iv, content, sealedContent, tag, Encoding.ASCII.GetBytes(first));
        return $"{first}.{Base64Url.EncodeToString(rsa.Encrypt(cek, RSAEncryptionPadding.OaepSHA256))}.{Base64Url.EncodeToString(iv)}.{Base64Url.EncodeToString(sealedContent)}.{Base64Url.EncodeToString(tag)}";
    }

    /// <summary>What stands in a bid that this made.</summary>
    public string Decrypt(string jwe)
    {
        var parts = jwe.Split('.');
        var (cek, content) = (rsa.Decrypt(Base64Url.DecodeFromChars(parts[1]), RSAEncryptionPadding.OaepSHA256), new byte[Base64Url.DecodeFromChars(parts[3]).Length]);
        using var aes = new AesGcm(cek, 16);
        aes.Decrypt(Base64Url.DecodeFromChars(parts[2]), Base64Url.DecodeFromChars(parts[3]), Base64Url.DecodeFromChars(parts[4]), content, Encoding.ASCII.GetBytes(parts[0]));
        return Encoding.UTF8.GetString(content);
    }

    public void Dispose() => rsa.Dispose();
}

/// <summary>A tender whose authority keeps the private key, with the key.</summary>
internal sealed record EncryptedTender(Played Played, BidPair Pair)
{
    public static async Task<EncryptedTender> Of(RegisterApp app, Action<JsonObject>? change = null)
    {
        var pair = new BidPair();
        return new EncryptedTender(await app.ATenderForBids(t =>
        {
            t["settings"] = new JsonObject { ["bidKey"] = pair.PublicKey };
            change?.Invoke(t);
        }), pair);
    }

    public string Opening => $"/v1/tenders/{Played.TenderId}/opening";

    /// <summary>A bid as it is sent.</summary>
    public JsonObject ABid(string lead, decimal price = 52_417.93m, string? lot = null) => Body(Pair.Encrypt(Pair.Header(lot ?? Played.LotId, lead), BidScenes.ABid(price)["offer"]!.ToJsonString()));

    public static JsonObject Body(string jwe) => new() { ["encryptedOffer"] = jwe };

    /// <summary>The freelancer hands in a bid.</summary>
    public Task<Answer> From(Person she, JsonObject? body = null, string? idempotencyKey = null) => she.Bids(Played, body ?? ABid(she.Id), idempotencyKey);

    /// <summary>The first person comes, after the deadline.</summary>
    public async Task Begin()
    {
        Played.PastTheDeadline();
        (await (await Played.Opener("anna")).Post(Opening)).ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>The second person comes, with a key or without.</summary>
    public async Task<Answer> Complete(string? privateKey, string? idempotencyKey = null, ApiClient? by = null) =>
        await (by ?? await Played.Opener("bert")).Post(Opening, privateKey is null ? null : new JsonObject { ["privateKey"] = privateKey }.ToJsonString(), idempotencyKey);

    /// <summary>Two people open with the right key.</summary>
    public async Task<Answer> Open()
    {
        await Begin();
        return (await Complete(Pair.PrivateKey)).ShouldBe(HttpStatusCode.OK);
    }
}
