using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A bid as its bidder may see it, and after the opening its authority. What is in it shows after the opening
/// only: before, nobody can read it.</summary>
public sealed record BidView : IVersioned, IExample<BidView>
{
    public required Id<Bid> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required BidState Status { get; init; }

    /// <summary>The freelancer who bids alone, or who leads.</summary>
    public required Id<Freelancer> Lead { get; init; }

    /// <summary>The consortium; null for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>All members, the lead among them.</summary>
    public required IReadOnlyList<Id<Freelancer>> Members { get; init; }

    /// <summary>When it was last handed in.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The number of the last change of the tender it was made, replaced or confirmed on; 0 as published. Below the lot's
    /// <c>lastChange</c> it must be confirmed or replaced before the deadline, or it is not opened.</summary>
    public required int TenderChange { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When it was given up, because the register lost the keys under which it was sealed.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>When it was put aside.</summary>
    public DateTimeOffset? FallenAt { get; init; }

    /// <summary>Why it was put aside.</summary>
    public BidFall? Fall { get; init; }

    /// <summary>What is offered; after the opening.</summary>
    public Offer? Offer { get; init; }

    /// <summary>SHA-256 of the body it was handed in with; after the opening.</summary>
    public string? Sha256 { get; init; }

    public static BidView Example => new()
    {
        Id = ReceiptView.Example.BidId, Version = 1, TenderId = ReceiptView.Example.TenderId, LotId = ReceiptView.Example.LotId,
        Status = BidState.Submitted, Lead = FreelancerView.Example.Id, Members = [FreelancerView.Example.Id], SubmittedAt = ReceiptView.Example.ReceivedAt, TenderChange = 0,
    };

    public static BidView Of(Bid bid) => new()
    {
        Id = bid.Id, Version = bid.Version, TenderId = bid.TenderId, LotId = bid.LotId, Status = bid.State, Lead = bid.Bidder.Lead,
        ConsortiumId = bid.Bidder.ConsortiumId,
        Members = bid.Bidder.Members, SubmittedAt = bid.SubmittedAt, TenderChange = bid.TenderChange, WithdrawnAt = bid.WithdrawnAt, OpenedAt = bid.OpenedAt, LostAt = bid.LostAt, FallenAt = bid.FallenAt, Fall = bid.Fall,
        Offer = bid.Opened?.Offer, Sha256 = bid.Opened?.Sha256,
    };
}

/// <summary>The proof that a bid was handed in. Keep it: whoever has the exact bytes that were sent can show that they
/// are what was received, when, and where in the journal.</summary>
public sealed record ReceiptView : IExample<ReceiptView>
{
    public required Id<Bid> BidId { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>SHA-256 of the exact bytes of the request's body, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When the whole request had arrived.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The position in the journal.</summary>
    public required long JournalPosition { get; init; }

    /// <summary>What the journal holds there: SHA-256 over a salt, shown at the opening, and the digest.</summary>
    public required string Commitment { get; init; }

    public static ReceiptView Example => new()
    {
        BidId = Id<Bid>.Parse("0199a1f0-5c00-7000-8000-000000000061"), TenderId = Id<Tender>.Parse("0199a1f0-5c00-7000-8000-000000000051"),
        LotId = Id<Lot>.Parse("0199a1f0-5c00-7000-8000-000000000052"), Sha256 = new string('a', 64),
        ReceivedAt = new DateTimeOffset(2026, 11, 2, 9, 30, 0, TimeSpan.Zero), JournalPosition = 4711, Commitment = new string('b', 64),
    };

    public static ReceiptView Of(Bid bid, Receipt receipt, long position) => new()
    {
        BidId = bid.Id, TenderId = bid.TenderId, LotId = bid.LotId, Sha256 = receipt.Sha256, ReceivedAt = receipt.ReceivedAt,
        JournalPosition = position, Commitment = bid.Sealed.Commitment,
    };
}

/// <summary>Bids that were just handed in together, in the order of the request, each with its receipt.</summary>
public sealed record SubmittedBids : IExample<SubmittedBids>
{
    public required IReadOnlyList<SubmittedBid> Bids { get; init; }

    public static SubmittedBids Example => new() { Bids = [SubmittedBid.Example] };
}

/// <summary>A bid that was just handed in, with its receipt.</summary>
public sealed record SubmittedBid : IVersioned, IExample<SubmittedBid>
{
    public required Id<Bid> Id { get; init; }
    public required long Version { get; init; }
    public required BidView Bid { get; init; }
    public required ReceiptView Receipt { get; init; }

    public static SubmittedBid Example => new() { Id = BidView.Example.Id, Version = 1, Bid = BidView.Example, Receipt = ReceiptView.Example };

    public static SubmittedBid Of(Bid bid, Receipt receipt, long position) => new()
    {
        Id = bid.Id, Version = bid.Version, Bid = BidView.Of(bid), Receipt = ReceiptView.Of(bid, receipt, position),
    };
}
