using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>Who bids: one freelancer, or a consortium through its lead. Every member is an undertaking of its own, and
/// each may take part in one bid for a lot only.</summary>
public sealed record Bidder
{
    /// <summary>The freelancer who bids alone, or who leads (<i>penvoerder</i>).</summary>
    public required Id<Freelancer> Lead { get; init; }

    /// <summary>The consortium; null for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>All members, the lead among them.</summary>
    public required IReadOnlyList<Id<Freelancer>> Members { get; init; }

    /// <summary>A freelancer alone.</summary>
    public static Bidder Alone(Id<Freelancer> freelancer) => new() { Lead = freelancer, Members = [freelancer] };

    /// <summary>A consortium, for the lot it was formed for, handed in by its lead.</summary>
    /// <exception cref="Refusal">Somebody else than the lead; another lot; or not every member accepted the terms.</exception>
    public static Bidder Together(Consortium consortium, Id<Lot> lot, Id<Freelancer> by)
    {
        RefuseUnlessLedBy(by, consortium, lot);
        Refuse.If(!consortium.IsComplete, BidRefusals.ConsortiumNotReady());
        return As(consortium);
    }

    /// <summary>Refuses whoever may not write a bid in the name of a consortium: for who is not in it, it does not exist.</summary>
    /// <exception cref="Refusal">Somebody else than the lead, or another lot.</exception>
    public static void RefuseUnlessLedBy(Id<Freelancer> by, Consortium consortium, Id<Lot> lot)
    {
        Refuse.If(consortium.DissolvedAt is not null || !consortium.Includes(by), CommonRefusals.NotFound("consortium"));
        Refuse.If(consortium.Terms.Lead != by, BidRefusals.NotLead());
        Refuse.If(consortium.LotId != lot, BidRefusals.ConsortiumOtherLot());
    }

    /// <summary>A consortium as its terms are.</summary>
    public static Bidder As(Consortium consortium) => new()
    {
        Lead = consortium.Terms.Lead, ConsortiumId = consortium.Id, Members = [.. consortium.Terms.Members.Select(m => m.Freelancer)],
    };

    /// <summary>Whether it is the same bidder: the same members under the same lead.</summary>
    public bool IsSame(Bidder other) => ConsortiumId == other.ConsortiumId && Lead == other.Lead && Members.ToHashSet().SetEquals(other.Members);

    /// <summary>Through whom the consortium is another one than bid: who left or came, who did not accept the terms as they are,
    /// a lead who leads no longer. Nobody while it is the same and whole.</summary>
    public IReadOnlyList<Id<Freelancer>> ChangedThrough(Consortium consortium)
    {
        var hash = consortium.Terms.Hash();
        var members = consortium.Terms.Members.Select(m => m.Freelancer).ToList();
        var unaccepted = members.Where(m => consortium.Accepted(m, hash) is null);
        IEnumerable<Id<Freelancer>> deposed = consortium.Terms.Lead == Lead ? [] : [Lead];
        return [.. Members.Except(members).Concat(members.Except(Members)).Concat(unaccepted).Concat(deposed).Distinct()];
    }

    /// <summary>Whether the freelancer takes part.</summary>
    public bool Includes(Id<Freelancer>? freelancer) => freelancer is { } id && Members.Contains(id);
}
