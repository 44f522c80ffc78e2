using Register.Domain.Authorities;
using Register.Domain.Bids;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>What authority and winner agree on a lot that is awarded for good. Its value and days are those of the bid and
/// the tender; whatever comes to differ is a change with its reason.</summary>
public sealed class Contract : Aggregate<Contract>
{
    private Contract()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }
    public Id<ContractingAuthority> AuthorityId { get; private set; }

    /// <summary>The winning bid.</summary>
    public Id<Bid> BidId { get; private set; }

    /// <summary>Who does the work.</summary>
    public Bidder Contractor { get; private set; } = null!;

    /// <summary>What the contractor is called.</summary>
    public string ContractorName { get; private set; } = "";

    public Money Value { get; private set; }
    public Period Period { get; private set; }

    /// <summary>When the authority signed.</summary>
    public DateTimeOffset SignedAt { get; private set; }

    /// <summary>When the winner accepted; null until then.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>That it was taken back before it was accepted; null otherwise.</summary>
    public Withdrawal? Withdrawal { get; private set; }

    /// <summary>What changed, first to last.</summary>
    public IReadOnlyList<ContractChange> Changes { get; private set; } = [];

    /// <summary>How it ended where that was recorded; without it the last day of the period ends it.</summary>
    public ContractEnd? End { get; private set; }

    public ContractReview? Review { get; private set; }

    /// <summary>The authority signs with the winner of a decision that is final.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="decision">The decision on the lot.</param>
    /// <param name="bid">The winning bid.</param>
    /// <param name="name">What its bidder is called now.</param>
    /// <param name="blocked">Whether an objection to this decision is open or right.</param>
    /// <param name="now">Now.</param>
    /// <exception cref="Refusal">Nothing is awarded; the standstill runs, a case or an objection blocks; or there is a contract.</exception>
    public static Contract Sign(Tender tender, AwardDecision decision, Bid bid, string name, bool blocked, DateTimeOffset now)
    {
        var lot = decision.LotId;
        var outcome = tender.OutcomeOf(lot) ?? throw ContractRefusals.NotAwarded();
        Refuse.If(outcome.Contracted, ContractRefusals.Exists());
        var final = outcome.FinalAt ?? throw ContractRefusals.ClockStopped();
        Refuse.If(now < final, ContractRefusals.Standstill(final));
        Refuse.If(blocked, ContractRefusals.Objection());
        Refuse.If(bid.State != BidState.Opened, BidRefusals.NotLive(bid.State));
        var contract = new Contract
        {
            Id = Id<Contract>.New(now), TenderId = tender.Id, LotId = lot, AuthorityId = tender.AuthorityId, BidId = bid.Id, Contractor = bid.Bidder,
            ContractorName = name, Value = decision.Bids.Single(b => b.BidId == bid.Id).Price,
            Period = tender.ContractPeriodOf(tender.LotOf(lot)), SignedAt = now,
        };
        tender.ChangeOutcome(lot, o => o with { Contracted = true }, new LotContracted(lot));
        contract.Raise(new ContractSigned(lot, bid.Id, contract.Value, contract.Period));
        return contract;
    }

    /// <summary>The winner accepts.</summary>
    /// <exception cref="Refusal">It was accepted already, or taken back; or a member dropped out since it was signed.</exception>
    public void Accept(Bid bid, DateTimeOffset now)
    {
        RefuseUnlessOffered();
        Refuse.If(bid.State != BidState.Opened, BidRefusals.NotLive(bid.State));
        Refuse.If(!Contractor.IsSame(bid.Bidder), ContractRefusals.ContractorChanged());
        AcceptedAt = now;
        Raise(new ContractAccepted(LotId));
    }

    /// <summary>The authority takes back what the winner did not accept; the decision may then be taken back too.</summary>
    /// <exception cref="Refusal">It was accepted, or taken back already.</exception>
    public void Withdraw(Tender tender, string reason, DateTimeOffset now)
    {
        RefuseUnlessOffered();
        Withdrawal = new Withdrawal(now, reason);
        tender.ChangeOutcome(LotId, o => o with { Contracted = false }, new LotReleased(LotId));
        Raise(new ContractWithdrawn(LotId));
    }

    /// <summary>What is wrong with the days of a change.</summary>
    public static IReadOnlyList<Flaw> FlawsOf(Period? period)
    {
        var flaws = new FlawList();
        TenderDates.CheckContract(period, flaws, "/period");
        return flaws.Found;
    }

    /// <summary>Changes value or days, with a reason everybody reads.</summary>
    /// <exception cref="Refusal">It is not in force, or nothing would change.</exception>
    public void Change(Money? value, Period? period, string reason, DateTimeOffset now)
    {
        RefuseUnlessInForce(now);
        var change = new ContractChange
        {
            Number = Changes.Count + 1, At = now, Reason = reason, ValueBefore = Value, Value = value ?? Value, PeriodBefore = Period, Period = period ?? Period,
        };
        Refuse.If(change.Value == Value && change.Period == Period, ContractRefusals.NothingChanged());
        (Value, Period, Changes) = (change.Value, change.Period, [.. Changes, change]);
        Raise(new ContractChanged(LotId, change.Number, Value, Period));
    }

    /// <summary>Records when and why it ends. A last day that was agreed ends it also without this.</summary>
    /// <exception cref="Refusal">It is not in force, or the day lies before the acceptance or after the last day agreed.</exception>
    public void EndOn(DateOnly lastDay, string reason, DateTimeOffset now)
    {
        RefuseUnlessInForce(now);
        var (from, until) = (DutchTime.DayOf(AcceptedAt!.Value), Period.EndDate ?? new DateOnly(TenderDates.LastYear, 12, 31));
        Refuse.If(lastDay < from || lastDay > until, ContractRefusals.EndOutside(from, until));
        End = new ContractEnd(now, lastDay, lastDay < Period.EndDate, reason);
        Raise(new ContractEnded(LotId, lastDay, End.Early));
    }

    /// <summary>The authority says, once, how it was done.</summary>
    /// <exception cref="Refusal">It has not ended, or was reviewed already.</exception>
    public void ReviewAs(IReadOnlyList<AspectScore> scores, string text, DateTimeOffset now)
    {
        Refuse.If(Review is not null, ContractRefusals.Reviewed());
        Refuse.If(StatusAt(now) != ContractStatus.Ended, ContractRefusals.NotEnded());
        Review = new ContractReview { At = now, Scores = scores, Text = text };
        Raise(new ContractReviewed(LotId));
    }

    /// <summary>The contractor answers, once.</summary>
    /// <exception cref="Refusal">There is no review, or it was answered already.</exception>
    public void AnswerReview(string text, DateTimeOffset now)
    {
        var review = Review ?? throw ContractRefusals.NotReviewed();
        Refuse.If(review.Answer is not null, ContractRefusals.Answered());
        Review = review with { Answer = new ReviewAnswer(now, text) };
        Raise(new ReviewAnswered(LotId));
    }

    /// <summary>The status at an instant.</summary>
    public ContractStatus StatusAt(DateTimeOffset now)
    {
        if (Withdrawal is not null) return ContractStatus.Withdrawn;
        if (AcceptedAt is null) return ContractStatus.Offered;
        var today = DutchTime.DayOf(now);
        if (today > (End?.LastDay ?? Period.EndDate)) return ContractStatus.Ended;
        return today < Period.StartDate ? ContractStatus.Agreed : ContractStatus.Running;
    }

    private void RefuseUnlessOffered()
    {
        Refuse.If(Withdrawal is not null, ContractRefusals.Withdrawn());
        Refuse.If(AcceptedAt is not null, ContractRefusals.Accepted());
    }

    private void RefuseUnlessInForce(DateTimeOffset now)
    {
        Refuse.If(Withdrawal is not null, ContractRefusals.Withdrawn());
        Refuse.If(AcceptedAt is null, ContractRefusals.NotAccepted());
        Refuse.If(End is not null || StatusAt(now) == ContractStatus.Ended, ContractRefusals.HasEnded());
    }
}
