using System.Security.Cryptography;
using Register.Api.Http;
using Register.Api.Pipeline;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Bids;

/// <summary>What the second person brings to the opening of bids that are encrypted to the authority's key.</summary>
public sealed record OpeningKey : IExample<OpeningKey>
{
    /// <summary>The private key of the tender's <c>bidKey</c> as PEM, without a password. It is used for this opening and kept nowhere.</summary>
    public required string PrivateKey { get; init; }

    public static OpeningKey Example => new() { PrivateKey = "-----BEGIN PRIVATE KEY-----\n(…)\n-----END PRIVATE KEY-----" };

    /// <summary>Not what it holds.</summary>
    public override string ToString() => nameof(OpeningKey);
}

/// <summary>Opens what bidders encrypted, with the private key as it was handed in. What cannot be read, or is no whole offer, keeps no other bid from
/// being opened: its own is put aside.</summary>
internal sealed class BidOpener : IDisposable
{
    private readonly BidKey key;
    private readonly RSA privateKey;

    private BidOpener(BidKey key, RSA privateKey) => (this.key, this.privateKey) = (key, privateKey);

    /// <summary>With the key that the tender asks for; null where it asks for none.</summary>
    /// <exception cref="Refusal">There is none, it is none, it is another one, or none is asked for.</exception>
    public static BidOpener? For(Tender tender, OpeningKey? given)
    {
        var key = tender.BidKey();
        Refuse.If(key is null && given is not null, OpeningRefusals.KeyNotAsked());
        if (key is null) return null;
        if (given is null) throw OpeningRefusals.KeyMissing(key.Id);
        var opener = new BidOpener(key, BidKey.ReadPrivate(given.PrivateKey) ?? throw OpeningRefusals.KeyUnreadable());
        if (key.IsOpenedBy(opener.privateKey)) return opener;
        opener.Dispose();
        throw OpeningRefusals.KeyWrong(key.Id);
    }

    /// <summary>Opens the bid, or puts it aside.</summary>
    public void Open(Bid bid, string encrypted, SealedContent content, Tender tender, DateTimeOffset now)
    {
        if (Decrypted(bid, encrypted) is not { } json) bid.PutAside(new BidFall { Reason = BidFallReason.NotDecryptable }, now);
        else if (Offer(json, tender.AwardOf(tender.LotOf(bid.LotId)), tender.Content.Settings.Conflicts, out var flaws) is { } offer) bid.Open(content.With(offer), now);
        else bid.PutAside(new BidFall { Reason = BidFallReason.OfferInvalid, Flaws = [.. flaws.Select(f => f.Code).Distinct()] }, now);
    }

    public void Dispose() => privateKey.Dispose();

    /// <summary>The offer that a bidder wrote, held to what one in clear is held to when it comes in; null where it is none.</summary>
    internal static Offer? Offer(ReadOnlyMemory<byte> json, AwardMethod? method, ConflictPolicy conflicts, out IReadOnlyList<InputError> flaws)
    {
        var (read, found) = JsonShape.Read(json, typeof(NewOffer));
        flaws = found;
        if (read is not NewOffer written || found.Count > 0) return null;
        flaws = [.. new OfferRules<NewOffer>().Validate(written).Errors.Select(InputErrors.Of)];
        if (flaws.Count > 0) return null;
        try
        {
            var offer = written.AtItsPrice();
            if (method is not null) offer.RefuseUnlessComplete(method, conflicts);
            return offer;
        }
        catch (Refusal refusal)
        {
            flaws = [InputError.At(refusal.Pointer ?? "", refusal.Code, [.. refusal.Arguments.Select(a => (a.Key, a.Value))])];
            return null;
        }
    }

    // Its header was looked at when it came in; whoever can write in the database could have put another in its place.
    private byte[]? Decrypted(Bid bid, string encrypted)
    {
        try
        {
            var jwe = Jwe.Read(encrypted);
            jwe.Header.RefuseUnlessFor(key, bid.LotId, bid.Bidder.Lead);
            return jwe.Decrypt(privateKey);
        }
        catch (Exception error) when (error is CryptographicException or Refusal)
        {
            return null;
        }
    }
}
