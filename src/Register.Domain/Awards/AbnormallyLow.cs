using Register.Domain.Bids;
using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>A price far under the others. It is a reason to ask the bidder, never to leave the bid out unasked (Aw 2012
/// art. 2.116). It is for the authority only: what it says would tell a bidder the prices of others.</summary>
public sealed record AbnormallyLow
{
    public required Id<Bid> BidId { get; init; }

    /// <summary>How far it lies under the mean of the other prices, in basis points of that mean; null where that is not far.</summary>
    public int? UnderMeanBasisPoints { get; init; }

    /// <summary>How far the lowest price lies under the next, in basis points of the next; null where that is not far.</summary>
    public int? UnderNextBasisPoints { get; init; }

    /// <summary>The bids to ask about. One bid alone has nothing to be compared with.</summary>
    public static IReadOnlyList<AbnormallyLow> Among(IReadOnlyList<ComparedBid> bids, EvaluationFigures figures)
    {
        if (bids.Count < 2) return [];
        var (all, prices) = (bids.Sum(b => (decimal)b.Price.Cents), bids.Select(b => b.Price.Cents).Order().ToList());
        return [.. bids.Select(b => new AbnormallyLow
        {
            BidId = b.BidId,
            UnderMeanBasisPoints = Under(b.Price.Cents, (all - b.Price.Cents) / (bids.Count - 1), figures.LowUnderMeanBasisPoints),
            UnderNextBasisPoints = b.Price.Cents == prices[0] ? Under(prices[0], prices[1], figures.LowUnderNextBasisPoints) : null,
        }).Where(low => low.UnderMeanBasisPoints is not null || low.UnderNextBasisPoints is not null)];
    }

    private static int? Under(decimal price, decimal measure, int least) =>
        measure > 0 && (measure - price) * 10_000 >= measure * least ? (int)((measure - price) * 10_000 / measure) : null;
}

/// <summary>The figures an evaluation is held against, at its date. No article says them: they are practice.</summary>
public sealed record EvaluationFigures
{
    /// <summary>From how far under the mean of the others a price is abnormally low, in basis points of the mean.</summary>
    public required int LowUnderMeanBasisPoints { get; init; }

    /// <summary>From how far under the next the lowest price is abnormally low, in basis points of the next.</summary>
    public required int LowUnderNextBasisPoints { get; init; }
}
