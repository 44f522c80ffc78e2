using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>The dates of a procedure.</summary>
public sealed record TenderDates
{
    /// <summary>Years beyond this are slips of the pen, and days could no longer be counted on from them.</summary>
    public const int LastYear = 2200;

    /// <summary>First instant at which bids are taken; at once after publication when absent.</summary>
    public DateTimeOffset? BidsFrom { get; init; }

    /// <summary>Last instant for questions, exclusive.</summary>
    public DateTimeOffset? QuestionDeadline { get; init; }

    /// <summary>The submission deadline: a bid at this instant is too late.</summary>
    public required DateTimeOffset SubmissionDeadline { get; init; }

    /// <summary>When the award is expected; conditions assessed "at award" are assessed then.</summary>
    public DateTimeOffset? AwardPlannedAt { get; init; }

    /// <summary>Calendar days between the decision and the contract, 0 to 90; 0 is none. At a European procedure the law
    /// has a minimum (Aw 2012 art. 2.127).</summary>
    public int StandstillDays { get; init; }

    /// <summary>When the standstill of a decision sent now begins: the day after, in Dutch days.</summary>
    public static DateTimeOffset StandstillFrom(DateTimeOffset sentAt) => DutchTime.EndOf(DutchTime.DayOf(sentAt));

    /// <summary>When the standstill of a decision sent now is over (its last day has ended); null where there is none.</summary>
    public DateTimeOffset? StandstillUntil(DateTimeOffset sentAt) =>
        StandstillDays == 0 ? null : DutchTime.EndOf(DutchTime.DayOf(sentAt).AddDays(StandstillDays));

    /// <summary>The days of a contract end after they begin, and before long.</summary>
    internal static void CheckContract(Period? period, FlawList flaws, string pointer = "/contractPeriod")
    {
        if (period is not { } days) return;
        flaws.If(days.IsBackwards, pointer, "value.period");
        flaws.If(Math.Max(days.StartDate.Year, days.EndDate?.Year ?? 0) > LastYear, pointer, "tender.too-far", ("year", LastYear));
    }

    /// <summary>The order they must stand in: each later than the one before.</summary>
    internal void Check(FlawList flaws)
    {
        flaws.If(BidsFrom >= SubmissionDeadline, "/bidsFrom", "tender.dates-order");
        flaws.If(QuestionDeadline > SubmissionDeadline, "/questionDeadline", "tender.dates-order");
        flaws.If(AwardPlannedAt <= SubmissionDeadline, "/awardPlannedAt", "tender.dates-order");
        flaws.If(SubmissionDeadline.Year > LastYear, "/submissionDeadline", "tender.too-far", ("year", LastYear));
        flaws.If(AwardPlannedAt?.Year > LastYear, "/awardPlannedAt", "tender.too-far", ("year", LastYear));
        flaws.If(StandstillDays is < 0 or > 90, "/standstillDays", "value.range", ("from", 0), ("to", 90));
    }
}
