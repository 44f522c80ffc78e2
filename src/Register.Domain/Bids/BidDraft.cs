using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>A bid as it is being written: it binds nobody, counts for nothing and is read by nobody but who writes it. What is in it
/// is kept sealed, as a bid's offer is.</summary>
public sealed class BidDraft : Aggregate<BidDraft>
{
    /// <summary>How long one is kept after its last change.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private BidDraft()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>Who writes it: a freelancer alone, or the lead of a consortium.</summary>
    public Id<Freelancer> Writer { get; private set; }

    /// <summary>The exact bytes of the request it was last written with, sealed.</summary>
    public byte[] Content { get; private set; } = [];

    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>When it was handed in or thrown away: it is erased with that.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it is forgotten, if it is not changed before.</summary>
    public DateTimeOffset KeptUntil => ChangedAt + Kept;

    public static BidDraft Begin(Id<BidDraft> id, Tender tender, Id<Lot> lot, Id<Freelancer> writer, byte[] content, DateTimeOffset now)
    {
        tender.LotOpenForBids(lot, now);
        // The register would hold in clear what nobody is to read.
        Refuse.If(tender.Content.Settings.BidKey is not null, EncryptedOfferRefusals.NoDrafts());
        var draft = new BidDraft { Id = id, TenderId = tender.Id, LotId = lot, Writer = writer, Content = content, BegunAt = now, ChangedAt = now };
        draft.Raise(new BidDraftBegun(lot));
        return draft;
    }

    /// <summary>Puts other content in its place; also after the deadline, for it binds nobody.</summary>
    public void Change(byte[] content, DateTimeOffset now)
    {
        (Content, ChangedAt) = (content, now);
        Raise(new BidDraftChanged());
    }

    /// <summary>Ends it: it was handed in as this bid, or thrown away.</summary>
    public void End(Id<Bid>? bid, DateTimeOffset now)
    {
        EndedAt = now;
        Raise(new BidDraftEnded(bid));
    }

    /// <summary>Gives it up: nobody can read it any more. It is erased with that.</summary>
    public void Lose(DateTimeOffset now)
    {
        EndedAt = now;
        Raise(new BidDraftLost());
    }
}

/// <summary>It was given up: the key ring under which it was sealed is lost.</summary>
public sealed record BidDraftLost : DomainEvent;

/// <summary>Somebody began to write a bid for a lot.</summary>
public sealed record BidDraftBegun(Id<Lot> Lot) : DomainEvent;

/// <summary>She wrote on.</summary>
public sealed record BidDraftChanged : DomainEvent;

/// <summary>It was handed in as this bid, or thrown away.</summary>
public sealed record BidDraftEnded(Id<Bid>? Bid) : DomainEvent;

/// <summary>Why a draft is refused.</summary>
public static class BidDraftRefusals
{
    public static Refusal Exists() => new(RefusalKind.Conflict, "bid-draft.exists");
}
