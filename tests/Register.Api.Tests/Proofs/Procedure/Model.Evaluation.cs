using System.Text.Json.Nodes;

namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    // No two of them ever come out alike, whichever price and score they meet with.
    private static readonly int[][] Scores = [[50, 90, 71, 33, 62], [93, 40, 55, 61, 78]];

    private readonly bool[] verified = new bool[4];
    private int decisions;

    /// <summary>The last decision on the lot, also where it was taken back.</summary>
    public Award? Decision { get; private set; }

    private Award? Outcome => Decision is { Withdrawn: false } ? Decision : null;

    private IEnumerable<(int Who, Bid Bid)> Opened => Bids.Select((b, i) => (i, b)).Where(b => b.b is { State: BidState.Opened }).Select(b => (b.i, b.b!));

    private bool Complete => Opened.All(b => b.Bid.Score is not null);

    private Ruling? Evaluation(Step step) => step.What switch
    {
        Operation.Score => Undecided(OwnLot(step.Who)).If(panel is not null, 409, "panel.scores-together").If(Scored(step).Count == 0, 422, "award.unknown-bid").Does(() => Scored(step).ForEach(s => Bids[s.Who]!.Score = s.Score)),
        Operation.AskAboutPrice => AuthoritysBid(step, 201, (b, r) => Undecided(r).If(b.Inquiry is not null, 409, "price.asked").If(b.State == BidState.Fallen, 409, "bid.not-live")
            .If(step.Variant == 1, 422, "price.term-too-short").Does(answer => b.Inquiry = new Inquiry(Term(answer["lastDay"], 5)))),
        Operation.ExplainPrice => OwnBid(step, b => new Ruling(200).Hidden(b.Inquiry is null).If(b.Inquiry?.Decided == true, 409, "price.decided").If(b.Inquiry?.Explained == true, 409, "price.explained")
            .If(Now >= b.Inquiry?.Until, 409, "price.term-over").Does(() => b.Inquiry!.Explained = true)),
        Operation.JudgePrice => AuthoritysBid(step, 200, (b, r) => Undecided(r.Hidden(b.Inquiry is null)).If(b.Inquiry?.Decided == true, 409, "price.decided")
            .If(b.Inquiry is { Explained: false } asked && Now < asked.Until, 409, "price.term-runs").Does(() => Judge(b, step.Variant == 1))),
        Operation.AskEvidence => AskEvidence(step),
        Operation.AnswerEvidence => OwnBid(step, b => new Ruling(200).Hidden(b.Check is null).If(b.Check?.Ended == true, 409, "verification.ended").If(b.Check?.Answered == true, 409, "verification.answered")
            .If(Now >= b.Check?.Until, 409, "verification.term-over").Does(() => b.Check!.Answered = true)),
        Operation.LetMend => AuthoritysBid(step, 200, (b, r) => Turn(r, b).If(b.Check?.Mending == true, 409, "verification.cured-before").If(Shows(b), 409, "verification.nothing-to-show")
            .If(step.Variant == 1, 422, "verification.term-too-short").Does(answer => (b.Check!.Mending, b.Check.Answered, b.Check.Until) = (true, false, Term(answer["cure"]!["lastDay"], 2)))),
        Operation.Conclude => AuthoritysBid(step, 200, (b, r) => Conclude(step, b, r)),
        Operation.VerifyEvidence => new Ruling(200).Does(() => verified[step.On] = true),
        Operation.Decide => Decide(step),
        Operation.WithdrawAward => OwnLot(step.Who).Hidden(Decision is null).If(Outcome?.Contracted == true, 409, "tender.contracted").If(Withdrawn, 409, "tender.withdrawn")
            .If(Outcome is null, 409, "tender.lot-not-decided").Does(() => Decision!.Withdrawn = true),
        _ => null,
    };

    /// <summary>Whom the panel scores, and how: 0 and 1 everybody, 2 the first only, 3 a bid that is none.</summary>
    public List<(int Who, int Score)> Scored(Step step) => step.Variant == 3 ? [] : [.. Opened.Take(step.Variant == 2 ? 1 : Bids.Length).Select(b => (b.Who, Scores[step.Variant % 2][b.Who]))];

    // One insurance is enough for all.
    private bool Shows(Bid bid) => bid.Members.Any(m => verified[m]);

    private Ruling Undecided(Ruling ruling) => ruling.If(Withdrawn, 409, "tender.withdrawn").Gate(!opened, 409, "tender.not-opened").If(Outcome is not null, 409, "tender.lot-decided");

    private Ruling AuthoritysBid(Step step, int success, Func<Bid, Ruling, Ruling> judge)
    {
        var bid = Bids[step.On];
        var ruling = new Ruling(success).Hidden(!IsOwn(step.Who) || bid is not { State: BidState.Opened or BidState.Fallen });
        return bid is null ? ruling : judge(bid, ruling);
    }

    private static void Judge(Bid bid, bool rejected)
    {
        bid.Inquiry!.Decided = true;
        if (rejected && bid.State == BidState.Opened) bid.State = BidState.Fallen;
    }

    // 0 the first in the ranking, 1 somebody with a reason, 2 somebody without, 3 too short a term
    private Ruling AskEvidence(Step step)
    {
        var ruling = Winner(Undecided(OwnLot(step.Who, 201).If(step.Variant == 3, 422, "verification.term-too-short")), step with { Variant = step.Variant % 3 }, out var winner);
        if (winner is not { } she) return ruling;
        var bid = Bids[she]!;
        return ruling.If(bid.Check is { Ended: false }, 409, "verification.runs").If(Opened.Any(o => o.Bid != bid && o.Bid.Check is { Ended: false }), 409, "verification.one-at-a-time")
            .If(!Kind.Insured || Shows(bid), 409, "verification.nothing-to-show")
            // Who was let mend before is not let mend again, but has her time to answer.
            .Does(answer => bid.Check = new Check { Until = Term(answer["lastDay"], 5), Mending = bid.Check?.Mending == true });
    }

    private Ruling Turn(Ruling ruling, Bid bid) => Undecided(ruling.Hidden(bid.Check is null)).If(bid.Check?.Ended == true, 409, "verification.ended")
        .If(bid.Check is { Answered: false } check && Now < check.Until, 409, "verification.term-runs");

    // 0 as it stands, 1 with what was shown in another way, 2 without reasons
    private Ruling Conclude(Step step, Bid bid, Ruling ruling)
    {
        var (open, stands) = (!Shows(bid) && step.Variant != 1, bid.State == BidState.Opened);
        ruling = Undecided(ruling.Hidden(bid.Check is null)).If(bid.Check?.Ended == true, 409, "verification.ended").If(step.Variant == 1 && Shows(bid), 422, "verification.not-to-accept");
        if (open && stands)
            ruling = Turn(ruling, bid).If(bid.Check?.Mending == false, 409, "verification.mend-first").If(step.Variant == 2, 422, "verification.reasons-missing");
        return ruling.Does(() =>
        {
            (bid.Check!.Ended, bid.Check.Accepted) = (true, step.Variant == 1);
            if (open && stands) bid.State = BidState.Fallen;
        });
    }

    // 0 the first in the ranking, 1 somebody with a reason, 2 somebody without, 3 nobody
    private Ruling Decide(Step step)
    {
        var ruling = Undecided(OwnLot(step.Who));
        int? winner = null;
        if (step.Variant == 3) ruling.If(!Complete, 409, "award.scores-missing");
        else ruling = Winner(ruling, step, out winner);
        if (winner is { } she)
        {
            var check = Bids[she]!.Check;
            ruling.If(Opened.Any(o => HangsOn(o.Bid)), 409, "drop-out.open").If(Opened.Any(o => o.Bid.Inquiry is { Decided: false }), 409, "price.runs").If(Opened.Any(o => o.Bid.Inquiry is null && IsLow(o.Bid.Price)), 409, "price.unasked")
                .If(check is { Ended: false }, 409, "verification.runs").If(Kind.Insured && !Shows(Bids[she]!) && check is not { Accepted: true }, 409, "verification.not-shown");
        }
        return ruling.Does(answer => Decided(answer, winner));
    }

    private Ruling Winner(Ruling ruling, Step step, out int? winner)
    {
        var ranked = Opened.OrderByDescending(b => (40m * (80_000 - Math.Clamp(b.Bid.Price, 40_000, 80_000)) / 40_000) + (0.6m * (b.Bid.Score ?? 0))).Select(b => b.Who).ToList();
        winner = ranked.Count == 0 ? null : step.Variant == 0 ? ranked[0] : ranked.Contains(step.On) ? step.On : null;
        return ruling.Gate(!Complete, 409, "award.scores-missing").Gate(ranked.Count == 0, 422, "award.nothing-to-award").Gate(winner is null, 422, "award.winner-unknown")
            .If(step.Variant == 2 && winner != ranked.FirstOrDefault(), 422, "award.motivation-missing");
    }

    // Two fifths under the mean of the others, or the lowest and three tenths under the next.
    private bool IsLow(int price)
    {
        var all = Opened.Select(b => b.Bid.Price).Order().ToList();
        if (all.Count < 2) return false;
        var mean = (all.Sum() - price) / (decimal)(all.Count - 1);
        return price <= 0.6m * mean || (price == all[0] && price <= 0.7m * all[1]);
    }

    private void Decided(JsonNode answer, int? winner)
    {
        var last = answer["standstillLastDay"] is { } day ? DateOnly.Parse(day.GetValue<string>()) : (DateOnly?)null;
        var least = DayOf(Now).AddDays(Kind.StandstillDays);
        if (winner is null || Kind.StandstillDays == 0 ? last is not null : last is null || last < least || last > least.AddDays(8))
            throw new InvalidOperationException($"The last day of the standstill cannot be {last}: {answer}");
        Decision = new Award(++decisions, answer["sentAt"]!.GetValue<DateTimeOffset>(), winner, last is { } until ? EndOf(until) : null)
        {
            StandstillFrom = last is null ? Now : EndOf(DayOf(Now)), Letters = [.. Enumerable.Range(0, Bids.Length).Where(i => Bids[i] is { State: BidState.Opened or BidState.Fallen or BidState.Lapsed })],
        };
    }

    /// <summary>When a term of so many working days is over: the program knows the public holidays.</summary>
    private DateTimeOffset Term(JsonNode? lastDay, int workingDays)
    {
        var (last, least) = (DateOnly.Parse(lastDay!.GetValue<string>()), DayOf(Now).AddDays(workingDays));
        return last >= least && last <= least.AddDays(14) ? EndOf(last) : throw new InvalidOperationException($"{last} is not {workingDays} working days after {DayOf(Now)}.");
    }
}

/// <summary>A decision on the lot.</summary>
internal sealed record Award(int Number, DateTimeOffset SentAt, int? Winner, DateTimeOffset? StandstillUntil)
{
    public required DateTimeOffset StandstillFrom { get; init; }
    public required HashSet<int> Letters { get; init; }
    public bool Withdrawn { get; set; }
    public bool Contracted { get; set; }
    public int Stops { get; set; }
    public DateTimeOffset? ResumedAt { get; set; }

    /// <summary>Null while a case in court stops the clock and nothing was signed.</summary>
    public DateTimeOffset? FinalAt => Stops > 0 && !Contracted ? null : new[] { ResumedAt, StandstillUntil ?? SentAt }.Max();
}
