using System.Security.Cryptography;
using Register.Domain.Bids;
using Register.Domain.Kernel;

namespace Register.Domain.Awards;

/// <summary>The people who judge the bids for a lot (<i>beoordelingscommissie</i>): each alone and blind to the others, then together,
/// one score with its reason. Only that counts.</summary>
public sealed record Panel
{
    /// <summary>The most people on a panel.</summary>
    public const int MostPeople = 20;

    /// <summary>Who is on it, as the keys of the authority name their holders; 1 to 20.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>Whether they judge without knowing whose bid it is.</summary>
    public required bool NamesHidden { get; init; }

    /// <summary>Random, 64 hexadecimal digits; what puts the bids in the order of their labels.</summary>
    public required string Seed { get; init; }

    /// <summary>What each gave alone.</summary>
    public IReadOnlyList<OwnScore> Scores { get; init; } = [];

    /// <summary>Why the consensus is another score than somebody's own; one for each such score.</summary>
    public IReadOnlyList<ScoreChange> Changes { get; init; } = [];

    /// <summary>When there was a consensus on everything; null until then.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>Whether the person is on it; capitals make no difference.</summary>
    public bool Has(string person) => People.Any(p => Same(p, person));

    /// <summary>The bids in the order of their labels: random, the same every time, and not to be worked out without the seed.</summary>
    /// <param name="opened">Every bid for the lot that was opened, also those put aside since: a label never passes to another bid.</param>
    public IReadOnlyList<(string Label, Bid Bid)> Labelled(IReadOnlyList<Bid> opened) =>
        [.. opened.OrderBy(PlaceOf, StringComparer.Ordinal).Select((bid, place) => (LabelAt(place), bid))];

    /// <summary>The scores that the people on it did not give yet, of these bids and criteria.</summary>
    public IEnumerable<(string Person, Id<Bid> Bid, string Criterion)> Missing(IEnumerable<Id<Bid>> bids, IReadOnlyCollection<string> criteria) =>
        People.SelectMany(_ => bids, (person, bid) => (person, bid)).SelectMany(_ => criteria, (p, criterion) => (p.person, p.bid, criterion))
            .Where(s => OwnOf(s.person, s.bid, s.criterion) is null);

    /// <summary>What somebody gave alone, or null.</summary>
    public OwnScore? OwnOf(string person, Id<Bid> bid, string criterion) => Scores.FirstOrDefault(s => s.BidId == bid && s.Criterion == criterion && Same(s.Person, person));

    /// <summary>Whether two names are of one person; capitals make no difference.</summary>
    public static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private string PlaceOf(Bid bid) => Convert.ToHexString(SHA256.HashData([.. Convert.FromHexString(Seed), .. bid.Id.Value.ToByteArray(bigEndian: true)]));

    // A to Z, AA to AZ, and so on.
    private static string LabelAt(int place) => (place < 26 ? "" : LabelAt(place / 26 - 1)) + (char)('A' + place % 26);
}

/// <summary>What one person gave alone, and why.</summary>
public sealed record OwnScore(string Person, Id<Bid> BidId, string Criterion, int Score, string Reason);

/// <summary>Why the consensus on a bid and criterion is another score than the person's own.</summary>
public sealed record ScoreChange(string Person, Id<Bid> BidId, string Criterion, string Reason);

/// <summary>A score of a bid by its label, and why.</summary>
public sealed record LabelledScore : IScored
{
    /// <summary>The bid's label, such as <c>A</c>.</summary>
    public required string Bid { get; init; }

    /// <summary>The code of a quality criterion of the lot.</summary>
    public required string Criterion { get; init; }

    /// <summary>0 (worst) to 100 (best).</summary>
    public required int Score { get; init; }

    /// <summary>Why, 1 to 4 000 characters.</summary>
    public required string Reason { get; init; }
}

/// <summary>The score a panel agreed on. The reason goes to the bidder: it speaks of this bid only.</summary>
public sealed record ConsensusScore : IScored
{
    /// <summary>The bid's label, such as <c>A</c>.</summary>
    public required string Bid { get; init; }

    /// <summary>The code of a quality criterion of the lot.</summary>
    public required string Criterion { get; init; }

    /// <summary>0 (worst) to 100 (best).</summary>
    public required int Score { get; init; }

    /// <summary>Why, for the bidder, 1 to 4 000 characters.</summary>
    public required string Reason { get; init; }

    /// <summary>One for everybody whose own score was another, and for nobody else; at most 20.</summary>
    public IReadOnlyList<ExplainedChange> Changes { get; init; } = [];
}

/// <summary>Why somebody's own score gave way, 1 to 2 000 characters.</summary>
public sealed record ExplainedChange(string Person, string Reason);

/// <summary>It was settled who judges the bids for a lot.</summary>
public sealed record PanelNamed(Id<Tenders.Lot> LotId, int People, bool NamesHidden) : DomainEvent;

/// <summary>Somebody on the panel scored bids alone; who it was, the actor says.</summary>
public sealed record ScoredAlone(Id<Tenders.Lot> LotId, IReadOnlyList<GivenScore> Scores) : DomainEvent;

/// <summary>The panel agreed on scores; as many own scores gave way, each with its reason in the evaluation.</summary>
public sealed record ConsensusReached(Id<Tenders.Lot> LotId, IReadOnlyList<GivenScore> Scores, int Changes) : DomainEvent;
