namespace Register.Domain.Kernel;

/// <summary>Instants are UTC; the law counts Dutch local days. This is the one place that turns one into the other.</summary>
public static class DutchTime
{
    /// <summary>Europe/Amsterdam.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>The Dutch local day at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The instant at which a Dutch local day begins.</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone), TimeSpan.Zero);

    /// <summary>The instant at which the day after a Dutch local day begins: the end of that day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));
}
