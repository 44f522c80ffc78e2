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

    public static EvaluationView Example => new()
    {
        LotId = ReceiptView.Example.LotId, Missing = 0, Bids = [new EvaluatedBid { Bidder = "Groen van Wyck", Result = ExampleResult }],
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
    };
}

/// <summary>A bid with what it got.</summary>
public sealed record EvaluatedBid
{
    /// <summary>The bidder's name.</summary>
    public required string Bidder { get; init; }

    public required ComparedBid Result { get; init; }
}
