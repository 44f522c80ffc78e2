using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>A bid as the search for conflicts sees it: what was frozen with it.</summary>
public sealed record BidParties(Id<Bid> Bid, Id<Lot> Lot, bool IsAlone, IReadOnlyList<BidParty> Parties)
{
    /// <summary>The members, and on whom they rely.</summary>
    public static BidParties Of(Bid bid, Judgement judgement) => new(bid.Id, bid.LotId, bid.Bidder.ConsortiumId is null,
    [
        .. judgement.Bidder.Members.Select(m => BidParty.Of(m.Facts, reliedOn: false)),
        .. judgement.Bidder.ReliedOn.Where(r => r.Committed).Select(r => BidParty.Of(r.Facts, reliedOn: true)),
    ]);
}

/// <summary>An undertaking in a bid.</summary>
/// <param name="Name">The freelancer's id; for a firm outside the register, the reliance's.</param>
/// <param name="Identifiers">Its own numbers in trade registers.</param>
/// <param name="ConnectedFirms">The numbers of the firms it is connected with.</param>
/// <param name="ReliedOn">Whether it is relied on, and no member.</param>
public sealed record BidParty(string Name, IReadOnlyList<string> Identifiers, IReadOnlyList<string> ConnectedFirms, bool ReliedOn)
{
    /// <summary>Two undertakings that have one of these in common are the same or connected.</summary>
    public IEnumerable<string> Keys => [Name, .. Identifiers, .. ConnectedFirms];

    /// <summary>Whether it is the same undertaking.</summary>
    public bool IsSame(BidParty other) => Name == other.Name || Identifiers.Intersect(other.Identifiers).Any();

    internal static BidParty Of(MemberFacts facts, bool reliedOn) =>
        new(facts.Member, [.. facts.Registrations.Select(r => $"{r.Scheme} {r.Identifier}").Distinct()], facts.ConnectedFirms, reliedOn);
}

/// <summary>Two bids for a lot that have an undertaking in common.</summary>
public sealed record DecidedConflict
{
    public required Id<Lot> LotId { get; init; }

    /// <summary>The two bids.</summary>
    public required IReadOnlyList<Id<Bid>> Bids { get; init; }

    /// <summary>Through whom.</summary>
    public required IReadOnlyList<ConflictLink> Links { get; init; }

    /// <summary>Which of the two were put aside, by this conflict or another one; the others stand.</summary>
    public required IReadOnlyList<Id<Bid>> Fell { get; init; }

    /// <summary>Through whom of one of the two bids.</summary>
    public IEnumerable<string> Through(Id<Bid> bid) =>
        Links.Where(l => l.Kind != ConflictKind.ReliedOn).Select(l => bid == Bids[0] ? l.First : l.Second);
}

/// <summary>What two bids have in common.</summary>
/// <param name="Kind">How.</param>
/// <param name="First">Who in the first bid: a freelancer, or a reliance on a firm.</param>
/// <param name="Second">Who in the second bid.</param>
public sealed record ConflictLink(ConflictKind Kind, string First, string Second)
{
    internal static ConflictLink Between(BidParty first, BidParty second) => new(
        first.ReliedOn || second.ReliedOn ? ConflictKind.ReliedOn : first.IsSame(second) ? ConflictKind.Same : ConflictKind.Connected, first.Name, second.Name);
}

/// <summary>How two bids have an undertaking in common.</summary>
public enum ConflictKind
{
    /// <summary>The same undertaking is in both, alone or as a member.</summary>
    Same,

    /// <summary>An undertaking in the one is connected with one in the other.</summary>
    Connected,

    /// <summary>One of the bids only relies on it. It is noted, and no bid falls by it: whoever lends her means may lend them
    /// to several (Aw 2012 art. 2.94).</summary>
    ReliedOn,
}
