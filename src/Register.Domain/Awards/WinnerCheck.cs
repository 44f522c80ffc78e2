using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>The intended winner of a lot is asked to show what she declared, and nobody else is (Aw 2012 art. 2.102). She hands
/// evidence in to the register, the authority verifies it there, and every step judges her anew by it. Its id is the bid's.</summary>
public sealed class WinnerCheck : Aggregate<WinnerCheck>
{
    private WinnerCheck()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }
    public Id<Bid> BidId { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>Why this bid where the ranking does not say it.</summary>
    public string? Motivation { get; private set; }

    /// <summary>The conditions she is asked to show.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    /// <summary>The last day to answer.</summary>
    public DateOnly LastDay { get; private set; }

    /// <summary>What she says, once all she has is handed in.</summary>
    public CheckAnswer? Answer { get; private set; }

    /// <summary>The one time to mend it; null as long as none was given.</summary>
    public CureTerm? Cure { get; private set; }

    /// <summary>What the authority took as shown in another way.</summary>
    public IReadOnlyList<AcceptedProof> Accepted { get; private set; } = [];

    /// <summary>How it ended; null while it runs.</summary>
    public CheckOutcome? Outcome { get; private set; }

    /// <summary>How far it has come.</summary>
    public CheckStatus Status => Outcome is { } ended ? ended.Passed ? CheckStatus.Passed : CheckStatus.Failed
        : Mends is { Answer: null } ? CheckStatus.Mending : Mends is null && Answer is null ? CheckStatus.Asked : CheckStatus.Answered;

    /// <summary>The id of a bid's check.</summary>
    public static Id<WinnerCheck> IdOf(Id<Bid> bid) => new(bid.Value);

    /// <summary>Asks the intended winner. One who passed and whose proof lapsed since may be asked anew.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="bid">The bid that is to win.</param>
    /// <param name="motivation">Why this bid where the ranking does not say it.</param>
    /// <param name="proof">What she has shown.</param>
    /// <param name="days">Working days to answer.</param>
    /// <param name="now">Now.</param>
    /// <param name="before">Her check before, if there is one.</param>
    /// <exception cref="Refusal">The lot is decided, there is nothing left to show, or her check runs.</exception>
    public static WinnerCheck Ask(Tender tender, Bid bid, string? motivation, Proof proof, int days, DateTimeOffset now, WinnerCheck? before = null)
    {
        tender.RefuseUnlessUndecided(bid.LotId);
        Refuse.If(before is { Outcome: null }, WinnerCheckRefusals.Runs());
        var open = proof.Open([]);
        Refuse.If(open.Count == 0, WinnerCheckRefusals.NothingToShow());
        var check = before ?? new WinnerCheck { Id = IdOf(bid.Id), TenderId = tender.Id, LotId = bid.LotId, BidId = bid.Id };
        (check.AskedAt, check.Motivation, check.Asked, check.LastDay) = (now, motivation, [.. open.Select(f => f.Condition)], TermOf(days, now));
        (check.Answer, check.Outcome, check.Accepted) = (null, null, []);
        check.Raise(new EvidenceAsked(bid.LotId, check.Asked, check.LastDay));
        return check;
    }

    /// <summary>The bidder says that all she has is handed in.</summary>
    /// <exception cref="Refusal">It ended, she answered already, or the term is over.</exception>
    public void Reply(string? text, DateTimeOffset now)
    {
        Refuse.If(Outcome is not null, WinnerCheckRefusals.Ended());
        Refuse.If(!Waits, WinnerCheckRefusals.Answered());
        Refuse.If(now >= DutchTime.EndOf(TermEnds), WinnerCheckRefusals.TermOver(TermEnds));
        if (Mends is { } cure) Cure = cure with { Answer = new CheckAnswer(now, text) };
        else Answer = new CheckAnswer(now, text);
        Raise(new EvidenceAnswered(LotId));
    }

    /// <summary>Gives the one time to mend what is missing or no good.</summary>
    /// <exception cref="Refusal">It ended, the term runs, it was given already, or there is nothing that may be mended.</exception>
    public void LetMend(Tender tender, Proof proof, int days, DateTimeOffset now)
    {
        RefuseUnlessTurn(tender, now);
        Refuse.If(Cure is not null, WinnerCheckRefusals.CuredBefore());
        var open = proof.Open([]);
        Refuse.If(open.Count == 0, WinnerCheckRefusals.NothingToShow());
        var lost = open.Where(f => !Proof.IsCurable(f)).ToList();
        Refuse.If(lost.Count > 0, WinnerCheckRefusals.NotCurable(lost));
        Cure = new CureTerm { GivenAt = now, LastDay = TermOf(days, now), Conditions = [.. open.Select(f => f.Condition)] };
        Raise(new CureGiven(LotId, Cure.Conditions, Cure.LastDay));
    }

    /// <summary>Ends it: she stays the winner when nothing stands in the way any more. If something does, and could not be
    /// mended or was not, her bid is put aside and the next in line may be asked.</summary>
    /// <exception cref="Refusal">It ended; something is accepted that is not unproven; or it would fail while the term runs,
    /// before it could be mended, or without reasons.</exception>
    public void Conclude(Tender tender, Bid bid, Proof proof, IReadOnlyList<AcceptedProof> accepted, string? reasons, DateTimeOffset now)
    {
        RefuseUnlessRunning(tender);
        for (var i = 0; i < accepted.Count; i++)
            Refuse.If(proof.Report.Of(accepted[i].Condition)?.Outcome != Eligibility.Outcome.Unproven, WinnerCheckRefusals.NotToAccept(i, accepted[i].Condition));
        var open = proof.Open([.. accepted.Select(a => a.Condition)]);
        var failing = open.Select(f => f.Condition).ToList();
        // A bid that fell otherwise meanwhile needs no reasons of its own.
        var stands = bid.State == BidState.Opened;
        if (stands && failing.Count > 0)
        {
            RefuseUnlessTurn(tender, now);
            Refuse.If(Cure is null && open.All(Proof.IsCurable), WinnerCheckRefusals.MendFirst());
            Refuse.If(string.IsNullOrWhiteSpace(reasons), WinnerCheckRefusals.ReasonsMissing());
            bid.PutAside(new BidFall { Reason = BidFallReason.NotProven, Conditions = failing, Reasons = reasons }, now);
        }
        Accepted = accepted;
        Outcome = new CheckOutcome { Passed = stands && failing.Count == 0, At = now, Reasons = reasons, Open = failing, ReportHash = proof.Report.Hash };
        Raise(new EvidenceChecked(LotId, Outcome.Passed, failing));
    }

    /// <summary>Refuses to award to a bid that has not shown every condition.</summary>
    /// <param name="check">Its check; null where it was not asked.</param>
    /// <param name="proof">What it has shown now.</param>
    /// <exception cref="Refusal">Its check runs, or something is not shown, with every reason.</exception>
    public static void RefuseUnlessProven(WinnerCheck? check, Proof proof)
    {
        Refuse.If(check is { Outcome: null }, WinnerCheckRefusals.Runs());
        var open = proof.Open([.. (check?.Accepted ?? []).Select(a => a.Condition)]);
        Refuse.If(open.Count > 0, WinnerCheckRefusals.NotShown(open));
    }

    // Who is asked anew after she mended is asked, and has her time; what was given once is not given again.
    private CureTerm? Mends => Cure?.GivenAt >= AskedAt ? Cure : null;

    private bool Waits => Mends is null ? Answer is null : Mends.Answer is null;

    private DateOnly TermEnds => Mends?.LastDay ?? LastDay;

    private void RefuseUnlessRunning(Tender tender)
    {
        tender.RefuseUnlessUndecided(LotId);
        Refuse.If(Outcome is not null, WinnerCheckRefusals.Ended());
    }

    // The authority's turn comes once she answered, or her term is over.
    private void RefuseUnlessTurn(Tender tender, DateTimeOffset now)
    {
        RefuseUnlessRunning(tender);
        Refuse.If(Waits && now < DutchTime.EndOf(TermEnds), WinnerCheckRefusals.TermRuns(TermEnds));
    }

    private static DateOnly TermOf(int days, DateTimeOffset now) => DutchTime.DayOf(now).AddWorkingDays(days);
}
