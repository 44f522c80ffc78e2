using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>The protected header of an offer that its bidder encrypted (a JWE, RFC 7516). Everybody who has the offer reads it, and nobody changes it:
/// it is authenticated with the content. It names the bidder, so that an offer copied from somebody else's bid is of no use.</summary>
public sealed record OfferHeader
{
    /// <summary><c>RSA-OAEP-256</c>.</summary>
    public required string Alg { get; init; }

    /// <summary><c>A256GCM</c>.</summary>
    public required string Enc { get; init; }

    /// <summary>The fingerprint of the key it is encrypted to (<see cref="BidKey.Id"/>).</summary>
    public required string Kid { get; init; }

    /// <summary>The lot it is for.</summary>
    public required Id<Lot> LotId { get; init; }

    /// <summary>Who bids: the freelancer alone, or the lead of the consortium.</summary>
    public required Id<Freelancer> Lead { get; init; }

    /// <summary>Some libraries write what it is; nothing follows from it.</summary>
    public string? Typ { get; init; }

    /// <summary>Some libraries write what is in it; nothing follows from it.</summary>
    public string? Cty { get; init; }

    /// <summary>The header of an offer.</summary>
    public static OfferHeader For(BidKey key, Id<Lot> lot, Id<Freelancer> lead) =>
        new() { Alg = EncryptedOffer.KeyAlgorithm, Enc = EncryptedOffer.ContentAlgorithm, Kid = key.Id, LotId = lot, Lead = lead };
}

/// <summary>What can be said of an encrypted offer without its key.</summary>
public static class EncryptedOffer
{
    public const string KeyAlgorithm = "RSA-OAEP-256";
    public const string ContentAlgorithm = "A256GCM";

    /// <summary>Refuses one that is encrypted otherwise, to another key, for another lot or by another bidder.</summary>
    /// <exception cref="Refusal">It is.</exception>
    public static void RefuseUnlessFor(this OfferHeader header, BidKey key, Id<Lot> lot, Id<Freelancer> lead)
    {
        Refuse.If(header.Alg != KeyAlgorithm || header.Enc != ContentAlgorithm, EncryptedOfferRefusals.OtherAlgorithm());
        Refuse.If(header.Kid != key.Id, EncryptedOfferRefusals.OtherKey(key.Id));
        Refuse.If(header.LotId != lot, EncryptedOfferRefusals.OtherLot());
        Refuse.If(header.Lead != lead, EncryptedOfferRefusals.OtherBidder());
    }
}

/// <summary>Why an encrypted offer, or one that is not encrypted, is refused.</summary>
public static class EncryptedOfferRefusals
{
    private const string Place = "/encryptedOffer";

    public static Refusal Asked() => new(RefusalKind.Unprocessable, "encrypted-offer.asked", "/offer");
    public static Refusal NotAsked() => new(RefusalKind.Unprocessable, "encrypted-offer.not-asked", Place);
    public static Refusal Form() => new(RefusalKind.Unprocessable, "encrypted-offer.form", Place);
    public static Refusal OtherAlgorithm() => new(RefusalKind.Unprocessable, "encrypted-offer.other-algorithm", Place);
    public static Refusal OtherKey(string kid) => new(RefusalKind.Unprocessable, "encrypted-offer.other-key", Place, ("kid", kid));
    public static Refusal OtherLot() => new(RefusalKind.Unprocessable, "encrypted-offer.other-lot", Place);
    public static Refusal OtherBidder() => new(RefusalKind.Unprocessable, "encrypted-offer.other-bidder", Place);
    public static Refusal NoDrafts() => new(RefusalKind.Conflict, "encrypted-offer.no-drafts");
}
