using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>Points for price, or cost, that depend on the lowest bid. A bid under a minimum score is out, and its price
/// gives no measure for the others.</summary>
internal static class RelativePrices
{
    /// <summary>Fills in the points for price; leaves the bids as they are where the formula is another.</summary>
    public static List<ComparedBid> Apply(AwardMethod method, List<ComparedBid> compared)
    {
        if (!IsRelative(method) || compared.All(c => c.BelowMinimum)) return compared;
        var lowest = compared.Where(c => !c.BelowMinimum).Min(c => c.Measure());
        return [.. compared.Select(c => With(c, lowest))];
    }

    /// <summary>The bids that leave the first place, or share it no longer, when one that does not win is left out.</summary>
    public static IReadOnlyList<RankReversal> Reversals(AwardMethod method, IReadOnlyList<Contender> contenders)
    {
        if (!IsRelative(method)) return [];
        var weight = method.Monetary()!.WeightBasisPoints;
        var whole = Ranks(contenders);
        return [.. LeaveOneOut.Reversals(contenders, Ranks, c => c.Bid).Where(r => whole[r.Ahead] == 1)];

        Dictionary<string, int> Ranks(IReadOnlyList<Contender> some)
        {
            if (some.Count == 0) return [];
            var lowest = some.Min(c => c.Price);
            return Ranking.Of(some.Select(c => c with { Merit = c.Quality + Scoring.RelativePrice(c.Price, lowest, weight) }), method.TieBreak)
                .ToDictionary(r => r.Contender.Bid, r => r.Rank);
        }
    }

    private static bool IsRelative(AwardMethod method) => method.PriceFormula?.Kind == PriceFormulaKind.Relative;

    private static ComparedBid With(ComparedBid bid, Money lowest)
    {
        var criteria = bid.Criteria.Select(r => r.Type != CriterionType.Quality ? r with { Points = Scoring.RelativePrice(bid.Measure(), lowest, r.WeightBasisPoints) } : r).ToList();
        return bid with { Criteria = criteria, Total = bid.Total is null ? null : criteria.Sum(r => r.Points ?? 0) };
    }
}
