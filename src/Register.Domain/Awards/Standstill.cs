using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>The last day of a standstill. It is counted in calendar days from the day after sending (Aw 2012 art.
/// 2.127); a term whose last day is no working day ends with the next one (Regulation 1182/71 art. 3(4)).</summary>
public static class Standstill
{
    /// <summary>The last day for a decision sent at the instant; null where the tender has no standstill.</summary>
    public static DateOnly? LastDay(TenderDates dates, DateTimeOffset sentAt)
    {
        if (dates.StandstillUntil(sentAt) is not { } over) return null;
        return DutchTime.DayOf(over).AddDays(-1).OrNextWorkingDay();
    }
}
