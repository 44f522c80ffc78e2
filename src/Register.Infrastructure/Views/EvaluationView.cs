using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>The bids for a lot side by side, for the people who evaluate. Ranked once every score is there.</summary>
public sealed record EvaluationView : IExample<EvaluationView>
{
    public required Id<Lot> LotId { get; init; }

    /// <summary>How many scores are still missing.</summary>
    public required int Missing { get; init; }

    /// <summary>Best first once nothing is missing.</summary>
    public required IReadOnlyList<EvaluatedBid> Bids { get; init; }

    /// <summary>Warnings about a relative formula: the first bid is ahead of another only as long as a third, which does
    /// not win, takes part.</summary>
    public required IReadOnlyList<DependentRank> Reversals { get; init; }

    /// <summary>Bids whose price lies so far under the others that the bidder is to be asked before anything is decided
    /// on it (Aw 2012 art. 2.116).</summary>
    public required IReadOnlyList<AbnormallyLow> AbnormallyLow { get; init; }

    public static EvaluationView Example => new()
    {
        LotId = ReceiptView.Example.LotId, Missing = 0, Reversals = [], AbnormallyLow = [], Bids = [new EvaluatedBid { Bidder = "Groen van Wyck", Result = ExampleResult }],
    };

    internal static ComparedBid ExampleResult => new()
    {
        BidId = BidView.Example.Id, Price = Money.Euros(48_500), Total = 73.5m, Rank = 1,
        Criteria =
        [
            new CriterionResult { Criterion = "price", Type = CriterionType.Price, WeightBasisPoints = 4000, Points = 31.5m },
            new CriterionResult { Criterion = "plan", Type = CriterionType.Quality, WeightBasisPoints = 6000, Score = 70, Points = 42m, Reason = "Duidelijk en haalbaar; de planning van de winter ontbreekt." },
        ],
    };

    public static EvaluationView Of(Id<Lot> lot, Comparison comparison, IReadOnlyDictionary<Id<Bid>, string> names) => new()
    {
        LotId = lot, Missing = comparison.Missing, Bids = [.. comparison.Bids.Select(b => new EvaluatedBid { Bidder = names[b.BidId], Result = b })],
        AbnormallyLow = comparison.AbnormallyLow,
        Reversals = [.. comparison.Reversals.Select(r => new DependentRank { Without = Id<Bid>.Parse(r.Without), Ahead = Id<Bid>.Parse(r.Ahead), Behind = Id<Bid>.Parse(r.Behind) })],
    };
}

/// <summary>An order of two bids that turns when a third is left out.</summary>
public sealed record DependentRank
{
    /// <summary>The bid without which the order turns.</summary>
    public required Id<Bid> Without { get; init; }

    /// <summary>The bid that is first as things are.</summary>
    public required Id<Bid> Ahead { get; init; }

    /// <summary>The bid that would stand before it.</summary>
    public required Id<Bid> Behind { get; init; }
}

/// <summary>A bid with what it got.</summary>
public sealed record EvaluatedBid
{
    /// <summary>The bidder's name.</summary>
    public required string Bidder { get; init; }

    public required ComparedBid Result { get; init; }
}
