namespace Register.Api.Tests.Proofs.Procedure;

/// <summary>How one tender of the model runs.</summary>
/// <param name="Invited">By invitation, with a draw; otherwise open to all.</param>
/// <param name="StandstillDays">Days between decision and contract.</param>
/// <param name="OpensLater">Whether bids are taken some days after publication only.</param>
/// <param name="Insured">Whether the winner has to show an insurance.</param>
internal sealed record Kind(bool Invited, int StandstillDays, bool OpensLater, bool Insured)
{
    /// <summary>Whether those who score may not know who bids.</summary>
    public bool NamesHidden { get; init; }

    /// <summary>Whether the members of a consortium hide their parts of the price from each other.</summary>
    public bool PartsHidden { get; init; }

    /// <summary>Whether the authority keeps the key to the bids itself.</summary>
    public bool Keyed { get; init; }

    /// <summary>What becomes of bids that have somebody in common.</summary>
    public string Conflicts { get; init; } = "refuseBoth";

    /// <summary>What becomes of a consortium's bid that loses a member after the deadline.</summary>
    public string Replacement { get; init; } = "never";
}

/// <summary>How far the procedure is, in finer steps than the status that everybody reads.</summary>
internal enum State
{
    Draft, Announced, Open, Closed, HalfOpened, Opened, Scored, Awarded, Standstill, Objected, InCourt, Final, Offered, Agreed, Ended, Withdrawn, Failed,
}

/// <summary>The procedure as domain.md and api.md have it: one tender with one lot, four freelancers who bid alone or together, and
/// the authority's people. It
/// knows nothing of the program: it judges a step and takes over what it changes. Instants that only the program can know, such
/// as a last day that is moved by public holidays, it learns from the answers and holds against what they may be.</summary>
internal sealed partial class Model(Kind kind, DateTimeOffset start)
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    public Kind Kind { get; } = kind;
    public DateTimeOffset Now { get; set; } = start;
    public DateTimeOffset Deadline { get; private set; } = start.AddDays(30);
    public DateTimeOffset? OpensAt { get; } = kind.OpensLater ? start.AddDays(5) : null;
    public DateOnly ContractStart { get; } = DayOf(start.AddDays(100));
    public DateOnly ContractEnd { get; } = DayOf(start.AddDays(240));
    public DateTimeOffset? PublishedAt { get; private set; }
    public bool Withdrawn { get; private set; }
    public int Changes { get; private set; }

    /// <summary>The status as everybody reads it.</summary>
    public string Status
    {
        get
        {
            if (Withdrawn) return "withdrawn";
            if (Outcome is { Winner: null }) return "failed";
            if (PublishedAt is null) return "draft";
            if (Outcome is { } decided) return Now < decided.StandstillFrom ? "awarded" : decided.FinalAt is { } final && Now >= final ? "final" : "standstill";
            if (opened) return "opened";
            return Now >= Deadline ? "closed" : Now < OpensAt ? "announced" : "open";
        }
    }

    public State State => Status switch
    {
        "draft" => State.Draft,
        "announced" => State.Announced,
        "open" => State.Open,
        "closed" => firstOpener is null ? State.Closed : State.HalfOpened,
        "opened" => Bids.Any(b => b is { State: BidState.Opened }) && Complete ? State.Scored : State.Opened,
        "withdrawn" => State.Withdrawn,
        "failed" => State.Failed,
        _ when Contract is { Withdrawn: false } contract => contract.AcceptedAt is null ? State.Offered : HasEnded(contract) ? State.Ended : State.Agreed,
        _ when Outcome!.Stops > 0 => State.InCourt,
        _ when Objections.Any(o => o is { Court: false, Result: null } && o.Decision == Outcome!.Number) => State.Objected,
        "awarded" => State.Awarded,
        "standstill" => State.Standstill,
        _ => State.Final,
    };

    /// <summary>The instants at which something becomes otherwise by itself.</summary>
    public IEnumerable<DateTimeOffset> Boundaries => new[]
    {
        OpensAt, Deadline, AnswersUntil, EndOf(DayOf(Deadline).AddDays(-LeastDays - 1)), draw?.KnownFrom, Decision?.StandstillFrom, Decision?.StandstillUntil,
        EndOf(Contract?.LastDay ?? ContractEnd),
    }.Concat(Bids.OfType<Bid>().SelectMany(b => new[] { b.Inquiry?.Until, b.Check?.Until })).Concat(DropOuts.Select(d => d.Until)).OfType<DateTimeOffset>();

    /// <summary>When time is moved to: 0 a minute on, 1 an hour, 2 to midnight, then the next boundary, a minute before it, and the one after it.</summary>
    public DateTimeOffset Later(int variant, DateTimeOffset now)
    {
        var next = Boundaries.Where(b => b > now.AddMinutes(2)).Distinct().Order().Append(now.AddDays(3)).ToList();
        return variant switch { 0 => now.AddMinutes(1), 1 => now.AddHours(1), 2 => EndOf(DayOf(now)), 3 => next[0], 4 => next[0].AddMinutes(-1), _ => next[Math.Min(1, next.Count - 1)] };
    }

    /// <summary>What the step is to come to.</summary>
    public Ruling Judge(Step step)
    {
        if (Doors.Refusal(step.What, step.Who) is { } turnedAway) return new Ruling(200).Gate(true, turnedAway.Status, turnedAway.Code);
        if (IsBlind(step)) return new Ruling(200).Gate(true, 403, "panel.blind");
        return Tenders(step) ?? Invitations(step) ?? BidsAndOpening(step) ?? Writing(step) ?? Cooperating(step) ?? DroppingOut(step) ?? Panels(step) ?? Evaluation(step) ?? Objecting(step) ?? Contracts(step) ?? Reading(step)
            ?? throw new InvalidOperationException($"The model has no rule for {step.What}.");
    }

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Amsterdam).DateTime);

    /// <summary>The first instant after a Dutch day.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, Amsterdam.GetUtcOffset(midnight)).ToUniversalTime();
    }

    /// <summary>The one of the four who did not declare that no ground for exclusion applies to her.</summary>
    public const int Undeclared = 3;

    private static bool IsOwn(Who who) => who is >= Who.Publisher and <= Who.WithoutDuties;

    /// <summary>Which freelancer acts; null for all others.</summary>
    public static int? Freelancer(Who who) => who == Who.HerPlatform ? 0 : who >= Who.First ? who - Who.First : null;

    private bool IsPublic => PublishedAt is not null && (!Kind.Invited || Outcome is { Winner: not null });

    private bool Sees(Who who) => IsPublic || IsOwn(who)
        || (PublishedAt is not null && (who == Who.Operator || (Freelancer(who) is { } she && (draw is { Sent: true } && draw.Invited.Contains(she) || IsIn(she)))));

    // The tender of another authority: what everybody may see is not hers to change, anything else does not exist.
    private Ruling OwnTender(Who who, bool badInput = false, int success = 200) =>
        new Ruling(success).Gate(badInput, 400, "bad-input").Gate(!IsOwn(who) && IsPublic, 403, "tender.not-yours").Hidden(!IsOwn(who));

    private Ruling OwnLot(Who who, int success = 200) => new Ruling(success).Hidden(!IsOwn(who));

    private Ruling Bidding(Ruling ruling) => ruling.Gate(PublishedAt is null, 409, "tender.not-published").If(Withdrawn, 409, "tender.withdrawn").If(Now >= Deadline, 409, "tender.closed");
}
