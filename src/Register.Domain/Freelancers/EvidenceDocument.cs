using System.Security.Cryptography;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>What is known of an uploaded document beside its bytes.</summary>
public sealed record EvidenceDocument
{
    /// <summary>The largest document taken, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>One of <see cref="ContentTypes"/>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Its size in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of its bytes, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was handed in.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>The types taken: what everybody can open and what runs nothing.</summary>
    public static IReadOnlyList<string> ContentTypes { get; } = ["application/pdf", "image/png", "image/jpeg"];

    /// <summary>Whether documents of the type are taken at all.</summary>
    public static bool Takes(string contentType) => ContentTypes.Contains(contentType);

    /// <summary>Looks at an uploaded document. Its first bytes must be those of the type it says it is, so that nothing
    /// is handed on under a false name.</summary>
    /// <exception cref="Refusal">The type is not taken, the bytes are of another type, or there are too many.</exception>
    public static EvidenceDocument Of(string contentType, ReadOnlySpan<byte> content, DateTimeOffset now)
    {
        Refuse.If(!Takes(contentType), DocumentRefusals.Type(string.Join(", ", ContentTypes)));
        Refuse.If(content.Length > MaxBytes, DocumentRefusals.TooLarge(MaxBytes));
        Refuse.If(!content.StartsWith(Signature(contentType)), DocumentRefusals.OtherContent(contentType));
        return new EvidenceDocument
        {
            ContentType = contentType, Size = content.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)), UploadedAt = now,
        };
    }

    private static ReadOnlySpan<byte> Signature(string contentType) => contentType switch
    {
        "application/pdf" => "%PDF-"u8,
        "image/png" => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A],
        _ => [0xFF, 0xD8, 0xFF],
    };
}

/// <summary>Why a document is refused.</summary>
public static class DocumentRefusals
{
    public static Refusal Type(string types) => new(RefusalKind.Unprocessable, "document.type", null, ("types", types));
    public static Refusal OtherContent(string type) => new(RefusalKind.Unprocessable, "document.other-content", null, ("type", type));
    public static Refusal TooLarge(long most) => new(RefusalKind.Unprocessable, "document.too-large", null, ("most", most));
}
