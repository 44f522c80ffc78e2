using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Security;

/// <summary>Seals offers and opens them again. Everything is bound to its bid and lot: moved elsewhere, or with one bit
/// changed, it does not open.</summary>
public sealed class OfferSeal(KeyRing ring)
{
    private const int SaltSize = 32;

    // Lengths tell something too: a price has as many digits as it is large. Content is filled up to a multiple of this.
    private const int Block = 512;

    /// <summary>Seals an offer that came in a body of these exact bytes.</summary>
    /// <param name="bid">The bid it will belong to.</param>
    /// <param name="lot">The lot it is for.</param>
    /// <param name="lotKey">The lot's key.</param>
    /// <param name="offer">The offer; null where it comes encrypted.</param>
    /// <param name="encrypted">The offer as its bidder encrypted it; null where it comes in clear.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="judgement">What the bid was judged on.</param>
    /// <param name="now">When it had arrived.</param>
    public (SealedOffer Sealed, Receipt Receipt) Seal(Id<Bid> bid, Id<Lot> lot, byte[] lotKey, Offer? offer, string? encrypted, ReadOnlySpan<byte> body, Judgement judgement, DateTimeOffset now)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltSize);
        var receipt = new Receipt { Sha256 = Convert.ToHexStringLower(SHA256.HashData(body)), ReceivedAt = now };
        var content = new SealedContent(offer, encrypted, receipt.Sha256, Convert.ToHexStringLower(salt));
        return (new SealedOffer(
            KeyRing.Seal(Padded(content), Context("offer", bid, lot), lotKey),
            ring.Seal(Padded(receipt), Context("receipt", bid, lot)),
            ring.Seal(Packed(judgement), Context("judgement", bid, lot)),
            Commitment(content)), receipt);
    }

    /// <summary>The same sealed offer with another judgement beside it; the offer is not touched.</summary>
    public SealedOffer Rejudged(Bid bid, Judgement judgement) =>
        bid.Sealed with { Judgement = Sealed(bid, judgement) };

    /// <summary>A judgement of the bid, sealed.</summary>
    public byte[] Sealed(Bid bid, Judgement judgement) => ring.Seal(Packed(judgement), Context("judgement", bid.Id, bid.LotId));

    /// <summary>Opens the offer of a bid, with the commitment that was journalled when it was handed in.</summary>
    /// <exception cref="CryptographicException">It was changed, moved, or is not what was handed in.</exception>
    public static SealedContent Open(Bid bid, byte[] lotKey, string commitment)
    {
        var content = Read<SealedContent>(KeyRing.Unseal(bid.Sealed.Content, Context("offer", bid.Id, bid.LotId), lotKey));
        return Commitment(content) == commitment && bid.Sealed.Commitment == commitment
            ? content : throw new CryptographicException("Not what was handed in.");
    }

    /// <summary>The receipt, which the bidder may read at any time. Of an opened bid everything on it stands in the clear.</summary>
    public Receipt ReceiptOf(Bid bid) => bid.Opened is { } opened ? new Receipt { Sha256 = opened.Sha256, ReceivedAt = bid.SubmittedAt } : SealedReceiptOf(bid);

    /// <summary>The receipt as it was sealed.</summary>
    public Receipt SealedReceiptOf(Bid bid) => Read<Receipt>(ring.Unseal(bid.Sealed.Receipt, Context("receipt", bid.Id, bid.LotId)));

    /// <summary>Whether what the bid was judged on can be opened; not where the key ring was lost since.</summary>
    public bool HasJudgementOf(Bid bid) => ring.Holds(bid.Sealed.Judgement);

    /// <summary>What the bid was judged on.</summary>
    public Judgement JudgementOf(Bid bid) => JudgementOf(bid, bid.Sealed.Judgement);

    /// <summary>A judgement of the bid that was sealed.</summary>
    public Judgement JudgementOf(Bid bid, byte[] judgement) => Unpacked<Judgement>(ring.Unseal(judgement, Context("judgement", bid.Id, bid.LotId)));

    /// <summary>What a member asks for her part, sealed.</summary>
    public byte[] Sealed(PricePart part, Money amount) => ring.Seal(Padded(amount), Context(part));

    /// <summary>What a member asks for her part; null where the key ring was lost since.</summary>
    public Money? AmountOf(PricePart part) => part.Sealed.Length == 0 ? null : Read<Money>(ring.Unseal(part.Sealed, Context(part)));

    /// <summary>SHA-256 over the bytes of the salt and of the digest.</summary>
    public static string Commitment(SealedContent content) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(content.Salt), .. Convert.FromHexString(content.Sha256)]));

    /// <summary>How long content is once it is filled up.</summary>
    internal static int FilledUp(int length) => (length + Block - 1) / Block * Block;

    private static byte[] Padded<T>(T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, RegisterJson.Options);
        var padded = new byte[FilledUp(json.Length)];
        json.CopyTo(padded, 0);
        padded.AsSpan(json.Length).Fill((byte)' ');
        return padded;
    }

    // The facts and the report are long and repeat themselves. They hold no price, so their length tells nothing of one.
    private static byte[] Packed<T>(T value)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, RegisterJson.Options);
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(json.Length)];
        if (!BrotliEncoder.TryCompress(json, packed, out var length, quality: 0, window: 16)) throw new InvalidOperationException("The judgement could not be packed.");
        return packed[..length];
    }

    private static T Unpacked<T>(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, RegisterJson.Options)!;
    }

    private static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, RegisterJson.Options)!;

    private static string Context(PricePart part) => $"price-part/{part.Id}/{part.ConsortiumId}/{part.FreelancerId}";

    private static string Context(string what, Id<Bid> bid, Id<Lot> lot) => $"{what}/{bid}/{lot}";
}
