namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    private Who? firstOpener;
    private bool opened;

    /// <summary>The last bid of each freelancer.</summary>
    public Bid?[] Bids { get; } = new Bid?[4];

    private Ruling? BidsAndOpening(Step step) => step.What switch
    {
        Operation.Submit => Submit(step, 201),
        Operation.SubmitSeveral => Submit(step, 200),
        Operation.Replace => OwnBid(step, b => Invitee(step, TakesBids(new Ruling(200))).If(step.Variant == 1, 412, "stale").If(b.State == BidState.Withdrawn, 409, "bid.not-live")
            .Does(() => (b.Price, b.Change) = (PriceOf(step), Changes))),
        Operation.Confirm => OwnBid(step, b => TakesBids(new Ruling(200)).If(b.State == BidState.Withdrawn, 409, "bid.not-live").If(Stands(b), 409, "bid.nothing-to-confirm")
            .Does(() => b.Change = Changes)),
        Operation.WithdrawBid => OwnBid(step, b => TakesBids(new Ruling(200)).If(b.State == BidState.Withdrawn, 409, "bid.not-live").Does(() => b.State = BidState.Withdrawn)),
        Operation.Open => Open(step),
        _ => null,
    };

    /// <summary>What is asked for a bid: each her own price, now and then one that is far too low.</summary>
    public static int PriceOf(Step step) => step.Variant == 2 ? 20_000 : new[] { 50_000, 60_000, 70_000, 75_000 }[Freelancer(step.Who) ?? step.On];

    private Ruling Submit(Step step, int success)
    {
        var she = Freelancer(step.Who)!.Value;
        var ruling = new Ruling(success).If(Bids[she] is { } bid && bid.State != BidState.Withdrawn, 409, "bid.one-per-undertaking");
        return TakesBids(Invitee(step, ruling)).Does(() => Bids[she] = new Bid { Price = PriceOf(step), Change = Changes });
    }

    private Ruling Invitee(Step step, Ruling ruling)
    {
        if (!Kind.Invited) return ruling;
        var she = Freelancer(step.Who)!.Value;
        var seen = PublishedAt is not null && draw?.Invited.Contains(she) == true;
        return ruling.Hidden(!seen && !IsInvited(she)).Gate(!IsInvited(she), 403, "draw.not-invited");
    }

    private bool IsInvited(int she) => draw is { Sent: true } && draw.Invited.Contains(she) && !draw.Declined.Contains(she);

    private Ruling TakesBids(Ruling ruling) => ruling.Hidden(PublishedAt is null).If(Withdrawn, 409, "tender.withdrawn").If(Now < OpensAt, 409, "tender.not-yet-open").If(Now >= Deadline, 409, "tender.closed");

    private bool Stands(Bid bid) => bid.Change >= lastSubstantial;

    // What is another's does not exist.
    private Ruling OwnBid(Step step, Func<Bid, Ruling> judge) => Freelancer(step.Who) == step.On && Bids[step.On] is { } own ? judge(own) : new Ruling(200).Hidden(true);

    private Ruling Open(Step step)
    {
        var ruling = new Ruling(200).Hidden(!IsOwn(step.Who));
        if (firstOpener is null)
            return ruling.Gate(PublishedAt is null, 409, "tender.not-published").If(Withdrawn, 409, "tender.withdrawn").If(Now < Deadline, 409, "opening.before-deadline").Does(() => firstOpener = step.Who);
        return ruling.Gate(opened, 409, "opening.done").If(firstOpener == step.Who, 409, "opening.same-person").If(Withdrawn, 409, "tender.withdrawn").Does(() =>
        {
            opened = true;
            foreach (var bid in Bids.OfType<Bid>().Where(b => b.State == BidState.Submitted)) bid.State = Stands(bid) ? BidState.Opened : BidState.Lapsed;
        });
    }
}

internal enum BidState
{
    Submitted, Withdrawn, Opened, Lapsed, Fallen,
}

/// <summary>A bid and what is asked about it.</summary>
internal sealed record Bid
{
    public int Price { get; set; }

    /// <summary>The change of the tender it stands on.</summary>
    public int Change { get; set; }

    public BidState State { get; set; } = BidState.Submitted;
    public int? Score { get; set; }
    public Inquiry? Inquiry { get; set; }
    public Check? Check { get; set; }
}

/// <summary>Whether a price was explained.</summary>
internal sealed record Inquiry(DateTimeOffset Until)
{
    public bool Explained { get; set; }
    public bool Decided { get; set; }
}

/// <summary>Whether the intended winner showed her insurance.</summary>
internal sealed record Check
{
    /// <summary>The first instant at which an answer is late.</summary>
    public DateTimeOffset Until { get; set; }

    public bool Answered { get; set; }
    public bool Mending { get; set; }
    public bool Ended { get; set; }
    public bool Accepted { get; set; }
}
