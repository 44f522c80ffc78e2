using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>A member drops out of a consortium's bid between the submission deadline and the contract. What follows is what the
/// tender said (<see cref="MemberReplacement"/>): the bid falls, or the others settle within a term how they go on and the
/// authority decides. Offer and price stay as they were handed in. Before the opening it only waits: nobody may know of the bid.</summary>
public sealed class DropOut : Aggregate<DropOut>
{
    private DropOut()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }
    public Id<Bid> BidId { get; private set; }

    /// <summary>Who drops out.</summary>
    public Id<Freelancer> FreelancerId { get; private set; }

    public DropOutCause Cause { get; private set; }

    /// <summary>How the authority knows; null where she left herself.</summary>
    public string? Explanation { get; private set; }

    public DateTimeOffset ToldAt { get; private set; }

    /// <summary>The last day for the others to settle how they go on; null before the opening, and where nothing is to be settled.</summary>
    public DateOnly? LastDay { get; private set; }

    /// <summary>How it ended; null while it is open.</summary>
    public DropOutOutcome? Outcome { get; private set; }

    /// <summary>What the bidder that goes on was judged on, sealed.</summary>
    public byte[]? Judgement { get; private set; }

    /// <summary>How far it has come.</summary>
    public DropOutStatus Status => Outcome is { } ended ? ended.GoesOn ? DropOutStatus.GoesOn : DropOutStatus.Fell
        : LastDay is null ? DropOutStatus.Waiting : DropOutStatus.Open;

    /// <summary>Whether it can have no effect any more: null while it can.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="bid">The bid.</param>
    /// <param name="winner">The bid that the lot was awarded to, if it was.</param>
    /// <param name="contract">The contract that stands on the lot, if there is one.</param>
    /// <param name="now">Now.</param>
    public static Refusal? Hindrance(Tender tender, Bid bid, Id<Bid>? winner, Contract? contract, DateTimeOffset now)
    {
        if (tender.Withdrawal is not null) return TenderRefusals.Withdrawn();
        if (!bid.IsLive) return BidRefusals.NotLive(bid.State);
        if (contract is { AcceptedAt: not null } && contract.BidId == bid.Id) return DropOutRefusals.Contracted();
        return tender.OutcomeOf(bid.LotId) is { } ended && (ended.Failed || (ended.FinalAt <= now && winner != bid.Id)) ? DropOutRefusals.Decided() : null;
    }

    /// <summary>Somebody drops out of a live bid of a consortium.</summary>
    /// <exception cref="Refusal">She is no member of it.</exception>
    public static DropOut Tell(Bid bid, Id<Freelancer> who, DropOutCause cause, string? explanation, DateTimeOffset now)
    {
        Refuse.If(bid.Bidder.ConsortiumId is null || !bid.Bidder.Includes(who), DropOutRefusals.NoMember());
        var dropOut = new DropOut
        {
            Id = Id<DropOut>.New(now), TenderId = bid.TenderId, LotId = bid.LotId, BidId = bid.Id, FreelancerId = who, Cause = cause, Explanation = explanation, ToldAt = now,
        };
        dropOut.Raise(new MemberDroppedOut(bid.LotId, bid.Id, who));
        return dropOut;
    }

    /// <summary>What the tender said begins to hold: once told, or at the opening. A bid that fell otherwise ends it.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="bid">The bid.</param>
    /// <param name="consortium">Its consortium.</param>
    /// <param name="days">Working days to settle how the others go on.</param>
    /// <param name="now">Now.</param>
    public void Begin(Tender tender, Bid bid, Consortium consortium, int days, DateTimeOffset now)
    {
        var rule = tender.Content.Settings.MemberReplacement;
        if (rule == MemberReplacement.Never || consortium.Terms.Members.Count == 1 || !bid.IsLive)
        {
            Fall(bid, null, now);
            return;
        }
        LastDay = DutchTime.DayOf(now).AddWorkingDays(days);
        consortium.Lose(FreelancerId, rule == MemberReplacement.EqualMember, DutchTime.EndOf(LastDay.Value), now);
        Raise(new DropOutBegan(LotId, BidId, LastDay.Value));
    }

    /// <summary>Refuses to let a bidder go on that is not the others, all of whom accepted what they agree on now.</summary>
    public void RefuseUnlessSettled(Bid bid, Consortium consortium)
    {
        RefuseUnlessOpen();
        Refuse.If(bid.State != BidState.Opened, BidRefusals.NotLive(bid.State));
        Refuse.If(!consortium.IsComplete, DropOutRefusals.NotSettled());
    }

    /// <summary>The authority lets the bid go on with those who are left, or with the one who stepped in.</summary>
    /// <param name="bid">The bid.</param>
    /// <param name="consortium">Its consortium, settled and judged as it is now.</param>
    /// <param name="judgement">What it was judged on, sealed.</param>
    /// <param name="reportHash">The hash of the report.</param>
    /// <param name="reasons">Why, for everybody concerned.</param>
    /// <param name="now">Now.</param>
    public void LetGoOn(Bid bid, Consortium consortium, byte[] judgement, string reportHash, string reasons, DateTimeOffset now)
    {
        RefuseUnlessSettled(bid, consortium);
        bid.GoOnAs(Bidder.As(consortium), now);
        consortium.Settle(FreelancerId);
        (Judgement, Outcome) = (judgement, new DropOutOutcome { GoesOn = true, At = now, Reasons = reasons, ReportHash = reportHash });
        Raise(new DropOutDecided(LotId, BidId, true));
    }

    /// <summary>The authority puts the bid aside.</summary>
    /// <exception cref="Refusal">It ended, or the others may still settle how they go on.</exception>
    public void PutBidAside(Bid bid, Consortium consortium, string reasons, DateTimeOffset now)
    {
        RefuseUnlessOpen();
        Refuse.If(!consortium.IsComplete && now < DutchTime.EndOf(LastDay!.Value), DropOutRefusals.TermRuns(LastDay!.Value));
        Fall(bid, reasons, now);
        consortium.Settle(FreelancerId);
    }

    /// <summary>Refuses to award a lot, or to sign or accept its contract, while it is open who bids.</summary>
    /// <param name="bids">The bids it hangs on.</param>
    /// <param name="dropOuts">Those of the lot.</param>
    /// <exception cref="Refusal">With the bids it is about.</exception>
    public static void RefuseWhileOpen(IEnumerable<Id<Bid>> bids, IReadOnlyList<DropOut> dropOuts)
    {
        var open = dropOuts.Where(d => d.Outcome is null).Select(d => d.BidId).Intersect(bids).ToList();
        Refuse.If(open.Count > 0, DropOutRefusals.Open(string.Join(", ", open)));
    }

    private void Fall(Bid bid, string? reasons, DateTimeOffset now)
    {
        if (bid.IsLive)
            bid.PutAside(new BidFall { Reason = BidFallReason.MemberDroppedOut, Through = [FreelancerId.ToString()], Reasons = reasons }, now);
        Outcome = new DropOutOutcome { GoesOn = false, At = now, Reasons = reasons };
        Raise(new DropOutDecided(LotId, BidId, false));
    }

    private void RefuseUnlessOpen()
    {
        Refuse.If(Outcome is not null, DropOutRefusals.Ended());
        Refuse.If(LastDay is null, TenderRefusals.NotOpened());
    }
}
