using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>A bid with all that ranks it. <see cref="Merit"/>: more is better; the total of points, or, where the lowest
/// (value-weighted) price wins, that price below zero in cents.</summary>
public sealed record Contender(string Bid, decimal Merit, Money Price, decimal Quality);

/// <summary>A bid at its place. Bids that the tie rule cannot part share a rank, and the next rank is skipped.</summary>
public sealed record Ranked(int Rank, bool Tied, Contender Contender);

/// <summary>What decides between equal totals. It is published with the tender; what it leaves equal is drawn by lot in
/// the presence of the bidders, which the decision then motivates.</summary>
public enum Decider
{
    /// <summary>The lower price.</summary>
    LowerPrice,

    /// <summary>The more points for quality.</summary>
    HigherQuality,

    /// <summary>Nothing: equal is drawn by lot at once.</summary>
    Lot,
}

/// <summary>Puts bids in order. The order in which they came in never matters.</summary>
public static class Ranking
{
    /// <summary>Best first.</summary>
    public static IReadOnlyList<Ranked> Of(IEnumerable<Contender> contenders, Decider decider)
    {
        // The last key only makes the listing of equals steady; it gives no rank.
        var ordered = contenders.OrderByDescending(c => c, Comparer<Contender>.Create((a, b) => Compare(a, b, decider)))
            .ThenBy(c => c.Bid, StringComparer.Ordinal).ToList();
        var ranked = new List<Ranked>(ordered.Count);
        for (var i = 0; i < ordered.Count; i++)
        {
            var likeBefore = i > 0 && Compare(ordered[i - 1], ordered[i], decider) == 0;
            var likeAfter = i + 1 < ordered.Count && Compare(ordered[i], ordered[i + 1], decider) == 0;
            ranked.Add(new Ranked(likeBefore ? ranked[i - 1].Rank : i + 1, likeBefore || likeAfter, ordered[i]));
        }
        return ranked;
    }

    private static int Compare(Contender a, Contender b, Decider decider)
    {
        var byMerit = a.Merit.CompareTo(b.Merit);
        if (byMerit != 0) return byMerit;
        return decider switch
        {
            Decider.LowerPrice => b.Price.CompareTo(a.Price),
            Decider.HigherQuality => a.Quality.CompareTo(b.Quality),
            _ => 0,
        };
    }
}
