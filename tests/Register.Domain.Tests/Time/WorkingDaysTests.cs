using Register.Domain.Kernel;

namespace Register.Domain.Tests.Time;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2024-03-29,2024-04-01,2024-05-09,2024-05-20")]
    [InlineData("2025-04-18,2025-04-21,2025-05-29,2025-06-09")]
    [InlineData("2026-04-03,2026-04-06,2026-05-14,2026-05-25,2026-04-27")]
    [InlineData("2038-04-23,2038-04-26,2038-06-03,2038-06-14")]
    public void Moving_feasts_are_found(string days)
    {
        foreach (var day in days.Split(',')) DateOnly.Parse(day).IsWorkingDay().ShouldBeFalse(day);
    }

    [Theory]
    [InlineData("2026-11-26", 0, "2026-11-26")]
    [InlineData("2026-11-26", 1, "2026-11-27")]
    [InlineData("2026-11-26", 2, "2026-11-30")] // over a weekend
    [InlineData("2026-12-23", 2, "2026-12-28")] // over Christmas, which falls on Friday and Saturday
    [InlineData("2026-04-24", 10, "2026-05-12")] // King's Day on a Monday, Liberation Day on a Tuesday
    public void Working_days_are_counted_from_the_day_after(string from, int count, string expected) =>
        DateOnly.Parse(from).AddWorkingDays(count).ShouldBe(DateOnly.Parse(expected));
}
