using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Register.Domain.Tenders;

/// <summary>The public key (RSA) to which bidders encrypt their offers, where the authority keeps the private key to itself until the opening.
/// A key is for one tender: once its private key was handed in it is nobody's secret any more.</summary>
public sealed class BidKey
{
    private const string Label = "PUBLIC KEY";

    /// <summary>Bits that a key may have.</summary>
    public static readonly IReadOnlyList<int> Sizes = [3072, 4096];

    // 65537, which everything that makes keys takes; a smaller one is weak.
    private static readonly byte[] Exponent = [1, 0, 1];
    private readonly RSAParameters parameters;

    private BidKey(byte[] der, RSAParameters parameters)
    {
        this.parameters = parameters;
        Pem = PemEncoding.WriteString(Label, der);
        Id = Thumbprint(parameters);
    }

    /// <summary>SubjectPublicKeyInfo as PEM (RFC 7468).</summary>
    public string Pem { get; }

    /// <summary>The fingerprint: the SHA-256 thumbprint of the key as a JWK (RFC 7638), base64url, 43 characters.</summary>
    public string Id { get; }

    /// <summary>The key in a text that is one PEM block and nothing else; null where it is no RSA public key of a size that is taken.</summary>
    public static BidKey? Read(string text)
    {
        if (Block(text) is not { } block || text[block.Label] != Label) return null;
        var der = Convert.FromBase64String(text[block.Base64Data]);
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportSubjectPublicKeyInfo(der, out var read);
            if (read != der.Length) return null;
        }
        catch (CryptographicException)
        {
            return null;
        }
        var parameters = rsa.ExportParameters(includePrivateParameters: false);
        var (modulus, exponent) = (parameters.Modulus!, parameters.Exponent!);
        return Sizes.Contains(rsa.KeySize) && (modulus[^1] & 1) == 1 && exponent.AsSpan().SequenceEqual(Exponent) ? new BidKey(der, parameters) : null;
    }

    /// <summary>Whether the text holds a private key: somebody took the wrong file.</summary>
    public static bool IsPrivate(string text) => PemEncoding.TryFind(text, out var block) && text[block.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>The private key in a text (PEM, without a password); null where it is none.</summary>
    public static RSA? ReadPrivate(string text)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(text);
            rsa.ExportParameters(includePrivateParameters: true);
            return rsa;
        }
        catch (Exception error) when (error is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            return null;
        }
    }

    /// <summary>Encrypts a content key (RSA-OAEP with SHA-256).</summary>
    public byte[] Wrap(ReadOnlySpan<byte> key)
    {
        using var rsa = RSA.Create(parameters);
        return rsa.Encrypt(key, RSAEncryptionPadding.OaepSHA256);
    }

    /// <summary>Whether this is its private key, and works.</summary>
    public bool IsOpenedBy(RSA privateKey)
    {
        var own = privateKey.ExportParameters(includePrivateParameters: false);
        if (!own.Modulus!.AsSpan().SequenceEqual(parameters.Modulus) || !own.Exponent!.AsSpan().SequenceEqual(parameters.Exponent)) return false;
        // The public half says nothing of the rest: one that decrypts wrongly would put every bid aside.
        var probe = RandomNumberGenerator.GetBytes(32);
        try
        {
            return privateKey.Decrypt(Wrap(probe), RSAEncryptionPadding.OaepSHA256).AsSpan().SequenceEqual(probe);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static PemFields? Block(string text) =>
        PemEncoding.TryFind(text, out var block) && string.IsNullOrWhiteSpace(text[..block.Location.Start.Value]) && string.IsNullOrWhiteSpace(text[block.Location.End.Value..])
            ? block : null;

    private static string Thumbprint(RSAParameters key) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $$"""{"e":"{{Base64Url.EncodeToString(key.Exponent)}}","kty":"RSA","n":"{{Base64Url.EncodeToString(key.Modulus)}}"}""")));
}
