using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Awards;

public sealed class StandstillTests
{
    private static DateTimeOffset Noon(int year, int month, int day) => DutchTime.StartOf(new DateOnly(year, month, day)).AddHours(12);

    private static DateOnly? LastDay(DateTimeOffset sentAt, int days = 20) =>
        Standstill.LastDay(new TenderDates { SubmissionDeadline = sentAt.AddDays(-30), StandstillDays = days }, sentAt);

    [Fact]
    public void It_is_counted_from_the_day_after_sending() => LastDay(Noon(2026, 10, 1)).ShouldBe(new DateOnly(2026, 10, 21));

    [Fact]
    public void A_decision_sent_late_in_the_evening_counts_from_the_Dutch_day() =>
        LastDay(new DateTimeOffset(2026, 10, 1, 22, 30, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 10, 22));

    [Theory]
    [InlineData(2026, 10, 4, 2026, 10, 26)] // 24 October is a Saturday
    [InlineData(2026, 12, 5, 2026, 12, 28)] // Christmas Day on a Friday, Boxing Day, a Sunday
    [InlineData(2026, 3, 14, 2026, 4, 7)] // Good Friday on 3 April, Easter Monday on 6 April
    [InlineData(2027, 4, 7, 2027, 4, 28)] // King's Day
    public void It_never_ends_on_a_day_off(int year, int month, int day, int endYear, int endMonth, int endDay) =>
        LastDay(Noon(year, month, day)).ShouldBe(new DateOnly(endYear, endMonth, endDay));

    [Fact]
    public void No_standstill_has_no_last_day() => LastDay(Noon(2026, 10, 1), 0).ShouldBeNull();

    [Theory]
    [InlineData("2024-03-29,2024-04-01,2024-05-09,2024-05-20")]
    [InlineData("2025-04-18,2025-04-21,2025-05-29,2025-06-09")]
    [InlineData("2026-04-03,2026-04-06,2026-05-14,2026-05-25,2026-04-27")]
    [InlineData("2038-04-23,2038-04-26,2038-06-03,2038-06-14")]
    public void Moving_feasts_are_found(string days)
    {
        foreach (var day in days.Split(',')) Standstill.IsWorkingDay(DateOnly.Parse(day)).ShouldBeFalse(day);
    }
}
