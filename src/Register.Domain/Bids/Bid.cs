using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>A bid for a lot (<i>inschrijving</i>): sealed from submission to opening.</summary>
public sealed class Bid : Aggregate<Bid>
{
    private Bid()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }
    public Bidder Bidder { get; private set; } = null!;

    /// <summary>The offer as it was last handed in.</summary>
    public SealedOffer Sealed { get; private set; } = null!;

    /// <summary>When it was last handed in.</summary>
    public DateTimeOffset SubmittedAt { get; private set; }

    /// <summary>The number of the last change of the tender it was made, replaced or confirmed on; 0 as published.</summary>
    public int TenderChange { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When the others were opened and this one was not, because it was not confirmed.</summary>
    public DateTimeOffset? LapsedAt { get; private set; }

    /// <summary>When it was put aside.</summary>
    public DateTimeOffset? FallenAt { get; private set; }

    /// <summary>Why it was put aside.</summary>
    public BidFall? Fall { get; private set; }

    /// <summary>When it was given up: the key ring under which it was sealed is lost, and nobody can open it.</summary>
    public DateTimeOffset? LostAt { get; private set; }

    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>What was in it; null before the opening.</summary>
    public OpenedOffer? Opened { get; private set; }

    /// <summary>In whose name no other live bid for the lot may be handed in. Who leads a bid knows of it; what a member
    /// does elsewhere is not hers to know before the opening, and is judged there.</summary>
    public string? Claim { get; private set; }

    /// <summary>How far it has come.</summary>
    public BidState State => WithdrawnAt is not null ? BidState.Withdrawn : LostAt is not null ? BidState.Lost : FallenAt is not null ? BidState.Fallen
        : LapsedAt is not null ? BidState.Lapsed : OpenedAt is not null ? BidState.Opened : BidState.Submitted;

    /// <summary>Whether it takes part, sealed or opened.</summary>
    internal bool IsLive => State is BidState.Submitted or BidState.Opened;

    /// <summary>Hands in a bid. Its id is chosen before, because the seal is bound to it.</summary>
    /// <exception cref="Refusal">The lot takes no bids at this instant, or the hash admitted one before.</exception>
    public static Bid Submit(Id<Bid> id, Tender tender, Id<Lot> lotId, Bidder bidder, SealedOffer offer, DateTimeOffset now, BidHash? hash = null)
    {
        // After the deadline only its hash admits it (Aw 2012 art. 2.109a).
        if (hash is null) tender.LotOpenForBids(lotId, now);
        else hash.Admit(id);
        var bid = new Bid { Id = id, TenderId = tender.Id, LotId = lotId, Bidder = bidder, Sealed = offer, SubmittedAt = now, TenderChange = tender.Changes };
        bid.Claim = tender.Content.Settings.Conflicts == ConflictPolicy.RefuseBoth ? bidder.Lead.ToString() : bidder.ConsortiumId?.ToString() ?? bidder.Lead.ToString();
        bid.Raise(new BidSubmitted(tender.Id, lotId, offer.Commitment));
        return bid;
    }

    /// <summary>Replaces the offer; the bidder stays the same.</summary>
    /// <exception cref="Refusal">It was withdrawn, or the lot takes no bids at this instant.</exception>
    public void Replace(Tender tender, SealedOffer offer, DateTimeOffset now)
    {
        RefuseUnlessLive(tender, now);
        (Sealed, SubmittedAt, TenderChange) = (offer, now, tender.Changes);
        Raise(new BidReplaced(LotId, offer.Commitment));
    }

    /// <summary>Whether it was made on the lot as it is now, or confirmed since it changed substantially.</summary>
    public bool StandsOn(Tender tender) => TenderChange >= (tender.LastChangeOf(LotId)?.Change ?? 0);

    /// <summary>Refuses when there is nothing to confirm, or when the lot now asks for answers that it does not hold.</summary>
    public void RefuseUnlessConfirmable(Tender tender, DateTimeOffset now)
    {
        RefuseUnlessLive(tender, now);
        Refuse.If(StandsOn(tender), BidRefusals.NothingToConfirm());
        Refuse.If(TenderChange < tender.LastChangeOf(LotId)!.NewOfferFrom, BidRefusals.MustReplace());
    }

    /// <summary>Says that it stands on the tender as it is now, with what it was judged on anew.</summary>
    public void Confirm(Tender tender, SealedOffer judged, DateTimeOffset now)
    {
        RefuseUnlessConfirmable(tender, now);
        (Sealed, TenderChange) = (judged, tender.Changes);
        Raise(new BidConfirmed(LotId, TenderChange));
    }

    /// <summary>Takes it back, so that its members may bid again.</summary>
    /// <exception cref="Refusal">It was withdrawn already, or the deadline has come.</exception>
    public void Withdraw(Tender tender, DateTimeOffset now)
    {
        RefuseUnlessLive(tender, now);
        WithdrawnAt = now;
        Raise(new BidWithdrawn(LotId));
    }

    /// <summary>Lets everybody who may see it read it.</summary>
    public void Open(OpenedOffer offer, DateTimeOffset now)
    {
        Refuse.If(State != BidState.Submitted, BidRefusals.NotLive(State));
        (Opened, OpenedAt) = (offer, now);
        Raise(new BidOpened(LotId, offer.Sha256, offer.Salt));
    }

    /// <summary>Leaves it sealed for good: it was made on an older version of its lot and not confirmed.</summary>
    public void Lapse(Tender tender, DateTimeOffset now)
    {
        Refuse.If(State != BidState.Submitted || StandsOn(tender), BidRefusals.NotLive(State));
        LapsedAt = now;
        Raise(new BidLapsed(LotId));
    }

    /// <summary>Puts it aside: it takes part no longer. What is sealed stays sealed.</summary>
    public void PutAside(BidFall fall, DateTimeOffset now)
    {
        Refuse.If(!IsLive, BidRefusals.NotLive(State));
        (FallenAt, Fall) = (now, fall);
        Raise(new BidFell(LotId, fall.Reason));
    }

    /// <summary>Gives it up, because nobody can open it any more. As long as the lot takes bids, its bidder may hand in another.</summary>
    public void Lose(Tender tender, DateTimeOffset now)
    {
        Refuse.If(State != BidState.Submitted, BidRefusals.NotLive(State));
        LostAt = now;
        if (now < tender.Content.Dates.SubmissionDeadline) Claim = null;
        Raise(new BidLost(LotId));
    }

    /// <summary>Goes on in the name of others than bid, because a member dropped out after the deadline. What is offered stays.</summary>
    public void GoOnAs(Bidder bidder, DateTimeOffset now)
    {
        Refuse.If(State != BidState.Opened, BidRefusals.NotLive(State));
        Raise(new BidderChanged(LotId, [.. Bidder.Members.Except(bidder.Members)], [.. bidder.Members.Except(Bidder.Members)], now));
        Bidder = bidder;
    }

    private void RefuseUnlessLive(Tender tender, DateTimeOffset now)
    {
        Refuse.If(State is BidState.Withdrawn or BidState.Lost, BidRefusals.NotLive(State));
        tender.LotOpenForBids(LotId, now);
    }
}

/// <summary>How far a bid has come.</summary>
public enum BidState
{
    /// <summary>Handed in and sealed.</summary>
    Submitted,

    /// <summary>Taken back by the bidder.</summary>
    Withdrawn,

    /// <summary>Opened.</summary>
    Opened,

    /// <summary>Not opened: the lot changed substantially after it was made, and it was neither confirmed nor replaced.</summary>
    Lapsed,

    /// <summary>Put aside at the opening or since: it takes part no longer.</summary>
    Fallen,

    /// <summary>Given up: the register lost the keys under which it was sealed. Before the deadline another may be handed in; after it the tender
    /// is withdrawn.</summary>
    Lost,
}

/// <summary>A bid was handed in. The commitment tells nothing of its content.</summary>
public sealed record BidSubmitted(Id<Tender> TenderId, Id<Lot> LotId, string Commitment) : DomainEvent;

/// <summary>Another offer was handed in for the same bid.</summary>
public sealed record BidReplaced(Id<Lot> LotId, string Commitment) : DomainEvent;

/// <summary>The bidder said that her bid stands on the tender as it was changed.</summary>
public sealed record BidConfirmed(Id<Lot> LotId, int TenderChange) : DomainEvent;

/// <summary>A bid stayed sealed at the opening: it was not confirmed after a substantial change.</summary>
public sealed record BidLapsed(Id<Lot> LotId) : DomainEvent;

/// <summary>A bid was put aside.</summary>
public sealed record BidFell(Id<Lot> LotId, BidFallReason Reason) : DomainEvent;

/// <summary>A bid was given up: the key ring under which it was sealed is lost.</summary>
public sealed record BidLost(Id<Lot> LotId) : DomainEvent;

/// <summary>A bid goes on in the name of others than bid.</summary>
public sealed record BidderChanged(
    Id<Lot> LotId, IReadOnlyList<Id<Freelancers.Freelancer>> Without, IReadOnlyList<Id<Freelancers.Freelancer>> With, DateTimeOffset At) : DomainEvent;

/// <summary>A bid was taken back.</summary>
public sealed record BidWithdrawn(Id<Lot> LotId) : DomainEvent;

/// <summary>A bid was opened: SHA-256 over the bytes of <see cref="Salt"/> and <see cref="Sha256"/> is the commitment
/// journalled at submission.</summary>
public sealed record BidOpened(Id<Lot> LotId, string Sha256, string Salt) : DomainEvent;
