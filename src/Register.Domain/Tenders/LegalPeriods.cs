using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What the dated figures ask of a tender's value, periods and conditions. Whole Dutch days: the first does not
/// count, the last one does to its end.</summary>
public static class LegalPeriods
{
    /// <summary>Refuses what may not be published.</summary>
    /// <param name="content">What the tender says.</param>
    /// <param name="publishedAt">When the period for bidding begins.</param>
    /// <param name="figures">The figures of that day.</param>
    /// <exception cref="Refusal">The procedure, a period, the standstill or a condition does not suit the value.</exception>
    public static void RefuseUnlessLawful(this TenderContent content, DateTimeOffset publishedAt, ProcurementFigures figures)
    {
        var (dates, value, threshold) = (content.Dates, content.TotalValue(), figures.ThresholdOf(content.ContractType));
        var days = content.LeastDays(figures);
        var earliest = DutchTime.EndOf(DutchTime.DayOf(publishedAt).AddDays(days));
        if (content.Procedure == Procedure.European)
        {
            Refuse.If(dates.SubmissionDeadline < earliest, TenderRefusals.PeriodTooShort(days, earliest));
            Refuse.If(dates.StandstillDays < figures.StandstillDays, TenderRefusals.StandstillTooShort(figures.StandstillDays));
            // Where somebody lives may not count in a competition that is open to all of Europe.
            Refuse.If(content.Lots.SelectMany(l => l.Conditions).Any(AsksResidence), TenderRefusals.ResidenceAsked());
            return;
        }
        Refuse.If(value >= threshold, TenderRefusals.ThresholdReached(value, threshold));
        Refuse.If(dates.SubmissionDeadline < earliest && content.Settings.ShortPeriodReason is null, TenderRefusals.PeriodUnmotivated(days, earliest));
    }

    /// <summary>First instant at which an answer comes too late: the day that many days before the deadline is the last one.</summary>
    public static DateTimeOffset AnswersUntil(this TenderContent content, ProcurementFigures figures)
    {
        var days = content.AnswerDays(figures);
        return days == 0 ? content.Dates.SubmissionDeadline : DutchTime.EndOf(DutchTime.DayOf(content.Dates.SubmissionDeadline).AddDays(-days));
    }

    /// <summary>First instant at which a question comes too late: as the tender says, else when answers do.</summary>
    public static DateTimeOffset QuestionsUntil(this TenderContent content, ProcurementFigures figures) =>
        content.Dates.QuestionDeadline ?? content.AnswersUntil(figures);

    /// <summary>Whole days that must be left to bid after an answer.</summary>
    public static int AnswerDays(this TenderContent content, ProcurementFigures figures) => content switch
    {
        { Procedure: Procedure.European, Settings.UrgencyReason: not null } => figures.UrgentAnswerDays,
        { Procedure: Procedure.European } => figures.AnswerDays,
        _ => figures.NationalAnswerDays,
    };

    /// <summary>The same content with the deadline as many days later as an answer at this instant asks; at the same time of day, and
    /// the award with it.</summary>
    internal static TenderContent AnsweredLate(this TenderContent content, ProcurementFigures figures, DateTimeOffset now)
    {
        var (days, last) = (0, DutchTime.DayOf(now).AddDays(content.AnswerDays(figures)));
        while (DutchTime.DayOf(content.Dates.SubmissionDeadline.AddDays(days)) < last) days++;
        return content with
        {
            Dates = content.Dates with { SubmissionDeadline = content.Dates.SubmissionDeadline.AddDays(days), AwardPlannedAt = content.Dates.AwardPlannedAt?.AddDays(days) },
        };
    }

    private static int LeastDays(this TenderContent content, ProcurementFigures figures) => content switch
    {
        { Procedure: Procedure.European, Settings.UrgencyReason: not null } => figures.UrgentDays,
        { Procedure: Procedure.European } => figures.EuropeanDays,
        { Procedure: Procedure.OpenNational } => figures.NationalDays,
        _ => figures.InvitedDays,
    };

    private static bool AsksResidence(Eligibility.Condition condition) => condition is Eligibility.Conditions.Residence
        || (condition is Eligibility.Group group && Enumerable.Range(0, group.Size()).Any(i => AsksResidence(group.Child(i))));
}
