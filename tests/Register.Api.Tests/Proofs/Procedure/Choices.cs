using System.Collections.Concurrent;

namespace Register.Api.Tests.Proofs.Procedure;

/// <summary>What was tried in which state, and what succeeded: the next step is one that was tried least, or one that leads on.</summary>
internal sealed class Choices(Random dice)
{
    private const int MostSteps = 220;
    private const int MostAtTheGoal = 90;
    private const int MostOnTheWay = 8;
    private static readonly Operation[] Operations = [.. Enum.GetValues<Operation>().Where(o => o != Operation.Time)];
    private static readonly Operation[] Forward =
    [
        Operation.Publish, Operation.PrepareDraw, Operation.SendInvitations, Operation.Form, Operation.Accept, Operation.HandInPart, Operation.Submit, Operation.Confirm, Operation.BeginBid, Operation.HandInBid, Operation.NamePanel,
        Operation.Open, Operation.ScoreAlone, Operation.Agree, Operation.Score, Operation.ExplainPrice, Operation.JudgePrice, Operation.AnswerEvidence, Operation.Conclude, Operation.Part, Operation.DecideDropOut, Operation.Decide,
        Operation.Settle, Operation.Sign, Operation.AcceptContract, Operation.ChangeContract, Operation.End, Operation.Review, Operation.AnswerReview,
    ];

    private static readonly Operation[] Turning = [Operation.WithdrawTender, Operation.Decide, Operation.Object, Operation.RecordCase];
    private static readonly Operation[] Joining = [Operation.Form, Operation.Accept, Operation.HandInPart, Operation.ChangeTerms, Operation.Submit];
    private static readonly Operation[] OfMembers = [Operation.Accept, Operation.HandInPart, Operation.ReadParts, Operation.ChangeTerms, Operation.Part, Operation.Submit, Operation.Replace, Operation.Confirm];
    private static readonly Who[] Everybody = Enum.GetValues<Who>();
    private static readonly Dictionary<Operation, IReadOnlyList<Who>> LetIn = Operations.ToDictionary(o => o, Doors.LetIn);
    private static readonly (Operation What, Who Who)[] Everything = [.. Operations.SelectMany(o => Everybody.Select(w => (o, w)))];
    private static readonly (Operation What, Who Who)[] Admitted = [.. Operations.SelectMany(o => LetIn[o].Select(w => (o, w)))];

    public ConcurrentDictionary<(State State, Operation What, Who Who), int> Tried { get; } = [];
    public ConcurrentDictionary<Operation, int> Succeeded { get; } = [];

    /// <summary>What a step was to come to in a state: success, or which refusals.</summary>
    public ConcurrentDictionary<(State State, Operation What, string Outcome), int> Outcomes { get; } = [];
    public int Refused { get; private set; }
    private int last;
    private int stayed;
    private State at;
    private State goal;
    private bool together;
    private bool straight;

    /// <summary>Takes note of a step.</summary>
    public void Saw(State state, Step step, bool succeeded)
    {
        Tried.AddOrUpdate((state, step.What, step.Who), 1, (_, times) => times + 1);
        if (succeeded) Succeeded.AddOrUpdate(step.What, 1, (_, times) => times + 1);
        else Refused++;
    }

    /// <summary>What none of these tried in a state, and what never succeeded for any of them.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<Choices> all)
    {
        var tried = all.SelectMany(c => c.Tried.Keys).Select(k => (k.State, k.What)).ToHashSet();
        return
        [
            .. Enum.GetValues<State>().SelectMany(s => Enum.GetValues<Operation>().Where(o => !tried.Contains((s, o))).Select(o => $"{o} in {s}")),
            .. Enum.GetValues<Operation>().Where(o => all.All(c => !c.Succeeded.ContainsKey(o))).Select(o => $"success of {o}"),
        ];
    }

    /// <summary>How many different outcomes were looked for in the states.</summary>
    public static int Seen(IReadOnlyList<Choices> all) => all.SelectMany(c => c.Outcomes.Keys).Distinct().Count();

    /// <summary>In how many states who tried what who is let in to it, of how many.</summary>
    public static (int Tried, int All) Roles(IReadOnlyList<Choices> all) =>
        (all.SelectMany(c => c.Tried.Keys).Distinct().Count(k => Admitted.Contains((k.What, k.Who))), Enum.GetValues<State>().Length * Admitted.Length);

    /// <summary>The next step of an episode; null where it has ended. Each is on its way to the state in which least was tried, and what somebody who is
    /// let in to it never tried in a state comes first; some go there straight, so that what is many steps away is tried too.</summary>
    public Step? Next(Model model, int played)
    {
        if (played == 0) Begin();
        if (played == 0 || model.State != at) (at, stayed) = (model.State, 0);
        var fresh = ++stayed <= (at == goal ? MostAtTheGoal : straight ? 0 : MostOnTheWay) && Admitted.Any(p => !Undoes(p.What) && !Tried.ContainsKey((at, p.What, p.Who)));
        if (at is State.Withdrawn or State.Ended && ++last > (fresh ? 100 : 20)) return null;
        if (played >= MostSteps) return null;
        if (!fresh && Waits(model) && dice.Next(2) == 0) return new Step(Operation.Time, Variant: dice.Next(3) == 0 ? 5 : 3);
        if (straight && at != goal && (Never(at).Count == 0 || dice.Next(2) == 0) && LeadsOn(model) is { } on) return on;
        var roll = dice.Next(100);
        if (roll < (fresh ? 5 : 12)) return Moves(model, fresh);
        return roll < (fresh ? 90 : 30) ? LeastTried(model, fresh) : LeadsOn(model) ?? LeastTried(model, fresh);
    }

    // What nobody tried in a state.
    private List<Operation> Never(State state) => [.. Operations.Where(o => Everybody.All(w => !Tried.ContainsKey((state, o, w))))];

    private void Begin()
    {
        last = 0;
        together = dice.Next(2) == 0;
        var states = Enum.GetValues<State>().OrderByDescending(s => Never(s).Count).ThenBy(s => Tried.Keys.Count(k => k.State == s)).ToList();
        var lacking = states[..4].Where(s => Never(s).Count > 0).ToList();
        goal = OneOf(dice.Next(4) == 0 ? states : lacking.Count > 0 ? lacking : states[..4]);
        straight = dice.Next(4) > 0 && Never(goal).Count > 0;
    }

    // Only time leads from here to where it is going.
    private bool Waits(Model model) => at != goal && (at is State.Announced or State.Awarded or State.Standstill || (at == State.Agreed && goal == State.Ended)
        || (at == State.Open && goal > State.Open && goal != State.Withdrawn && (stayed > 30 || model.Bids.Count(b => b is not null) > 2)));

    private bool LeadsToTheGoal(Step step) => step switch
    {
        { What: Operation.WithdrawTender } => goal == State.Withdrawn && stayed > 4,
        { What: Operation.Decide, Variant: 3 } => goal == State.Failed,
        { What: Operation.Object } => goal == State.Objected,
        { What: Operation.RecordCase } => goal == State.InCourt,
        _ => false,
    };

    private Step Moves(Model model, bool fresh)
    {
        // Bids come first, mostly.
        var early = at is State.Open or State.Draft && model.Bids.Count(b => b is not null) < 2 && dice.Next(3) > 0;
        // A contract that is agreed on after its last day ends at once.
        var late = at is State.Final or State.Offered or State.Agreed && goal is not State.Ended && dice.Next(5) > 0;
        return new Step(Operation.Time, Variant: early || late || fresh ? dice.Next(2) : dice.Next(6));
    }

    private Step LeastTried(Model model, bool fresh)
    {
        var never = Never(model.State);
        if (never.Count > 0 && OneOf(never) is var what) return Some(what, Undoes(what) ? [Who.Nobody] : Everybody);
        return dice.Next(2) == 0 ? LeastTriedBy(model, fresh) : LeastSeen(model);
    }

    /// <summary>Of some steps by dice the one that comes to what was seen least, refused for the fewest reasons: a lone one that is forgotten shows.</summary>
    private Step LeastSeen(Model model)
    {
        var some = Enumerable.Range(0, 100).Select(_ => (dice.Next(3) == 0 ? ByAMember(model) : null) ?? Any()).Select(s => Ends(s) && dice.Next(15) > 0 ? s with { Who = Who.Nobody } : s);
        var (step, refused) = some.Select(s => (Step: s, Refused: model.Judge(s).Refusals)).MinBy(s => (Outcomes.GetValueOrDefault((model.State, s.Step.What, OutcomeOf(s.Refused))), s.Refused.Count));
        Outcomes.AddOrUpdate((model.State, step.What, OutcomeOf(refused)), 1, (_, times) => times + 1);
        return step;
    }

    private static string OutcomeOf(IReadOnlyList<Refused> refused) => string.Join(' ', refused.Select(r => r.Code));

    private Step Any()
    {
        var what = OneOf(Operations);
        return Some(what, LetIn[what]);
    }

    // Of those who bid together: what they do for themselves, or their lead for all. Among everybody they hardly ever meet.
    private Step? ByAMember(Model model)
    {
        if (model.Consortium is not { Terms: { Members.Count: > 0 } terms }) return null;
        var (what, member) = (OneOf(OfMembers), OneOf(terms.Members).Who);
        var forHerself = what is Operation.Accept or Operation.HandInPart or Operation.ReadParts;
        return new Step(what, Who.First + (forHerself ? member : terms.Lead), forHerself || what is Operation.Part ? member : Model.Joint, dice.Next(Variants(what)));
    }

    private Step LeastTriedBy(Model model, bool fresh)
    {
        var undoing = dice.Next(15) == 0;
        var pool = (dice.Next(4) > 0 ? Admitted : Everything).Where(p => undoing || !Undoes(p.What) || !LetIn[p.What].Contains(p.Who)).Select(p => (Times: Tried.GetValueOrDefault((model.State, p.What, p.Who)), Pair: p)).ToList();
        var least = pool.Min(p => p.Times);
        var (what, who) = OneOf(pool.Where(p => p.Times == least).ToList()).Pair;
        var step = Some(what, [who]);
        if (Ends(step) && !undoing) step = step with { Variant = what == Operation.Settle ? 1 : 0 };
        // Otherwise the state is left before everything was tried in it.
        var leaves = fresh && what < Operation.ReadTender && dice.Next(2) > 0 && model.Judge(step).Succeeds;
        return leaves ? step with { Who = OneOf([.. Everybody.Except(LetIn[what]).DefaultIfEmpty(who)]) } : step;
    }

    private Step? LeadsOn(Model model)
    {
        var never = Operations.Where(o => !Succeeded.ContainsKey(o)).ToList();
        if (never.Count > 0 && Leading(model, never, 20) is { } first) return first;
        if (Leading(model, Turning, 8) is { } turning) return turning;
        if (together && at is State.Announced or State.Open && model.Bids[Model.Joint] is null && Leading(model, Joining, 40) is { } joining) return joining;
        return Leading(model, straight || dice.Next(4) > 0 ? Forward : Operations, 60);
    }

    /// <summary>One of these that succeeds and changes something.</summary>
    private Step? Leading(Model model, IReadOnlyList<Operation> some, int most)
    {
        for (var tries = 0; tries < most; tries++)
        {
            var what = OneOf(some);
            if (some == Turning && !LeadsToTheGoal(new Step(what, Variant: 3))) continue;
            if (some != Turning && (what >= Operation.ReadTender || (IsIdle(what) && Succeeded.ContainsKey(what) && dice.Next(6) > 0))) continue;
            if (what == Operation.Form && model.Consortium is not null && dice.Next(10) > 0) continue;
            var step = Some(what, LetIn[what]);
            if (together && what == Operation.Submit && dice.Next(4) > 0) step = step with { On = Model.Joint };
            if (!LeadsToTheGoal(step) && Ends(step) && dice.Next(15) > 0) continue;
            if (model.Judge(step) is { Succeeds: true, Changes: true }) return step;
        }
        return null;
    }

    // What can be done over and over, and what leads astray.
    private static bool IsIdle(Operation what) => what is Operation.Draft or Operation.Copy or Operation.VerifyEvidence or Operation.Score or Operation.RewriteBid or Operation.DiscardBid or Operation.NamePanel or Operation.ChangeTerms
        or Operation.HandInPart or Operation.Object or Operation.RecordCase or Operation.Part or Operation.RecordDropOut or Operation.Replace;

    // What takes back what others took many steps to come to.
    private static bool Undoes(Operation what) => what is Operation.WithdrawTender or Operation.WithdrawAward or Operation.WithdrawBid or Operation.CancelDraw;

    private static bool Ends(Step step) => Undoes(step.What)
        || step is { What: Operation.Decide, Variant: 3 } or { What: Operation.JudgePrice, Variant: 1 } or { What: Operation.Settle, Variant: 0 };

    private Step Some(Operation what, IReadOnlyList<Who> who)
    {
        var one = OneOf(who);
        var own = OfBids(what) && dice.Next(4) == 0 ? Model.Joint : Model.Freelancer(one) is { } she && dice.Next(4) > 0 ? she : dice.Next(4);
        return new Step(what, one, own, dice.Next(Variants(what)));
    }

    private static bool OfBids(Operation what) => what is Operation.Submit or Operation.SubmitSeveral or Operation.Replace or Operation.Confirm or Operation.WithdrawBid or Operation.RecordDropOut
        or Operation.AskAboutPrice or Operation.ExplainPrice or Operation.JudgePrice or Operation.AskEvidence or Operation.AnswerEvidence or Operation.LetMend or Operation.Conclude or Operation.Decide
        or Operation.Object or Operation.WithdrawObjection or Operation.Settle or Operation.ReadBid or Operation.ReadReceipt or Operation.ReadLetter;

    private T OneOf<T>(IReadOnlyList<T> some) => some[dice.Next(some.Count)];

    private static int Variants(Operation what) => what switch
    {
        Operation.Amend or Operation.Settle or Operation.Agree or Operation.Submit or Operation.SubmitSeveral or Operation.Replace => 6,
        Operation.Score or Operation.AskEvidence or Operation.Decide or Operation.WithdrawObjection or Operation.ScoreAlone or Operation.Open or Operation.Form or Operation.ChangeTerms or Operation.RecordDropOut => 4,
        Operation.ChangeDraft or Operation.Conclude or Operation.RecordCase or Operation.ChangeContract or Operation.BeginBid or Operation.RewriteBid or Operation.NamePanel or Operation.TakeIn => 3,
        Operation.DiscardBid or Operation.Accept or Operation.HandInPart or Operation.DecideDropOut or Operation.Ask or Operation.PrepareDraw or Operation.AskAboutPrice or Operation.JudgePrice or Operation.LetMend or Operation.End => 2,
        _ => 1,
    };
}
