using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>The reasons of a decision for one bidder (Aw 2012 art. 2.130): her own scores with why, the winner with the
/// characteristics and relative advantages of that bid, and the standstill. Of other bids it holds no price, no answer,
/// no reason and no points from which a price could be worked out; and of those that lost, nothing. Whose bid was put aside before
/// gets one too, with why (Aw 2012 art. 2.129, 2.130).</summary>
public sealed record Letter
{
    public required Id<Bid> BidId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required LetterOutcome Outcome { get; init; }

    /// <summary>Her own result; null where her bid was put aside, and compared with none.</summary>
    public ComparedBid? Own { get; init; }

    /// <summary>Why her bid was put aside, where it was.</summary>
    public BidFall? Fall { get; init; }

    /// <summary>Whether her points for price or cost are left out, and with them the total: from them and her own price the lowest
    /// price could be worked out.</summary>
    public bool PricePointsWithheld { get; init; }

    /// <summary>The winner's name; null where nothing was awarded.</summary>
    public string? WinnerName { get; init; }

    public string? Characteristics { get; init; }
    public string? Motivation { get; init; }

    /// <summary>The winner beside her, one for each criterion; empty for the winner.</summary>
    public required IReadOnlyList<Advantage> Advantages { get; init; }

    /// <summary>The last day on which objections stop the contract; null where there is no standstill.</summary>
    public DateOnly? StandstillLastDay { get; init; }

    /// <summary>That the decision was taken back, and why; null while it stands.</summary>
    public Withdrawal? Withdrawn { get; init; }

    internal static Letter Of(AwardDecision decision, ComparedBid own, ComparedBid? winner) => new()
    {
        BidId = own.BidId, LotId = decision.LotId, SentAt = decision.SentAt, Own = decision.RelativePrice ? WithoutPricePoints(own) : own,
        PricePointsWithheld = decision.RelativePrice,
        Outcome = winner is null ? LetterOutcome.NotAwarded : winner.BidId == own.BidId ? LetterOutcome.Won : LetterOutcome.Lost,
        WinnerName = decision.WinnerName, Characteristics = decision.Characteristics, Motivation = decision.Motivation,
        StandstillLastDay = decision.StandstillLastDay, Withdrawn = decision.Withdrawal,
        Advantages = winner is null || winner.BidId == own.BidId ? [] : [.. own.Criteria.Zip(winner.Criteria, (o, w) => AdvantageOf(own, winner, o, w))],
    };

    internal static Letter Aside(AwardDecision decision, Bid bid) => new()
    {
        BidId = bid.Id, LotId = decision.LotId, SentAt = decision.SentAt, Outcome = bid.Fall is null ? LetterOutcome.Lapsed : LetterOutcome.PutAside, Fall = bid.Fall,
        WinnerName = decision.WinnerName, Characteristics = decision.Characteristics, Motivation = decision.Motivation, Advantages = [],
        StandstillLastDay = decision.StandstillLastDay, Withdrawn = decision.Withdrawal,
    };

    private static Advantage AdvantageOf(ComparedBid own, ComparedBid winner, CriterionResult mine, CriterionResult theirs) => mine.Type != CriterionType.Quality
        ? new Advantage { Criterion = mine.Criterion, WinnerIs = Better(own.Measure().CompareTo(winner.Measure())) }
        : new Advantage { Criterion = mine.Criterion, WinnerIs = Better(theirs.Score!.Value.CompareTo(mine.Score!.Value)), OwnScore = mine.Score, WinnerScore = theirs.Score };

    private static ComparedBid WithoutPricePoints(ComparedBid own) => own with
    {
        Total = null, Criteria = [.. own.Criteria.Select(r => r.Type != CriterionType.Quality ? r with { Points = null } : r)],
    };

    private static Standing Better(int sign) => sign > 0 ? Standing.Better : sign < 0 ? Standing.Worse : Standing.Equal;
}

/// <summary>How the winner stands beside the reader on one criterion. For price and cost it says no amount.</summary>
public sealed record Advantage
{
    public required string Criterion { get; init; }
    public required Standing WinnerIs { get; init; }
    public int? OwnScore { get; init; }
    public int? WinnerScore { get; init; }
}

/// <summary>How one stands beside another.</summary>
public enum Standing
{
    Worse,
    Equal,
    Better,
}

/// <summary>What the decision is for the reader.</summary>
public enum LetterOutcome
{
    Won,
    Lost,

    /// <summary>The lot was awarded to nobody.</summary>
    NotAwarded,

    /// <summary>The bid had been put aside.</summary>
    PutAside,

    /// <summary>The bid had stayed sealed: it was not confirmed after a substantial change.</summary>
    Lapsed,
}
