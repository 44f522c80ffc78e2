namespace Register.Domain.Awards;

/// <summary>That the order of two bids turns when a third leaves: <see cref="Ahead"/> stands before <see cref="Behind"/>
/// only as long as <see cref="Without"/> takes part.</summary>
public sealed record RankReversal(string Without, string Ahead, string Behind);

/// <summary>Finds what a relative formula does: that the winner may depend on a bid that cannot win. Absolute formulas
/// have none.</summary>
public static class LeaveOneOut
{
    /// <summary>Every pair of bids whose order turns when one other bid is left out.</summary>
    /// <param name="bids">The bids.</param>
    /// <param name="rank">The ranking of some of them, each with its rank (1 is best).</param>
    /// <param name="name">What a bid is called.</param>
    public static IReadOnlyList<RankReversal> Reversals<T>(IReadOnlyList<T> bids, Func<IReadOnlyList<T>, IReadOnlyDictionary<string, int>> rank, Func<T, string> name)
    {
        var whole = rank(bids);
        var found = new List<RankReversal>();
        foreach (var left in bids)
        {
            var rest = bids.Where(b => name(b) != name(left)).ToList();
            var without = rank(rest);
            if (!Turns(rest, whole, without, name)) continue;
            foreach (var ahead in rest)
                foreach (var behind in rest)
                    if (whole[name(ahead)] < whole[name(behind)] && without[name(ahead)] > without[name(behind)])
                        found.Add(new RankReversal(name(left), name(ahead), name(behind)));
        }
        return found;
    }

    // In the order of the whole, a rank that falls from one bid to the next is what a turned pair comes down to. Looking
    // for that first spares looking at every pair of hundreds of bids.
    private static bool Turns<T>(List<T> rest, IReadOnlyDictionary<string, int> whole, IReadOnlyDictionary<string, int> without, Func<T, string> name)
    {
        var ranks = rest.Select(name).OrderBy(n => whole[n]).ThenBy(n => without[n]).Select(n => without[n]).ToList();
        return ranks.Zip(ranks.Skip(1)).Any(pair => pair.First > pair.Second);
    }
}
