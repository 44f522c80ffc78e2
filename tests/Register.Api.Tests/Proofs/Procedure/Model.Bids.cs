namespace Register.Api.Tests.Proofs.Procedure;

internal sealed partial class Model
{
    private Who? firstOpener;
    private bool opened;

    /// <summary>The last bid that each made alone, and that of the consortium.</summary>
    public Bid?[] Bids { get; } = new Bid?[Joint + 1];

    private Ruling? BidsAndOpening(Step step) => step.What switch
    {
        Operation.Submit => Submit(step, 201),
        Operation.SubmitSeveral => Submit(step, 200),
        Operation.Replace => OwnBid(step, b => Replace(step, b)),
        Operation.Confirm => OwnBid(step, b => Same(step, b, TakesBids(new Ruling(200)).If(b.State == BidState.Withdrawn, 409, "bid.not-live").If(Stands(b), 409, "bid.nothing-to-confirm")
            .If(step.On == Joint && Kind.PartsHidden, 409, "bid.must-replace")).Does(() => b.Change = Changes)),
        Operation.WithdrawBid => OwnBid(step, b => TakesBids(new Ruling(200)).If(b.State == BidState.Withdrawn, 409, "bid.not-live").Does(() => b.State = BidState.Withdrawn)),
        Operation.Open => Open(step),
        _ => null,
    };

    /// <summary>What is asked for a bid: each her own price, now and then one that is far too low.</summary>
    public static int PriceOf(Step step) => step.Variant == 2 ? 20_000 : new[] { 50_000, 60_000, 70_000, 75_000, 65_000 }[PlaceOf(step)];

    /// <summary>Which bid it is: the consortium's, or that of whoever acts.</summary>
    public static int PlaceOf(Step step) => step.On == Joint ? Joint : Freelancer(step.Who) ?? step.On;

    // Where both would fall, she makes none beside one she is in.
    private Ruling Submit(Step step, int success)
    {
        var (she, place) = (Freelancer(step.Who)!.Value, PlaceOf(step));
        var ruling = place == Joint ? Leads(step, new Ruling(success)) : new Ruling(success);
        ruling.If(Bids.Any(b => b is not null && b.State != BidState.Withdrawn && (Kind.Conflicts == "refuseBoth" ? b.Members.Contains(she) : b == Bids[place])), 409, "bid.one-per-undertaking");
        return Offers(step, TakesBids(Invitee(step, ruling))).Does(() =>
        {
            var bid = Bids[place] = new Bid { Change = Changes, Lead = she, Members = place == Joint ? [.. Consortium!.Terms.Members.Select(m => m.Who)] : [she] };
            bid.IsBroken = IsBroken(step);
            bid.Price = place == Joint ? JointPrice(step, bid) : PriceOf(step);
        });
    }

    private Ruling Replace(Step step, Bid bid)
    {
        var ruling = Same(step, bid, new Ruling(200));
        return Offers(step, TakesBids(Invitee(step, ruling)).If(step.Variant == 1, 412, "stale").If(bid.State == BidState.Withdrawn, 409, "bid.not-live"))
            .Does(() => (bid.Price, bid.Change, bid.IsBroken) = (step.On == Joint ? JointPrice(step, bid) : PriceOf(step), Changes, IsBroken(step)));
    }

    // A bid stands with those who made it.
    private Ruling Same(Step step, Bid bid, Ruling ruling) =>
        step.On != Joint ? ruling : Leads(step, ruling).If(Consortium is { IsComplete: true } own && (own.Terms.Lead != bid.Lead || !own.Terms.Members.Select(m => m.Who).ToHashSet().SetEquals(bid.Members)), 409, "bid.consortium-changed");

    /// <summary>Whether an offer comes otherwise than the tender has it: in clear where it is to be encrypted, and the other way round.</summary>
    public static bool IsMistaken(Step step) => step.Variant == 3;

    // Of what is encrypted nobody can say more than for whom it is and by whom.
    private Ruling Offers(Step step, Ruling ruling)
    {
        ruling.Gate(IsMistaken(step), 422, Kind.Keyed ? "encrypted-offer.asked" : "encrypted-offer.not-asked");
        if (Kind.Keyed) return ruling.If(step.Variant == 4, 422, "encrypted-offer.other-bidder");
        return (step.On == Joint ? Priced(step, ruling) : ruling).If(Kind.Conflicts == "allowWithStatement" && step.Variant == 1, 422, "bid.statement-missing");
    }

    // What nobody could see when it came: it does not open, or lacks something.
    private bool IsBroken(Step step) => Kind.Keyed && (step.Variant == 5 || (Kind.Conflicts == "allowWithStatement" && step.Variant == 1));

    private Ruling Invitee(Step step, Ruling ruling)
    {
        if (!Kind.Invited) return ruling;
        var she = Freelancer(step.Who)!.Value;
        var seen = PublishedAt is not null && (draw?.Invited.Contains(she) == true || IsIn(she));
        return ruling.Hidden(!seen && !IsInvited(she)).Gate(!IsInvited(she), 403, "draw.not-invited");
    }

    private bool IsInvited(int she) => draw is { Sent: true } && draw.Invited.Contains(she) && !draw.Declined.Contains(she);

    private Ruling TakesBids(Ruling ruling) => ruling.Hidden(PublishedAt is null).If(Withdrawn, 409, "tender.withdrawn").If(Now < OpensAt, 409, "tender.not-yet-open").If(Now >= Deadline, 409, "tender.closed");

    private bool Stands(Bid bid) => bid.Change >= lastSubstantial;

    // What is another's does not exist; of those who bid together one acts for all.
    private Ruling OwnBid(Step step, Func<Bid, Ruling> judge)
    {
        if (Freelancer(step.Who) is not { } she || Bids[step.On] is not { } bid || !bid.Members.Contains(she)) return new Ruling(200).Hidden(true);
        return bid.Lead == she ? judge(bid) : new Ruling(200).Gate(true, 403, "bid.not-lead");
    }

    private Ruling Open(Step step)
    {
        var ruling = new Ruling(200).Hidden(!IsOwn(step.Who)).If(Kind.NamesHidden && panel is null, 409, "panel.missing");
        ruling.If(!Kind.Keyed && step.Variant > 0, 422, "opening.key-not-asked");
        if (firstOpener is null)
            return ruling.If(Kind.Keyed && step.Variant > 0, 422, "opening.key-too-early").If(PublishedAt is null, 409, "tender.not-published").If(Withdrawn, 409, "tender.withdrawn")
                .If(PublishedAt is not null && Now < Deadline, 409, "opening.before-deadline").Does(() => firstOpener = step.Who);
        if (Kind.Keyed && step.Variant != 1) ruling.If(true, 422, step.Variant switch { 0 => "opening.key-missing", 2 => "opening.key-wrong", _ => "opening.key-unreadable" });
        return ruling.If(opened, 409, "opening.done").If(firstOpener == step.Who, 409, "opening.same-person").If(Withdrawn, 409, "tender.withdrawn").Does(OpenAll);
    }

    private void OpenAll()
    {
        opened = true;
        IReadOnlyList<Bid> Standing() => [.. Bids.OfType<Bid>().Where(b => b.State == BidState.Submitted)];
        foreach (var bid in Standing().Where(b => !Stands(b))) bid.State = BidState.Lapsed;
        // A consortium that is another one than bid is out before it can stand in anybody's way.
        if (Bids[Joint] is { State: BidState.Submitted } joint && !IsAsItBid(joint)) joint.State = BidState.Fallen;
        var whole = Standing();
        foreach (var bid in whole.Where(b => whole.Any(o => o != b && o.Members.Intersect(b.Members).Any() && GivesWay(b, o)))) bid.State = BidState.Fallen;
        DropOuts.ForEach(Begin);
        foreach (var bid in Standing()) (bid.State, bid.IsRead) = bid.IsBroken ? (BidState.Fallen, false) : (BidState.Opened, true);
    }

    private bool IsAsItBid(Bid bid) => Consortium!.Terms.Lead == bid.Lead && Consortium.Terms.Members.Select(m => m.Who).ToHashSet().SetEquals(bid.Members) && bid.Members.All(Consortium.Has);

    private bool GivesWay(Bid bid, Bid other) => Kind.Conflicts == "refuseBoth" || (Kind.Conflicts == "keepSolo" && bid == Bids[Joint] && other != bid);
}

internal enum BidState
{
    Submitted, Withdrawn, Opened, Lapsed, Fallen,
}

/// <summary>A bid and what is asked about it.</summary>
internal sealed class Bid
{
    public int Price { get; set; }

    /// <summary>The change of the tender it stands on.</summary>
    public int Change { get; set; }

    /// <summary>Who made it, or speaks for those who did.</summary>
    public required int Lead { get; set; }

    public required IReadOnlyList<int> Members { get; set; }

    public BidState State { get; set; } = BidState.Submitted;

    /// <summary>Whether it was opened; one that was put aside before stays sealed.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether it cannot be read with the authority's key, or lacks something.</summary>
    public bool IsBroken { get; set; }

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
