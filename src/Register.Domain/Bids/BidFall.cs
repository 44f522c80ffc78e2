namespace Register.Domain.Bids;

/// <summary>Why a bid was put aside.</summary>
public sealed record BidFall
{
    public required BidFallReason Reason { get; init; }

    /// <summary>Through whom of the bidder's own people, in a conflict or where her consortium changed or lost a member. Of another bid nothing is told.</summary>
    public IReadOnlyList<string> Through { get; init; } = [];

    /// <summary>The conditions that were not shown to be met, where that is why.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>The codes of what is wrong with what was in it, where that is why.</summary>
    public IReadOnlyList<string> Flaws { get; init; } = [];

    /// <summary>What the authority gave as its reasons; null where none are needed, because the tender or the law decides.</summary>
    public string? Reasons { get; init; }
}

/// <summary>Why a bid is put aside.</summary>
public enum BidFallReason
{
    /// <summary>One undertaking was in it and in another bid for the lot, alone, as a member or through a connected firm, and
    /// the tender's policy does not let it stand.</summary>
    Conflict,

    /// <summary>At the deadline the consortium was not the one that bid: a member had left or come, or somebody had not accepted the
    /// terms as they had become.</summary>
    ConsortiumChanged,

    /// <summary>The intended winner did not show that every condition is met.</summary>
    NotProven,

    /// <summary>Its price lies far under what is usual, and was not explained (Aw 2012 art. 2.116).</summary>
    AbnormallyLow,

    /// <summary>A member dropped out after the deadline, and the tender lets nobody go on without her, the others did not settle how,
    /// or the authority did not consent.</summary>
    MemberDroppedOut,

    /// <summary>What its bidder encrypted does not open with the key of the authority, which opens the others.</summary>
    NotDecryptable,

    /// <summary>What its bidder encrypted is no offer, or not one that the lot asks for: before the opening nobody could tell her.</summary>
    OfferInvalid,
}
