using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Register.Domain.Bids;
using Register.Domain.Tenders;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Security;

/// <summary>An encrypted offer in the compact serialization of RFC 7516: a content key under RSA-OAEP-256, the content under
/// it with AES-256-GCM, the header authenticated with it.</summary>
public sealed class Jwe
{
    private const int KeySize = 32;
    private const int IvSize = 12;
    private const int TagSize = 16;
    private readonly string associated;
    private readonly byte[] wrappedKey;
    private readonly byte[] iv;
    private readonly byte[] ciphertext;
    private readonly byte[] tag;

    private Jwe(OfferHeader header, string[] parts)
    {
        (Header, associated) = (header, parts[0]);
        (wrappedKey, iv, ciphertext, tag) = (Base64Url.DecodeFromChars(parts[1]), Base64Url.DecodeFromChars(parts[2]), Base64Url.DecodeFromChars(parts[3]), Base64Url.DecodeFromChars(parts[4]));
    }

    public OfferHeader Header { get; }

    /// <summary>Takes one apart.</summary>
    /// <exception cref="Domain.Kernel.Refusal">It is none, or its header says what is not understood here.</exception>
    public static Jwe Read(string text)
    {
        try
        {
            var parts = text.Split('.');
            var header = parts.Length == 5 ? JsonSerializer.Deserialize<OfferHeader>(Base64Url.DecodeFromChars(parts[0]), RegisterJson.Options) : null;
            if (header is not null && new Jwe(header, parts) is var jwe && jwe.iv.Length == IvSize && jwe.tag.Length == TagSize && jwe.ciphertext.Length > 0) return jwe;
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            // No base64url, or no such header; InvalidOperationException: text that is no Unicode.
        }
        throw EncryptedOfferRefusals.Form();
    }

    /// <summary>Encrypts JSON; it is filled up with spaces, because a price has as many digits as it is large.</summary>
    public static string Encrypt(OfferHeader header, BidKey key, ReadOnlySpan<byte> json)
    {
        var content = new byte[OfferSeal.FilledUp(json.Length)];
        json.CopyTo(content);
        content.AsSpan(json.Length).Fill((byte)' ');
        var (secret, nonce, sealedContent, tag) = (RandomNumberGenerator.GetBytes(KeySize), RandomNumberGenerator.GetBytes(IvSize), new byte[content.Length], new byte[TagSize]);
        var protectedHeader = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(header, RegisterJson.Options));
        using var aes = new AesGcm(secret, TagSize);
        aes.Encrypt(nonce, content, sealedContent, tag, Encoding.ASCII.GetBytes(protectedHeader));
        return string.Join('.', protectedHeader, Base64Url.EncodeToString(key.Wrap(secret)), Base64Url.EncodeToString(nonce), Base64Url.EncodeToString(sealedContent), Base64Url.EncodeToString(tag));
    }

    /// <summary>What was encrypted.</summary>
    /// <exception cref="CryptographicException">It was changed, or is for another key.</exception>
    public byte[] Decrypt(RSA privateKey)
    {
        var secret = privateKey.Decrypt(wrappedKey, RSAEncryptionPadding.OaepSHA256);
        if (secret.Length != KeySize) throw new CryptographicException("Not a key for AES-256.");
        var content = new byte[ciphertext.Length];
        using var aes = new AesGcm(secret, TagSize);
        aes.Decrypt(iv, ciphertext, tag, content, Encoding.ASCII.GetBytes(associated));
        return content;
    }
}
