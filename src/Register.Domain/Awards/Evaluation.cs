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

    /// <summary>Those who score together; null where one scores.</summary>
    public Panel? Panel { get; private set; }

    /// <summary>One for each bid and criterion that was scored; of a panel, what it agreed on.</summary>
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
        Refuse.If(Panel is not null, PanelRefusals.ScoresTogether());
        var scored = CriteriaOf(tender);
        for (var i = 0; i < scores.Count; i++)
        {
            var score = scores[i];
            Refuse.If(bids.All(b => b.Id != score.BidId), AwardRefusals.UnknownBid(i));
            Refuse.If(!scored.Contains(score.Criterion), AwardRefusals.NotScored(i, score.Criterion));
        }
        Replace(scores);
        Raise(new BidsScored(LotId, [.. scores.Select(s => new GivenScore(s.BidId, s.Criterion, s.Score))]));
    }

    /// <summary>Settles who is on the panel, until there is a consensus on something. Where they do not know who bids, nobody comes to it
    /// once the bids are open; what somebody who goes gave does not count any more.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="people">Who, 1 to 20.</param>
    /// <param name="seed">Random, 64 hexadecimal digits.</param>
    /// <exception cref="Refusal">Not published, withdrawn or decided; only the price counts; it was scored already; or somebody came who may
    /// know the names.</exception>
    public void NamePanel(Tender tender, IReadOnlyList<string> people, string seed)
    {
        Refuse.If(tender.PublishedAt is null, TenderRefusals.NotPublished());
        Refuse.If(tender.Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(tender.OutcomeOf(LotId) is not null, TenderRefusals.LotDecided());
        Refuse.If(CriteriaOf(tender).Count == 0, PanelRefusals.NothingToScore());
        Refuse.If(Scores.Count > 0, PanelRefusals.TooLate());
        var hidden = tender.Content.Settings.BidderNamesHidden;
        Refuse.If(hidden && tender.OpenedAt is not null && people.Any(p => Panel?.Has(p) != true), PanelRefusals.NamesKnown());
        Panel = new Panel
        {
            People = people, NamesHidden = hidden, Seed = Panel?.Seed ?? seed, Scores = [.. Panel?.Scores.Where(s => people.Any(p => Panel.Same(p, s.Person))) ?? []],
        };
        Raise(new PanelNamed(LotId, people.Count, hidden));
    }

    /// <summary>Somebody on the panel scores alone, each bid and criterion once.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="opened">Every bid for the lot that was opened, also those put aside since.</param>
    /// <param name="person">Who.</param>
    /// <param name="scores">The scores.</param>
    /// <exception cref="Refusal">The bids are sealed still, the lot is decided, there is no panel or the person is not on it, a score is for no
    /// bid or criterion of the lot, or was given before.</exception>
    public void ScoreAlone(Tender tender, IReadOnlyList<Bid> opened, string person, IReadOnlyList<LabelledScore> scores)
    {
        var (panel, criteria, bids) = Sits(tender, opened, person);
        var given = new List<OwnScore>();
        for (var i = 0; i < scores.Count; i++)
        {
            var bid = BidOf(bids, criteria, scores[i].Bid, scores[i].Criterion, i);
            Refuse.If(panel.OwnOf(person, bid, scores[i].Criterion) is not null, PanelRefusals.ScoredAlready(i));
            given.Add(new OwnScore(person, bid, scores[i].Criterion, scores[i].Score, scores[i].Reason));
        }
        Panel = panel with { Scores = [.. panel.Scores, .. given] };
        Raise(new ScoredAlone(LotId, [.. given.Select(s => new GivenScore(s.BidId, s.Criterion, s.Score))]));
    }

    /// <summary>Records what the panel agreed on, once everybody scored everything; until the lot is decided it may agree on something else.</summary>
    /// <exception cref="Refusal">As for <see cref="ScoreAlone"/>; own scores are missing; or somebody's own score was another and no reason is
    /// given, or a reason is given where there is no change.</exception>
    public void Agree(Tender tender, IReadOnlyList<Bid> opened, string person, IReadOnlyList<ConsensusScore> scores, DateTimeOffset now)
    {
        var (panel, criteria, bids) = Sits(tender, opened, person);
        var missing = panel.Missing(bids.Values, criteria).Count();
        Refuse.If(missing > 0, PanelRefusals.ScoresMissing(missing));
        var (agreed, changes) = (new List<PanelScore>(), new List<ScoreChange>());
        for (var i = 0; i < scores.Count; i++)
        {
            var bid = BidOf(bids, criteria, scores[i].Bid, scores[i].Criterion, i);
            agreed.Add(new PanelScore { BidId = bid, Criterion = scores[i].Criterion, Score = scores[i].Score, Reason = scores[i].Reason });
            changes.AddRange(ChangesTo(panel, scores[i], bid, i));
        }
        Replace(agreed);
        var done = bids.Values.All(b => criteria.All(c => Scores.Any(s => s.BidId == b && s.Criterion == c)));
        Panel = panel with
        {
            Changes = [.. panel.Changes.Where(old => !agreed.Any(s => s.BidId == old.BidId && s.Criterion == old.Criterion)), .. changes],
            DoneAt = done ? panel.DoneAt ?? now : panel.DoneAt,
        };
        Raise(new ConsensusReached(LotId, [.. agreed.Select(s => new GivenScore(s.BidId, s.Criterion, s.Score))], changes.Count));
    }

    /// <summary>Forgets what was given to bids that are erased.</summary>
    public void Erase(IReadOnlyList<Id<Bid>> bids)
    {
        Scores = [.. Scores.Where(s => !bids.Contains(s.BidId))];
        if (Panel is { } panel)
            Panel = panel with { Scores = [.. panel.Scores.Where(s => !bids.Contains(s.BidId))], Changes = [.. panel.Changes.Where(c => !bids.Contains(c.BidId))] };
        Raise(new ScoresErased(LotId));
    }

    private void Replace(IReadOnlyList<PanelScore> scores) =>
        Scores = [.. Scores.Where(old => !scores.Any(s => s.BidId == old.BidId && s.Criterion == old.Criterion)), .. scores];

    private HashSet<string> CriteriaOf(Tender tender) => tender.AwardOf(tender.LotOf(LotId)).Quality().Select(c => c.Code).ToHashSet();

    private (Panel Panel, HashSet<string> Criteria, Dictionary<string, Id<Bid>> Bids) Sits(Tender tender, IReadOnlyList<Bid> opened, string person)
    {
        tender.RefuseUnlessUndecided(LotId);
        var panel = Panel ?? throw PanelRefusals.None();
        Refuse.If(!panel.Has(person), PanelRefusals.NotOnIt());
        return (panel, CriteriaOf(tender), panel.Labelled(opened).Where(b => b.Bid.State == BidState.Opened).ToDictionary(b => b.Label, b => b.Bid.Id));
    }

    private static Id<Bid> BidOf(Dictionary<string, Id<Bid>> bids, HashSet<string> criteria, string label, string criterion, int index)
    {
        Refuse.If(!bids.ContainsKey(label), PanelRefusals.UnknownLabel(index));
        Refuse.If(!criteria.Contains(criterion), AwardRefusals.NotScored(index, criterion));
        return bids[label];
    }

    private static IEnumerable<ScoreChange> ChangesTo(Panel panel, ConsensusScore agreed, Id<Bid> bid, int index)
    {
        var changed = panel.People.Where(p => panel.OwnOf(p, bid, agreed.Criterion)!.Score != agreed.Score).ToList();
        for (var i = 0; i < agreed.Changes.Count; i++)
            Refuse.If(!changed.Any(p => Panel.Same(p, agreed.Changes[i].Person)), PanelRefusals.NoChange(index, i));
        var unexplained = changed.Count(p => !agreed.Changes.Any(c => Panel.Same(p, c.Person)));
        Refuse.If(unexplained > 0, PanelRefusals.ChangeUnexplained(index, unexplained));
        return agreed.Changes.Select(c => new ScoreChange(c.Person, bid, agreed.Criterion, c.Reason));
    }
}

/// <summary>What is given for a criterion, and why: by one person, by each of a panel alone, or by all of it.</summary>
public interface IScored
{
    string Criterion { get; }
    int Score { get; }
    string Reason { get; }
}

/// <summary>A score and why.</summary>
public sealed record PanelScore : IScored
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
