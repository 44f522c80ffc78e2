using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>The bids for a lot side by side, as the published method compares them.</summary>
public sealed record Comparison
{
    /// <summary>Best first once complete; before that in the order they were handed in.</summary>
    public required IReadOnlyList<ComparedBid> Bids { get; init; }

    /// <summary>How many scores are still missing; nothing is ranked before they are all there.</summary>
    public required int Missing { get; init; }

    /// <summary>Where a relative formula lets a bid that does not win decide who does; empty for every other formula, and
    /// before the ranking is there.</summary>
    public IReadOnlyList<RankReversal> Reversals { get; init; } = [];

    /// <summary>Bids so far under the others that the bidder is to be asked first (Aw 2012 art. 2.116).</summary>
    public IReadOnlyList<AbnormallyLow> AbnormallyLow { get; init; } = [];

    /// <summary>Compares opened bids.</summary>
    public static Comparison Of(AwardMethod method, IReadOnlyList<Bid> bids, IReadOnlyList<PanelScore> scores, EvaluationFigures figures)
    {
        var given = scores.ToLookup(s => (s.BidId, s.Criterion));
        var compared = bids.OrderBy(b => b.Id).Select(b => Compare(method, b, OfferOf(b), given)).ToList();
        var low = Awards.AbnormallyLow.Among(compared, figures);
        var missing = compared.Sum(c => c.Criteria.Count(r => r is { Type: CriterionType.Quality, Score: null }));
        compared = RelativePrices.Apply(method, compared);
        if (missing > 0) return new Comparison { Missing = missing, Bids = compared, AbnormallyLow = low };
        return new Comparison { Missing = 0, Bids = Ranked(method, compared), AbnormallyLow = low, Reversals = RelativePrices.Reversals(method, Contenders(compared)) };
    }

    /// <summary>Who wins.</summary>
    /// <param name="bids">Bids that are compared, best first.</param>
    /// <param name="chosen">The bid that is named; null for the first.</param>
    /// <param name="motivation">Why; needed where the ranking does not say it.</param>
    /// <exception cref="Refusal">Nothing is ranked, the first place is shared, or the one named is not ranked or not the first without a motivation.</exception>
    public static Id<Bid> Winner(IReadOnlyList<ComparedBid> bids, Id<Bid>? chosen, string? motivation)
    {
        var ranked = bids.Where(b => b.Rank is not null).ToList();
        Refuse.If(ranked.Count == 0, AwardRefusals.NothingToAward());
        if (chosen is null)
        {
            Refuse.If(ranked[0].Tied, AwardRefusals.Tied());
            return ranked[0].BidId;
        }
        var winner = ranked.FirstOrDefault(b => b.BidId == chosen);
        Refuse.If(winner is null, AwardRefusals.WinnerUnknown());
        // Equal bids are drawn by lot, and passing over the first needs a reason: both are told to everybody.
        Refuse.If((winner!.Tied || winner.Rank != 1) && string.IsNullOrWhiteSpace(motivation), AwardRefusals.MotivationMissing());
        return winner.BidId;
    }

    private static Offer OfferOf(Bid bid) => bid.Opened?.Offer ?? throw new InvalidOperationException("A sealed bid cannot be compared.");

    private static ComparedBid Compare(AwardMethod method, Bid bid, Offer offer, ILookup<(Id<Bid>, string), PanelScore> given)
    {
        var cost = method.CostOf(offer.Price, offer.Costs);
        var measure = cost ?? offer.Price;
        var results = method.Criteria.Select(c => c.Type == CriterionType.Quality
            ? QualityResult(method, c, given[(bid.Id, c.Code)].FirstOrDefault())
            : MoneyResult(method, c, measure)).ToList();
        var worth = results.Where(r => r.Worth is not null).Aggregate(Money.Zero, (sum, r) => sum + r.Worth!.Value);
        var complete = results.All(r => r.Type != CriterionType.Quality || r.Score is not null);
        var usesPoints = method.PriceFormula?.Kind is not (PriceFormulaKind.LowestPrice or PriceFormulaKind.ValueWeighted);
        return new ComparedBid
        {
            BidId = bid.Id, Price = offer.Price, Cost = cost, Criteria = results,
            BelowMinimum = method.Criteria.Zip(results).Any(p => p.First.MinimumScoreBasisPoints is { } least && p.Second.Score * 100 < least),
            Total = complete && usesPoints ? results.Sum(r => r.Points ?? 0) : null,
            ComparablePrice = complete && !usesPoints ? measure - worth : null,
        };
    }

    private static CriterionResult MoneyResult(AwardMethod method, AwardCriterion criterion, Money measure) => new()
    {
        Criterion = criterion.Code, Type = criterion.Type, WeightBasisPoints = criterion.WeightBasisPoints,
        Points = method.PriceFormula switch
        {
            { Kind: PriceFormulaKind.Linear, BestPrice: { } best, WorstPrice: { } worst } => Scoring.LinearPrice(measure, best, worst, criterion.WeightBasisPoints),
            { Kind: PriceFormulaKind.Bands, Bands: var bands } => Scoring.BandPrice(measure, bands, criterion.WeightBasisPoints),
            _ => null,
        },
    };

    private static CriterionResult QualityResult(AwardMethod method, AwardCriterion criterion, PanelScore? given) => new()
    {
        Criterion = criterion.Code, Type = CriterionType.Quality, WeightBasisPoints = criterion.WeightBasisPoints,
        Score = given?.Score, Reason = given?.Reason,
        Points = given is null ? null : Scoring.Quality(given.Score, criterion.WeightBasisPoints),
        Worth = given is not null && method.PriceFormula?.QualityValue is { } perfect
            ? Scoring.Worth(given.Score, criterion.WeightBasisPoints, method.Quality().Sum(c => c.WeightBasisPoints), perfect) : null,
    };

    private static List<ComparedBid> Ranked(AwardMethod method, List<ComparedBid> compared)
    {
        var byId = compared.ToDictionary(c => c.BidId.ToString());
        var ranked = Ranking.Of(Contenders(compared), method.TieBreak).Select(r => byId[r.Contender.Bid] with { Rank = r.Rank, Tied = r.Tied });
        return [.. ranked, .. compared.Where(c => c.BelowMinimum)];
    }

    private static List<Contender> Contenders(List<ComparedBid> compared) => [.. compared.Where(c => !c.BelowMinimum).Select(c => new Contender(
        c.BidId.ToString(), c.Total ?? -c.ComparablePrice!.Value.Cents, c.Measure(), c.Criteria.Where(r => r.Type == CriterionType.Quality).Sum(r => r.Points ?? 0)))];
}

/// <summary>One bid in the comparison.</summary>
public sealed record ComparedBid
{
    public required Id<Bid> BidId { get; init; }

    /// <summary>The price asked.</summary>
    public required Money Price { get; init; }

    /// <summary>The price with the costs beside it; null where only the price counts.</summary>
    public Money? Cost { get; init; }

    public required IReadOnlyList<CriterionResult> Criteria { get; init; }

    /// <summary>All points, of 100; where points decide.</summary>
    public decimal? Total { get; init; }

    /// <summary>The price or cost to compare by, the lowest being the best; where that decides.</summary>
    public Money? ComparablePrice { get; init; }

    /// <summary>1 is best; null before all scores are there, and for a bid that is out.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether another bid has the same rank.</summary>
    public bool Tied { get; init; }

    /// <summary>Whether a score lies under the least that was asked: the bid is out.</summary>
    public bool BelowMinimum { get; init; }

    // What the formula looks at.
    internal Money Measure() => Cost ?? Price;
}

/// <summary>What a bid got for one criterion.</summary>
public sealed record CriterionResult
{
    public required string Criterion { get; init; }
    public required CriterionType Type { get; init; }

    /// <summary>Of 10 000.</summary>
    public required int WeightBasisPoints { get; init; }

    /// <summary>What the panel gave, 0 to 100; null for price and cost, and before it is scored.</summary>
    public int? Score { get; init; }

    /// <summary>Why the panel gave it.</summary>
    public string? Reason { get; init; }

    /// <summary>Points, in hundredths; null where a comparable price decides.</summary>
    public decimal? Points { get; init; }

    /// <summary>What the quality is worth, for the value-weighted price.</summary>
    public Money? Worth { get; init; }
}
