using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>A member's part of the price of her consortium's bid, where the tender hides the parts: sealed for her and the program. The others
/// learn it when a bid that is made of it is handed in. It was made for the terms and the tender as they were then.</summary>
public sealed class PricePart : Aggregate<PricePart>
{
    private PricePart()
    {
    }

    public Id<Consortium> ConsortiumId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>The member whose part it is.</summary>
    public Id<Freelancer> FreelancerId { get; private set; }

    /// <summary>The terms she had accepted.</summary>
    public string TermsHash { get; private set; } = "";

    /// <summary>The number of the last change of the tender when it was handed in.</summary>
    public int TenderChange { get; private set; }

    /// <summary>The amount, under the key ring; empty once that is lost.</summary>
    public byte[] Sealed { get; private set; } = [];

    public DateTimeOffset HandedInAt { get; private set; }

    /// <summary>The bid that is made of it; null while there is none.</summary>
    public Id<Bid>? TakenInto { get; private set; }

    /// <summary>Begins a member's part; nothing is in it yet.</summary>
    public static PricePart Of(Consortium consortium, Id<Freelancer> member, DateTimeOffset now) =>
        new() { Id = Id<PricePart>.New(now), ConsortiumId = consortium.Id, LotId = consortium.LotId, FreelancerId = member };

    /// <summary>She hands it in, or another in its place: then it is hidden again until the bid is replaced.</summary>
    /// <exception cref="Refusal">The tender does not hide parts, takes no bids, or she did not accept the terms as they are.</exception>
    public void HandIn(Tender tender, Consortium consortium, byte[] amount, DateTimeOffset now)
    {
        Refuse.If(!tender.Content.Settings.PricePartsHidden, PricePartRefusals.NotAsked());
        tender.LotOpenForBids(LotId, now);
        var hash = consortium.Terms.Hash();
        Refuse.If(consortium.Accepted(FreelancerId, hash) is null, PricePartRefusals.AcceptFirst());
        (Sealed, TermsHash, TenderChange, HandedInAt, TakenInto) = (amount, hash, tender.Changes, now, null);
        Raise(new PricePartHandedIn(ConsortiumId, LotId, TermsHash));
    }

    /// <summary>Why it counts no more, or null.</summary>
    public StalePart? StaleOn(Tender tender, Consortium consortium) =>
        Sealed.Length == 0 ? StalePart.SealLost : TermsHash != consortium.Terms.Hash() ? StalePart.TermsChanged
        : TenderChange < (tender.LastChangeOf(LotId)?.Change ?? 0) ? StalePart.TenderChanged : null;

    /// <summary>Gives the amount up: nobody can read it any more.</summary>
    public void Lose()
    {
        Sealed = [];
        Raise(new PricePartLost());
    }

    /// <summary>A bid made of it is handed in: the members of that bid may see it.</summary>
    public void Take(Id<Bid> bid)
    {
        if (TakenInto == bid) return;
        TakenInto = bid;
        Raise(new PricePartTaken(bid));
    }

    /// <summary>Refuses unless every member handed in a part that counts.</summary>
    /// <param name="parts">Those that are in.</param>
    /// <param name="tender">The tender.</param>
    /// <param name="consortium">The consortium.</param>
    /// <returns>Those of its members, in its order.</returns>
    public static IReadOnlyList<PricePart> RefuseUnlessWhole(IReadOnlyList<PricePart> parts, Tender tender, Consortium consortium)
    {
        var own = consortium.Terms.Members.Select(m => parts.FirstOrDefault(p => p.FreelancerId == m.Freelancer)).ToList();
        var missing = own.Count(p => p is null);
        Refuse.If(missing > 0, PricePartRefusals.Missing(missing));
        var stale = own.Select(p => p!.StaleOn(tender, consortium)).OfType<StalePart>().ToList();
        Refuse.If(stale.Count > 0, PricePartRefusals.Stale(stale.Count, stale.FirstOrDefault()));
        return [.. own.Select(p => p!)];
    }
}

/// <summary>Why a price part counts no more.</summary>
public enum StalePart
{
    /// <summary>The terms of the consortium, or who is in it, changed since.</summary>
    TermsChanged,

    /// <summary>The lot changed substantially since.</summary>
    TenderChanged,

    /// <summary>The register lost the keys under which it was sealed.</summary>
    SealLost,
}

/// <summary>A member's part of an offered price.</summary>
public sealed record OfferedPart(Id<Freelancer> FreelancerId, Money Amount);

/// <summary>A member handed in her part of the price.</summary>
public sealed record PricePartHandedIn(Id<Consortium> ConsortiumId, Id<Lot> LotId, string TermsHash) : DomainEvent;

/// <summary>Its amount was given up: the key ring under which it was sealed is lost.</summary>
public sealed record PricePartLost : DomainEvent;

/// <summary>A bid was handed in that is made of it.</summary>
public sealed record PricePartTaken(Id<Bid> BidId) : DomainEvent;

/// <summary>Why a price part, or a bid for want of one, is refused.</summary>
public static class PricePartRefusals
{
    public static Refusal NotAsked() => new(RefusalKind.Conflict, "price-part.not-asked");
    public static Refusal NotForOthers() => new(RefusalKind.Forbidden, "price-part.not-for-others");
    public static Refusal AcceptFirst() => new(RefusalKind.Conflict, "price-part.accept-first");
    public static Refusal Missing(int missing) => new(RefusalKind.Conflict, "price-part.missing", null, ("missing", missing));
    public static Refusal Stale(int stale, StalePart why) => new(RefusalKind.Conflict, "price-part.stale", null, ("stale", stale), ("why", why));
    public static Refusal Changed() => new(RefusalKind.Conflict, "price-part.changed");
    public static Refusal PriceGiven() => new(RefusalKind.Unprocessable, "price-part.price-given", "/offer/price");
    public static Refusal TotalTooLarge() => new(RefusalKind.Unprocessable, "price-part.total-too-large");
}
