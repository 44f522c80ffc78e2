using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>Finds the bids for a lot that have an undertaking in common, and decides by the tender's policy which of them
/// stand. The order in which bids came in changes nothing.</summary>
public static class Conflicts
{
    /// <summary>Looks at all bids that could be opened.</summary>
    public static IReadOnlyList<DecidedConflict> Decide(IReadOnlyList<BidParties> bids, ConflictPolicy policy)
    {
        var found = Find(bids);
        var alone = bids.Where(b => b.IsAlone).Select(b => b.Bid).ToHashSet();
        var falling = Falling([.. found.Where(c => c.Links.Any(l => l.Kind != ConflictKind.ReliedOn))], alone, policy);
        return [.. found.Select(c => c with { Fell = [.. c.Bids.Where(falling.Contains)] })];
    }

    private static List<DecidedConflict> Find(IReadOnlyList<BidParties> bids)
    {
        var seen = bids.SelectMany(b => b.Parties.SelectMany(p => p.Keys.Distinct().Select(k => (Key: k, b.Lot, Side: new Side(b.Bid, p)))));
        var links = from same in seen.GroupBy(s => (s.Key, s.Lot), s => s.Side)
                    where same.Skip(1).Any()
                    from a in same
                    from b in same
                    where a.Bid.CompareTo(b.Bid) < 0
                    select (same.Key.Lot, First: a, Second: b);
        return [.. links.GroupBy(l => (l.Lot, First: l.First.Bid, Second: l.Second.Bid))
            .OrderBy(g => g.Key.First).ThenBy(g => g.Key.Second)
            .Select(g => new DecidedConflict
            {
                LotId = g.Key.Lot, Bids = [g.Key.First, g.Key.Second], Fell = [],
                Links = [.. g.Select(l => ConflictLink.Between(l.First.Party, l.Second.Party)).Distinct().OrderBy(l => l.Kind).ThenBy(l => l.First, StringComparer.Ordinal)],
            })];
    }

    private static HashSet<Id<Bid>> Falling(IReadOnlyList<DecidedConflict> conflicts, HashSet<Id<Bid>> alone, ConflictPolicy policy)
    {
        if (policy == ConflictPolicy.AllowWithStatement) return [];
        if (policy == ConflictPolicy.RefuseBoth) return [.. conflicts.SelectMany(c => c.Bids)];
        // First whatever has to give way to a bid made alone: what is out then takes nobody else with it.
        HashSet<Id<Bid>> falling = [.. conflicts.Where(c => c.Bids.Count(alone.Contains) == 1).SelectMany(c => c.Bids.Where(b => !alone.Contains(b)))];
        return [.. falling, .. conflicts.Where(c => !c.Bids.Any(falling.Contains)).SelectMany(c => c.Bids)];
    }

    private sealed record Side(Id<Bid> Bid, BidParty Party);
}
