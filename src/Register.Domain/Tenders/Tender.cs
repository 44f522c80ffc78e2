using Register.Domain.Kernel;
using Register.Domain.Authorities;

namespace Register.Domain.Tenders;

/// <summary>An assignment that an authority puts out to tender (<i>aanbesteding</i>), in one or more lots.</summary>
public sealed class Tender : Aggregate<Tender>
{
    private Tender()
    {
    }

    /// <summary>The authority whose it is.</summary>
    public Id<ContractingAuthority> AuthorityId { get; private set; }

    /// <summary>What it says.</summary>
    public TenderContent Content { get; private set; } = null!;

    public DateTimeOffset DraftedAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }
    public Withdrawal? Withdrawal { get; private set; }

    /// <summary>How its lots ended, as far as they did.</summary>
    public IReadOnlyList<LotOutcome> Outcomes { get; private set; } = [];

    /// <summary>Its lots, each with its id.</summary>
    public IReadOnlyList<Lot> Lots => Content.Lots;

    /// <summary>Begins a tender; only its authority sees it.</summary>
    /// <exception cref="Refusal">The content does not fit together.</exception>
    public static Tender Draft(Id<ContractingAuthority> authority, TenderContent content, DateTimeOffset now)
    {
        var tender = new Tender { Id = Id<Tender>.New(now), AuthorityId = authority, DraftedAt = now };
        tender.Content = Checked(content, [], now);
        tender.Raise(new TenderDrafted(authority));
        return tender;
    }

    /// <summary>Replaces the content of a draft; a lot that names its id stays the same lot.</summary>
    public void Change(TenderContent content, DateTimeOffset now)
    {
        Refuse.If(PublishedAt is not null, TenderRefusals.AlreadyPublished());
        Content = Checked(content, Lots, now);
        Raise(new TenderChanged());
    }

    /// <summary>Shows it to everybody; by invitation, to those who are invited.</summary>
    /// <exception cref="Refusal">The dates, the procedure or the standstill do not suit the value (Aw 2012, part 2).</exception>
    public void Publish(DateTimeOffset now, ProcurementFigures figures)
    {
        Refuse.If(PublishedAt is not null, TenderRefusals.AlreadyPublished());
        var (dates, value, threshold) = (Content.Dates, Content.TotalValue(), figures.ThresholdOf(Content.ContractType));
        Refuse.If(now >= dates.SubmissionDeadline, TenderRefusals.DeadlinePassed(dates.SubmissionDeadline));
        if (Content.Procedure == Procedure.European)
        {
            // Whole days: the day of publication does not count, the last one does to its end.
            var earliest = DutchTime.EndOf(DutchTime.DayOf(now).AddDays(figures.EuropeanDays));
            Refuse.If(dates.SubmissionDeadline < earliest, TenderRefusals.PeriodTooShort(figures.EuropeanDays, earliest));
            Refuse.If(dates.StandstillDays < figures.StandstillDays, TenderRefusals.StandstillTooShort(figures.StandstillDays));
        }
        else Refuse.If(value >= threshold, TenderRefusals.ThresholdReached(value, threshold));
        PublishedAt = now;
        Raise(new TenderPublished(AuthorityId, Content.Procedure, Content.Cpv, value, [.. Lots.Select(l => l.Id)], dates.SubmissionDeadline));
    }

    /// <summary>Takes it back, with a reason everybody reads. Not once it is decided for good.</summary>
    public void Withdraw(string reason, DateTimeOffset now)
    {
        Refuse.If(PublishedAt is null, TenderRefusals.NotPublished());
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(StatusAt(now) is TenderStatus.Final or TenderStatus.Failed, TenderRefusals.Ended());
        Withdrawal = new Withdrawal(now, reason);
        Raise(new TenderWithdrawn());
    }

    /// <summary>The lot, if a bid for it is taken at this instant.</summary>
    /// <exception cref="Refusal">Unknown lot, not published, withdrawn, not yet open, or at or after the deadline.</exception>
    public Lot LotOpenForBids(Id<Lot> lotId, DateTimeOffset now)
    {
        var lot = LotOf(lotId);
        var (opens, closes) = (Content.Dates.BidsFrom, Content.Dates.SubmissionDeadline);
        Refuse.If(PublishedAt is null, CommonRefusals.NotFound("lot"));
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(now < opens, TenderRefusals.NotYetOpen(opens ?? now));
        Refuse.If(now >= closes, TenderRefusals.Closed(closes));
        return lot;
    }

    /// <summary>Records that the bids of all lots were opened; never before the deadline (Aw 2012 art. 2.108).</summary>
    public void MarkOpened(DateTimeOffset now)
    {
        Refuse.If(PublishedAt is null, TenderRefusals.NotPublished());
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(OpenedAt is not null, TenderRefusals.AlreadyOpened());
        Refuse.If(now < Content.Dates.SubmissionDeadline, TenderRefusals.NotClosed(Content.Dates.SubmissionDeadline));
        OpenedAt = now;
        Raise(new TenderOpened());
    }

    /// <summary>Records a lot's award decision, sent now. <paramref name="standstillUntil"/> as
    /// <see cref="TenderDates.StandstillUntil"/> gives it, or later; null only where the tender has no standstill.</summary>
    public void MarkAwarded(Id<Lot> lotId, DateTimeOffset now, DateTimeOffset? standstillUntil)
    {
        RefuseUndecidable(lotId);
        var least = Content.Dates.StandstillUntil(now);
        Refuse.If(least is not null && (standstillUntil is null || standstillUntil < least), TenderRefusals.StandstillTooShort(Content.Dates.StandstillDays));
        Outcomes = [.. Outcomes, new LotOutcome(lotId, now, standstillUntil, false)];
        Raise(new LotAwarded(lotId, standstillUntil));
    }

    /// <summary>Records that a lot ended without an award: no bid, or none that may win.</summary>
    public void MarkFailed(Id<Lot> lotId, DateTimeOffset now)
    {
        RefuseUndecidable(lotId);
        Outcomes = [.. Outcomes, new LotOutcome(lotId, now, null, true)];
        Raise(new LotFailed(lotId));
    }

    /// <summary>How a lot ended; null while it has not.</summary>
    public LotOutcome? OutcomeOf(Id<Lot> lotId) => Outcomes.FirstOrDefault(o => o.LotId == lotId);

    /// <summary>Changes how a decided lot stands; null takes the decision back.</summary>
    /// <exception cref="Refusal">The lot is not decided, or the tender was withdrawn.</exception>
    internal void ChangeOutcome(Id<Lot> lotId, Func<LotOutcome, LotOutcome?> change, DomainEvent happened)
    {
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        var before = OutcomeOf(lotId) ?? throw TenderRefusals.LotNotDecided();
        Outcomes = change(before) is { } after ? [.. Outcomes.Select(o => o == before ? after : o)] : [.. Outcomes.Where(o => o != before)];
        Raise(happened);
    }

    /// <summary>Whether only those who are invited may bid.</summary>
    public bool IsByInvitation => Content.Procedure is Procedure.Direct or Procedure.Invited;

    /// <summary>Whether everybody may see it: once it is published; by invitation, once it is decided.</summary>
    public bool IsPublic => PublishedAt is not null && (!IsByInvitation || Milestones().DecidedAt is not null);

    /// <summary>Refuses where nobody can be invited now: before publication, once withdrawn, at or after the deadline.</summary>
    public void RefuseUnlessInviting(DateTimeOffset now)
    {
        Refuse.If(PublishedAt is null, TenderRefusals.NotPublished());
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(now >= Content.Dates.SubmissionDeadline, TenderRefusals.Closed(Content.Dates.SubmissionDeadline));
    }

    /// <summary>The lot.</summary>
    /// <exception cref="Refusal">It is not one of this tender.</exception>
    public Lot LotOf(Id<Lot> lotId) => Lots.FirstOrDefault(l => l.Id == lotId) ?? throw CommonRefusals.NotFound("lot");

    /// <summary>How bids for the lot are compared.</summary>
    public AwardMethod AwardOf(Lot lot) => lot.Award ?? Content.Award;

    /// <summary>The days of the lot's contract.</summary>
    public Period ContractPeriodOf(Lot lot) => lot.ContractPeriod ?? Content.ContractPeriod;

    /// <summary>The sets of purchasing conditions the lot takes over, those of the whole tender first.</summary>
    public IReadOnlyList<TakenOverConditions> PurchasingConditionsOf(Lot lot) => [.. Content.PurchasingConditions.Union(lot.PurchasingConditions)];

    /// <summary>The status of the whole.</summary>
    public TenderStatus StatusAt(DateTimeOffset now) => Milestones().StatusAt(now);

    /// <summary>The status of one lot.</summary>
    public TenderStatus StatusAt(Lot lot, DateTimeOffset now) => Milestones([lot]).StatusAt(now);

    /// <summary>The instants the status of the whole follows from: it is as far as its slowest lot.</summary>
    public TenderMilestones Milestones() => Milestones(Lots);

    private TenderMilestones Milestones(IReadOnlyList<Lot> lots)
    {
        var outcomes = Outcomes.Where(o => lots.Any(l => l.Id == o.LotId)).ToList();
        var (ended, awarded) = (outcomes.Count == lots.Count, outcomes.Where(o => !o.Failed).ToList());
        var decided = ended && awarded.Count > 0;
        return new TenderMilestones
        {
            PublishedAt = PublishedAt, OpensAt = PublishedAt is null ? null : Content.Dates.BidsFrom ?? PublishedAt,
            ClosesAt = Content.Dates.SubmissionDeadline, OpenedAt = OpenedAt, WithdrawnAt = Withdrawal?.At,
            DecidedAt = decided ? outcomes.Max(o => o.At) : null,
            StandstillFrom = decided ? awarded.Max(o => o.StandstillFrom) : null,
            FinalAt = decided && awarded.All(o => o.FinalAt is not null) ? awarded.Max(o => o.FinalAt) : null,
            FailedAt = ended && awarded.Count == 0 ? outcomes.Max(o => o.At) : null,
        };
    }

    private void RefuseUndecidable(Id<Lot> lotId)
    {
        LotOf(lotId);
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(OpenedAt is null, TenderRefusals.NotOpened());
        Refuse.If(OutcomeOf(lotId) is not null, TenderRefusals.LotDecided());
    }

    private static TenderContent Checked(TenderContent content, IReadOnlyList<Lot> known, DateTimeOffset now)
    {
        if (content.Flaws(known).FirstOrDefault(f => !f.IsRemark) is { } flaw) throw TenderRefusals.Flawed(flaw);
        return content with { Lots = [.. content.Lots.Select(l => l.Named(Id<Lot>.New(now)))] };
    }
}
