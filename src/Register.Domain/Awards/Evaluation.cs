using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>What the panel gives the bids for a lot. Its id is its lot's.</summary>
public sealed class Evaluation : Aggregate<Evaluation>
{
    private Evaluation()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>One for each bid and criterion that was scored.</summary>
    public IReadOnlyList<PanelScore> Scores { get; private set; } = [];

    /// <summary>The id of a lot's evaluation.</summary>
    public static Id<Evaluation> IdOf(Id<Lot> lot) => new(lot.Value);

    /// <summary>Begins it.</summary>
    public static Evaluation Begin(Tender tender, Id<Lot> lot) => new() { Id = IdOf(lot), TenderId = tender.Id, LotId = lot };

    /// <summary>Records scores; one given before for the same bid and criterion is replaced.</summary>
    /// <exception cref="Refusal">The bids are sealed still, the lot is decided, or a score is for no bid or criterion of the lot.</exception>
    public void Score(Tender tender, IReadOnlyList<Bid> bids, IReadOnlyList<PanelScore> scores)
    {
        tender.RefuseUnlessUndecided(LotId);
        var scored = tender.AwardOf(tender.LotOf(LotId)).Quality().Select(c => c.Code).ToHashSet();
        for (var i = 0; i < scores.Count; i++)
        {
            var score = scores[i];
            Refuse.If(bids.All(b => b.Id != score.BidId), AwardRefusals.UnknownBid(i));
            Refuse.If(!scored.Contains(score.Criterion), AwardRefusals.NotScored(i, score.Criterion));
        }
        Scores = [.. Scores.Where(old => !scores.Any(s => s.BidId == old.BidId && s.Criterion == old.Criterion)), .. scores];
        Raise(new BidsScored(LotId, [.. scores.Select(s => new GivenScore(s.BidId, s.Criterion, s.Score))]));
    }

    /// <summary>Forgets what was given to bids that are erased.</summary>
    public void Erase(IReadOnlyList<Id<Bid>> bids)
    {
        Scores = [.. Scores.Where(s => !bids.Contains(s.BidId))];
        Raise(new ScoresErased(LotId));
    }
}

/// <summary>A score and why.</summary>
public sealed record PanelScore
{
    public required Id<Bid> BidId { get; init; }

    /// <summary>The code of a quality criterion of the lot.</summary>
    public required string Criterion { get; init; }

    /// <summary>0 (worst) to 100 (best).</summary>
    public required int Score { get; init; }

    /// <summary>Why, for the bidder, 1 to 4 000 characters. It speaks of this bid only.</summary>
    public required string Reason { get; init; }
}

/// <summary>Bids were scored. The reasons stand in the evaluation.</summary>
public sealed record BidsScored(Id<Lot> LotId, IReadOnlyList<GivenScore> Scores) : DomainEvent;

/// <summary>What was given to bids was erased with them.</summary>
public sealed record ScoresErased(Id<Lot> LotId) : DomainEvent;

/// <summary>A score without its reason.</summary>
public sealed record GivenScore(Id<Bid> BidId, string Criterion, int Score);
