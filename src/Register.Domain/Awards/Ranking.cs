using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>A bid with all that ranks it. <see cref="Merit"/>: more is better; the total of points, or, where the lowest
/// (value-weighted) price wins, that price below zero in cents.</summary>
public sealed record Contender(string Bid, decimal Merit, Money Price, decimal Quality);

/// <summary>A bid at its place. Bids that the tie rule cannot part share a rank, and the next rank is skipped.</summary>
public sealed record Ranked(int Rank, bool Tied, Contender Contender);

/// <summary>Puts bids in order. The order in which they came in never matters.</summary>
public static class Ranking
{
    /// <summary>Best first.</summary>
    public static IReadOnlyList<Ranked> Of(IEnumerable<Contender> contenders, TieBreak tie)
    {
        // The last key only makes the listing of equals steady; it gives no rank.
        var ordered = contenders.OrderByDescending(c => c, Comparer<Contender>.Create((a, b) => Compare(a, b, tie)))
            .ThenBy(c => c.Bid, StringComparer.Ordinal).ToList();
        var ranked = new List<Ranked>(ordered.Count);
        for (var i = 0; i < ordered.Count; i++)
        {
            var likeBefore = i > 0 && Compare(ordered[i - 1], ordered[i], tie) == 0;
            var likeAfter = i + 1 < ordered.Count && Compare(ordered[i], ordered[i + 1], tie) == 0;
            ranked.Add(new Ranked(likeBefore ? ranked[i - 1].Rank : i + 1, likeBefore || likeAfter, ordered[i]));
        }
        return ranked;
    }

    private static int Compare(Contender a, Contender b, TieBreak tie)
    {
        var byMerit = a.Merit.CompareTo(b.Merit);
        if (byMerit != 0) return byMerit;
        if (tie == TieBreak.Lot) return 0;
        var (byPrice, byQuality) = (b.Price.CompareTo(a.Price), a.Quality.CompareTo(b.Quality));
        return tie == TieBreak.LowerPrice ? (byPrice != 0 ? byPrice : byQuality) : byQuality != 0 ? byQuality : byPrice;
    }
}
