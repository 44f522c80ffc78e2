namespace Register.Domain.Kernel;

/// <summary>Working days as Dutch law counts them: neither a Saturday, a Sunday nor a public holiday
/// (Algemene termijnenwet art. 3).</summary>
public static class WorkingDays
{
    /// <summary>Whether the day is one.</summary>
    public static bool IsWorkingDay(this DateOnly day)
    {
        if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) return false;
        var fixedDay = (day.Month, day.Day) is (1, 1) or (5, 5) or (12, 25) or (12, 26);
        var kingsDay = new DateOnly(day.Year, 4, 27) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(-1) : new DateOnly(day.Year, 4, 27);
        // Good Friday, Easter Monday, Ascension Day, Whit Monday.
        return !fixedDay && day != kingsDay && (day.DayNumber - Easter(day.Year).DayNumber) is not (-2 or 1 or 39 or 50);
    }

    /// <summary>The day itself when it is a working day, else the next one.</summary>
    public static DateOnly OrNextWorkingDay(this DateOnly day)
    {
        while (!day.IsWorkingDay()) day = day.AddDays(1);
        return day;
    }

    /// <summary>The day that is a number of working days later; the day itself does not count.</summary>
    /// <param name="day">Where counting begins.</param>
    /// <param name="count">0 or more.</param>
    public static DateOnly AddWorkingDays(this DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (var left = count; left > 0; left--) day = day.AddDays(1).OrNextWorkingDay();
        return day;
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
