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
}
