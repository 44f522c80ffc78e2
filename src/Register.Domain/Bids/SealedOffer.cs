namespace Register.Domain.Bids;

/// <summary>An offer that nobody can read. It is encrypted before the bid is judged, so that the aggregate never holds
/// price or answers.</summary>
/// <param name="Content">The offer with its digest and salt, under the key of the lot.</param>
/// <param name="Receipt">The receipt, under the key ring: the digest of a short body could be found by trying prices.</param>
/// <param name="Judgement">The facts and the eligibility report it was accepted on, under the key ring.</param>
/// <param name="Commitment">SHA-256 over a secret salt and the digest of the body, in lower-case hexadecimal. It tells
/// nothing, and proves at the opening that the content is what was handed in.</param>
public sealed record SealedOffer(byte[] Content, byte[] Receipt, byte[] Judgement, string Commitment);

/// <summary>The proof that a bid was handed in.</summary>
public sealed record Receipt
{
    /// <summary>SHA-256 of the exact bytes of the request's body, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When the whole request had arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>What is sealed: the offer, or where its bidder encrypted it to the authority's key (<see cref="Tenders.BidKey"/>) what nobody
/// reads without the private key. One of the two.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="EncryptedOffer">The offer as a JWE.</param>
/// <param name="Sha256">The digest of the body it came in.</param>
/// <param name="Salt">The salt of the commitment, in lower-case hexadecimal.</param>
public sealed record SealedContent(Offer? Offer, string? EncryptedOffer, string Sha256, string Salt)
{
    /// <summary>The same once the offer is known.</summary>
    public OpenedOffer With(Offer offer) => new(offer, Sha256, Salt);
}

/// <summary>What the opening found in a sealed offer.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Sha256">The digest of the body it came in.</param>
/// <param name="Salt">The salt of the commitment, in lower-case hexadecimal.</param>
public sealed record OpenedOffer(Offer Offer, string Sha256, string Salt);
