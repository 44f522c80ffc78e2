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

    /// <summary>How many changes were made since it was published.</summary>
    public int Changes { get; private set; }

    /// <summary>The lots that changed substantially, each with its last such change.</summary>
    public IReadOnlyList<LotChange> LotChanges { get; private set; } = [];

    /// <summary>Why its authority keeps what the advice found, first to last; the last for a thing holds.</summary>
    public IReadOnlyList<Motivation> Motivations { get; private set; } = [];

    /// <summary>How many sets of clarifications were published.</summary>
    public int Clarifications { get; private set; }

    /// <summary>Its lots, each with its id.</summary>
    public IReadOnlyList<Lot> Lots => Content.Lots;

    /// <summary>Begins a tender; only its authority sees it.</summary>
    /// <exception cref="Refusal">The content does not fit together.</exception>
    public static Tender Draft(Id<ContractingAuthority> authority, TenderContent content, DateTimeOffset now)
    {
        var tender = new Tender { Id = Id<Tender>.New(now), AuthorityId = authority, DraftedAt = now };
        tender.Content = content.Checked([], now);
        tender.Raise(new TenderDrafted(authority));
        return tender;
    }

    /// <summary>Replaces the content of a draft; a lot that names its id stays the same lot.</summary>
    public void Change(TenderContent content, DateTimeOffset now)
    {
        Refuse.If(PublishedAt is not null, TenderRefusals.AlreadyPublished());
        Content = content.Checked(Lots, now);
        Raise(new TenderChanged());
    }

    /// <summary>Shows it to everybody; by invitation, to those who are invited.</summary>
    /// <exception cref="Refusal">The dates, the procedure or the standstill do not suit the value (Aw 2012, part 2), or a motivation is missing.</exception>
    public void Publish(DateTimeOffset now, ProcurementFigures figures, Motives motives)
    {
        Refuse.If(PublishedAt is not null, TenderRefusals.AlreadyPublished());
        Refuse.If(now >= Content.Dates.SubmissionDeadline, TenderRefusals.DeadlinePassed(Content.Dates.SubmissionDeadline));
        Content.RefuseUnlessLawful(now, figures);
        Motivations = motives.OfPublication(Content, figures.Advice);
        PublishedAt = now;
        Raise(new TenderPublished(AuthorityId, Content.Procedure, Content.Cpv, Content.TotalValue(), [.. Lots.Select(l => l.Id)], Content.Dates.SubmissionDeadline));
    }

    /// <summary>Says something else after publication, while bids are taken or before. A substantial change adds days to
    /// the deadline; bids that are in stay, and those it touches must be confirmed or replaced.</summary>
    /// <param name="amendment">What is changed.</param>
    /// <param name="compare">Finds the differences of two contents.</param>
    /// <param name="figures">The figures of the day.</param>
    /// <param name="now">When.</param>
    /// <exception cref="Refusal">It is too late, or takes away what bidders were promised.</exception>
    public TenderChange Amend(Amendment amendment, Func<TenderContent, TenderContent, IReadOnlyList<Difference>> compare, ProcurementFigures figures, DateTimeOffset now)
    {
        RefuseUnlessBidding(now);
        var (before, after) = (Content, amendment.Content.Checked(Lots, now));
        var differences = compare(before, after);
        AmendmentRules.RefuseUnlessAllowed(this, after, differences, figures);
        var substance = amendment.Substantial ? differences : [.. differences.Where(AmendmentRules.IsSubstantial)];
        var earliest = before.Dates.SubmissionDeadline.AddDays(figures.SubstantialChangeDays);
        Refuse.If(substance.Count > 0 && after.Dates.SubmissionDeadline < earliest, TenderRefusals.NotExtended(figures.SubstantialChangeDays, earliest));
        Motivations = [.. Motivations, .. amendment.Motives.OfChange(Changes + 1, before, after, figures.Advice)];
        var touched = AmendmentRules.Touched(before, substance).ToList();
        var change = Becomes(after, differences, substance.Count > 0, [.. touched.Select(l => l.Id)], now) with { Reason = amendment.Reason };
        foreach (var lot in touched) LotChanges = [.. LotChanges.Where(c => c.LotId != lot.Id), AmendmentRules.ChangeOf(this, lot, before)];
        return change;
    }

    /// <summary>Counts one more set of answers to all. After the last day for them the deadline moves along, so that as many days
    /// are left to bid, or they are refused, as the settings say.</summary>
    /// <returns>The change that moved the deadline; null where it stays.</returns>
    /// <exception cref="Refusal">Not published, withdrawn, past the deadline, or too late for an answer.</exception>
    public TenderChange? Clarify(Func<TenderContent, TenderContent, IReadOnlyList<Difference>> compare, ProcurementFigures figures, DateTimeOffset now)
    {
        RefuseUnlessBidding(now);
        Clarifications++;
        Raise(new TenderClarified(Clarifications));
        var until = Content.AnswersUntil(figures);
        if (now < until) return null;
        Refuse.If(!Content.Settings.LateAnswersMoveDeadline, QuestionRefusals.AnswerTooLate(until));
        var after = Content.AnsweredLate(figures, now).Checked(Lots, now);
        return Becomes(after, compare(Content, after), false, [], now) with { ClarificationNumber = Clarifications };
    }

    /// <summary>Takes it back, with a reason everybody reads. Not once it is decided for good.</summary>
    public void Withdraw(string reason, DateTimeOffset now)
    {
        Refuse.If(PublishedAt is null, TenderRefusals.NotPublished());
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(StatusAt(now) is TenderStatus.Final or TenderStatus.Failed, TenderRefusals.Ended());
        Refuse.If(Outcomes.Any(o => o.Contracted), TenderRefusals.Contracted());
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
        this.RefuseUnlessUndecided(lotId);
        var least = Content.Dates.StandstillUntil(now);
        Refuse.If(least is not null && (standstillUntil is null || standstillUntil < least), TenderRefusals.StandstillTooShort(Content.Dates.StandstillDays));
        Outcomes = [.. Outcomes, new LotOutcome(lotId, now, standstillUntil, false)];
        Raise(new LotAwarded(lotId, standstillUntil));
    }

    /// <summary>Records that a lot ended without an award: no bid, or none that may win.</summary>
    public void MarkFailed(Id<Lot> lotId, DateTimeOffset now)
    {
        this.RefuseUnlessUndecided(lotId);
        Outcomes = [.. Outcomes, new LotOutcome(lotId, now, null, true)];
        Raise(new LotFailed(lotId));
    }

    /// <summary>Changes how a decided lot stands; null takes the decision back.</summary>
    /// <exception cref="Refusal">The lot is not decided, or the tender was withdrawn.</exception>
    internal void ChangeOutcome(Id<Lot> lotId, Func<LotOutcome, LotOutcome?> change, DomainEvent happened)
    {
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        var before = this.OutcomeOf(lotId) ?? throw TenderRefusals.LotNotDecided();
        Outcomes = change(before) is { } after ? [.. Outcomes.Select(o => o == before ? after : o)] : [.. Outcomes.Where(o => o != before)];
        Raise(happened);
    }

    /// <summary>Whether only those who are invited may bid.</summary>
    public bool IsByInvitation => Content.Procedure is Procedure.Direct or Procedure.Invited;

    /// <summary>Whether everybody may see it: once it is published; by invitation, once it is decided.</summary>
    public bool IsPublic => PublishedAt is not null && (!IsByInvitation || Milestones().DecidedAt is not null);

    /// <summary>The lot.</summary>
    /// <exception cref="Refusal">It is not one of this tender.</exception>
    public Lot LotOf(Id<Lot> lotId) => Lots.FirstOrDefault(l => l.Id == lotId) ?? throw CommonRefusals.NotFound("lot");

    /// <summary>The status of the whole.</summary>
    public TenderStatus StatusAt(DateTimeOffset now) => Milestones().StatusAt(now);

    /// <summary>The status of one lot.</summary>
    public TenderStatus StatusAt(Lot lot, DateTimeOffset now) => TenderMilestones.Of(this, [lot]).StatusAt(now);

    /// <summary>The instants the status of the whole follows from: it is as far as its slowest lot.</summary>
    public TenderMilestones Milestones() => TenderMilestones.Of(this, Lots);

    private TenderChange Becomes(TenderContent after, IReadOnlyList<Difference> differences, bool substantial, IReadOnlyList<Id<Lot>> touched, DateTimeOffset now)
    {
        (Content, Changes) = (after, Changes + 1);
        Raise(new TenderAmended(Changes, substantial, touched, after.Dates.SubmissionDeadline));
        return new TenderChange
        {
            Number = Changes, At = now, Substantial = substantial, Lots = touched, SubmissionDeadline = after.Dates.SubmissionDeadline, Differences = differences,
        };
    }

    /// <summary>Refuses when it is not out for bids, or was withdrawn or closed.</summary>
    public void RefuseUnlessBidding(DateTimeOffset now)
    {
        Refuse.If(PublishedAt is null, TenderRefusals.NotPublished());
        Refuse.If(Withdrawal is not null, TenderRefusals.Withdrawn());
        Refuse.If(now >= Content.Dates.SubmissionDeadline, TenderRefusals.Closed(Content.Dates.SubmissionDeadline));
    }
}
