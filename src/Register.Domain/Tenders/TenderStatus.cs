namespace Register.Domain.Tenders;

/// <summary>How far a tender (or one of its lots) has come. It is never stored: it follows from instants and the clock,
/// so nothing has to run for a tender to close.</summary>
public enum TenderStatus
{
    /// <summary>Not published; only its authority sees it.</summary>
    Draft,

    /// <summary>Published; bids are taken from a later instant.</summary>
    Announced,

    /// <summary>Bids are taken.</summary>
    Open,

    /// <summary>The submission deadline has come; bids are sealed still.</summary>
    Closed,

    /// <summary>Bids were opened; not every lot is decided.</summary>
    Opened,

    /// <summary>Decided today: the standstill begins on the day after sending (Aw 2012 art. 2.127).</summary>
    Awarded,

    /// <summary>Decided; no contract may be signed yet (Alcateltermijn).</summary>
    Standstill,

    /// <summary>Decided for good.</summary>
    Final,

    /// <summary>Taken back by the authority.</summary>
    Withdrawn,

    /// <summary>Ended without an award.</summary>
    Failed,
}

/// <summary>The instants a status follows from. The tender's table has a column for each, so that lists are filtered by
/// status with the same rule.</summary>
public sealed record TenderMilestones
{
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>First instant at which a bid is taken.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>First instant at which no bid is taken any more: the submission deadline itself.</summary>
    public DateTimeOffset ClosesAt { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When the last lot was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the last standstill begins; the decision itself where there is none.</summary>
    public DateTimeOffset? StandstillFrom { get; init; }

    /// <summary>When the last standstill is over; the decision itself where there is none, and null while a case in court
    /// stops the clock.</summary>
    public DateTimeOffset? FinalAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When it ended without any award.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The milestones of a tender as far as these lots go: it is as far as its slowest lot.</summary>
    internal static TenderMilestones Of(Tender tender, IReadOnlyList<Lot> lots)
    {
        var outcomes = tender.Outcomes.Where(o => lots.Any(l => l.Id == o.LotId)).ToList();
        var (ended, awarded, dates) = (outcomes.Count == lots.Count, outcomes.Where(o => !o.Failed).ToList(), tender.Content.Dates);
        var decided = ended && awarded.Count > 0;
        return new TenderMilestones
        {
            PublishedAt = tender.PublishedAt, OpensAt = tender.PublishedAt is null ? null : dates.BidsFrom ?? tender.PublishedAt,
            ClosesAt = dates.SubmissionDeadline, OpenedAt = tender.OpenedAt, WithdrawnAt = tender.Withdrawal?.At,
            DecidedAt = decided ? outcomes.Max(o => o.At) : null,
            StandstillFrom = decided ? awarded.Max(o => o.StandstillFrom) : null,
            FinalAt = decided && awarded.All(o => o.FinalAt is not null) ? awarded.Max(o => o.FinalAt) : null,
            FailedAt = ended && awarded.Count == 0 ? outcomes.Max(o => o.At) : null,
        };
    }

    /// <summary>The status at an instant.</summary>
    public TenderStatus StatusAt(DateTimeOffset now)
    {
        if (WithdrawnAt is not null) return TenderStatus.Withdrawn;
        if (FailedAt is not null) return TenderStatus.Failed;
        if (PublishedAt is null) return TenderStatus.Draft;
        if (DecidedAt is not null) return now < StandstillFrom ? TenderStatus.Awarded : FinalAt is null || now < FinalAt ? TenderStatus.Standstill : TenderStatus.Final;
        if (OpenedAt is not null) return TenderStatus.Opened;
        if (now >= ClosesAt) return TenderStatus.Closed;
        return now < OpensAt ? TenderStatus.Announced : TenderStatus.Open;
    }
}
