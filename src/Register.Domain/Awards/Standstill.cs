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
        var last = DutchTime.DayOf(over).AddDays(-1);
        while (!IsWorkingDay(last)) last = last.AddDays(1);
        return last;
    }

    /// <summary>Whether it is neither a Saturday, a Sunday nor a day of Algemene termijnenwet art. 3.</summary>
    public static bool IsWorkingDay(DateOnly day)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return false;
        var fixedDay = (day.Month, day.Day) is (1, 1) or (5, 5) or (12, 25) or (12, 26);
        var kingsDay = new DateOnly(day.Year, 4, 27) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(-1) : new DateOnly(day.Year, 4, 27);
        // Good Friday, Easter Monday, Ascension Day, Whit Monday.
        return !fixedDay && day != kingsDay && (day.DayNumber - Easter(day.Year).DayNumber) is not (-2 or 1 or 39 or 50);
    }

    // Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.
    private static DateOnly Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var moon = ((19 * golden) + century - (century / 4) - ((century - ((century + 8) / 25) + 1) / 3) + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var shift = (golden + (11 * moon) + (22 * weekday)) / 451;
        var days = moon + weekday - (7 * shift) + 114;
        return new DateOnly(year, days / 31, (days % 31) + 1);
    }
}
