using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    private Panel? panel;

    private Ruling? Panels(Step step) => step.What switch
    {
        Operation.NamePanel => NamePanel(step),
        Operation.ScoreAlone => ScoreAlone(step),
        Operation.Agree => Agree(step),
        Operation.ReadPanel => OwnLot(step.Who).Hidden(panel is null).Tells(p => ShowsNoMore(p, step.Who)),
        _ => null,
    };

    /// <summary>Who is named: 0 the two who can score, 1 one of them, 2 also somebody who opens bids.</summary>
    public static IReadOnlyList<Who> Named(Step step) => step.Variant switch
    {
        0 => [Who.Evaluator, Who.Juror],
        1 => [Who.Juror],
        _ => [Who.Evaluator, Who.Juror, Who.Bert],
    };

    /// <summary>What somebody gives alone: 0 and 1 to everybody, 2 to the first to whom she gave nothing, 3 to a bid that is none.</summary>
    public List<(int Who, int Score)> GivenAlone(Step step)
    {
        var all = Opened.Select(b => (b.Who, Scores[step.Who == Who.Juror ? 1 : 0][b.Who])).ToList();
        var next = all.Where(s => panel?.Own.ContainsKey((step.Who, s.Who)) != true).Take(1).ToList();
        return step.Variant switch { 3 => [], 2 when next.Count > 0 => next, _ => all };
    }

    /// <summary>What is agreed on: 0 what the first of them gave, 1 what the other gave, 2 and 3 the same with the reasons wrong, 4 on the first bid only,
    /// 5 on a bid that is none.</summary>
    public List<(int Who, int Score)> Agreed(Step step) => step.Variant == 5 ? [] : [.. Opened.Take(step.Variant == 4 ? 1 : Bids.Length).Select(b => (b.Who, Scores[step.Variant % 2][b.Who]))];

    /// <summary>Whose own score of a bid gives way to another.</summary>
    public IEnumerable<Who> GivingWay(int bid, int score) => panel?.People.Where(p => panel.Own.TryGetValue((p, bid), out var own) && own != score) ?? [];

    private bool AllGaveAll => Opened.All(b => panel!.People.All(p => panel.Own.ContainsKey((p, b.Who))));

    // Whoever is on a panel that may not know who bids is kept from everything that tells it, from the deadline until they agree on everything.
    private bool IsBlind(Step step) => Kind.NamesHidden && Now >= Deadline && !Withdrawn && Decision is null && panel is { Done: false } && panel.People.Contains(step.Who)
        && (Doors.TellsOfTender(step.What) || (Doors.TellsOfBid(step.What) && Bids[step.On] is not null) || (Doors.TellsOfDropOut(step.What) && DropOutAt(step)?.Id is not null));

    private Ruling NamePanel(Step step) => OwnLot(step.Who).If(PublishedAt is null, 409, "tender.not-published").If(Withdrawn, 409, "tender.withdrawn").If(Outcome is not null, 409, "tender.lot-decided")
        .If(Bids.Any(b => b?.Score is not null), 409, "panel.too-late").If(Kind.NamesHidden && opened && Named(step).Any(p => panel?.People.Contains(p) != true), 409, "panel.names-known")
        .Does(() => panel = new Panel(Named(step)) { Own = panel?.Own.Where(s => Named(step).Contains(s.Key.Person)).ToDictionary() ?? [] });

    private Ruling Sits(Step step) => Undecided(OwnLot(step.Who)).Gate(panel is null, 409, "panel.none").Gate(panel?.People.Contains(step.Who) == false, 403, "panel.not-on-it");

    private Ruling ScoreAlone(Step step)
    {
        var given = GivenAlone(step);
        return Sits(step).If(given.Count == 0, 422, "panel.unknown-label").If(given.Any(s => panel?.Own.ContainsKey((step.Who, s.Who)) == true), 409, "panel.scored-already")
            .Does(() => given.ForEach(s => panel!.Own[(step.Who, s.Who)] = s.Score)).Tells(p => ShowsNoMore(p, step.Who));
    }

    private Ruling Agree(Step step)
    {
        var (agreed, ruling) = (Agreed(step), Sits(step));
        if (panel is null) return ruling;
        return ruling.Gate(!AllGaveAll, 409, "panel.scores-missing").If(agreed.Count == 0, 422, "panel.unknown-label").If(step.Variant == 3 && agreed.Count > 0, 422, "panel.no-change")
            .If(step.Variant == 2 && agreed.Any(s => GivingWay(s.Who, s.Score).Any()), 422, "panel.change-unexplained").Does(() =>
            {
                agreed.ForEach(s => Bids[s.Who]!.Score = s.Score);
                panel.Done |= Complete;
            });
    }

    // One's own scores only, until everybody gave everything; and where that is hidden, nobody's bid until they agree on everything.
    private bool ShowsNoMore(JsonNode seen, Who reader)
    {
        var (bids, all) = (seen["bids"]!.AsArray(), AllGaveAll);
        var shown = Opened.Sum(b => panel!.People.Count(p => (all || p == reader) && panel.Own.ContainsKey((p, b.Who))));
        return bids.Count == Opened.Count() && bids.Sum(b => b!["criteria"]![0]!["own"]!.AsArray().Count) == shown && bids.All(b => b!["bidId"] is null == (Kind.NamesHidden && !panel!.Done));
    }

    private sealed record Panel(IReadOnlyList<Who> People)
    {
        /// <summary>What each gave each bid alone.</summary>
        public Dictionary<(Who Person, int Bid), int> Own { get; init; } = [];

        /// <summary>Whether they agreed on everything.</summary>
        public bool Done { get; set; }
    }
}
