using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Security;

/// <summary>A bid as it is being written.</summary>
public sealed record DraftBody : IExample<DraftBody>
{
    /// <summary>The consortium that will bid, whose lead one is; absent for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>What is offered, as far as it is written.</summary>
    public required DraftOffer Offer { get; init; }

    public static DraftBody Example => new()
    {
        Offer = new DraftOffer { Price = Money.Euros(48_500), Declarations = [BidDeclaration.SelfDeclaration] },
    };
}

/// <summary>Seals drafts of bids under the key ring, bound to their id: whoever has the database without the keys reads none. The exact
/// bytes are kept, so that the digest on the receipt is one that the writer can compute.</summary>
public sealed class DraftSeal(KeyRing ring)
{
    /// <summary>Seals the bytes of a request.</summary>
    public byte[] Seal(Id<BidDraft> id, ReadOnlySpan<byte> bytes)
    {
        var padded = new byte[OfferSeal.FilledUp(sizeof(int) + bytes.Length)];
        BinaryPrimitives.WriteInt32BigEndian(padded, bytes.Length);
        bytes.CopyTo(padded.AsSpan(sizeof(int)));
        return ring.Seal(padded, Context(id));
    }

    /// <summary>The bytes, as they were written.</summary>
    /// <exception cref="CryptographicException">They were changed or moved, or the key ring is another one.</exception>
    public ReadOnlyMemory<byte> Bytes(BidDraft draft)
    {
        var padded = ring.Unseal(draft.Content, Context(draft.Id));
        return padded.AsMemory(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded));
    }

    /// <summary>What they say.</summary>
    public static DraftBody Read(ReadOnlyMemory<byte> bytes) => JsonSerializer.Deserialize<DraftBody>(bytes.Span, RegisterJson.Options)!;

    private static string Context(Id<BidDraft> id) => $"bid-draft/{id}";
}
