using Register.Domain.Tenders;
using static Register.Domain.Tests.Tenders.TenderScenes;

namespace Register.Domain.Tests.Tenders;

public sealed class TenderStatusTests
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    [Fact]
    public void A_tender_is_a_draft_until_it_is_published_however_late_it_is() => ADraft().StatusAt(Deadline.AddYears(1)).ShouldBe(TenderStatus.Draft);

    [Fact]
    public void A_published_tender_is_open_at_once_when_it_says_nothing_else() => Published().StatusAt(Now).ShouldBe(TenderStatus.Open);

    [Fact]
    public void A_tender_that_takes_bids_later_is_announced_until_exactly_that_instant()
    {
        var from = Now.AddDays(10);
        var tender = Published(Content() with { Dates = new TenderDates { BidsFrom = from, SubmissionDeadline = Deadline } });
        tender.StatusAt(from - Tick).ShouldBe(TenderStatus.Announced);
        tender.StatusAt(from).ShouldBe(TenderStatus.Open);
    }

    [Fact]
    public void It_closes_at_exactly_the_deadline()
    {
        var tender = Published();
        tender.StatusAt(Deadline - Tick).ShouldBe(TenderStatus.Open);
        tender.StatusAt(Deadline).ShouldBe(TenderStatus.Closed);
    }

    [Fact]
    public void A_bid_at_the_deadline_is_too_late_and_a_millisecond_before_it_is_not()
    {
        var tender = Published();
        var lot = tender.Lots[0];
        tender.LotOpenForBids(lot.Id, Deadline - Tick).ShouldBe(lot);
        Code(() => tender.LotOpenForBids(lot.Id, Deadline)).ShouldBe("tender.closed");
    }

    [Fact]
    public void An_awarded_lot_stands_still_from_the_next_Dutch_day_until_the_last_one_has_ended()
    {
        var tender = Opened(Content() with { Dates = new TenderDates { SubmissionDeadline = Deadline, StandstillDays = 20 } });
        // 23:30 in Amsterdam, still 10 May; the standstill runs through 30 May (summer time: UTC+2).
        var sent = At("2026-05-10T21:30:00Z");
        tender.MarkAwarded(tender.Lots[0].Id, sent, tender.Content.Dates.StandstillUntil(sent));
        tender.StatusAt(sent).ShouldBe(TenderStatus.Awarded);
        tender.StatusAt(At("2026-05-10T21:59:59.999Z")).ShouldBe(TenderStatus.Awarded);
        tender.StatusAt(At("2026-05-10T22:00:00Z")).ShouldBe(TenderStatus.Standstill);
        tender.StatusAt(At("2026-05-30T21:59:59.999Z")).ShouldBe(TenderStatus.Standstill);
        tender.StatusAt(At("2026-05-30T22:00:00Z")).ShouldBe(TenderStatus.Final);
    }

    [Fact]
    public void A_standstill_over_the_end_of_summer_time_still_counts_whole_Dutch_days()
    {
        var dates = new TenderDates { SubmissionDeadline = Deadline, StandstillDays = 20 };
        dates.StandstillUntil(At("2026-10-15T10:00:00Z")).ShouldBe(At("2026-11-04T23:00:00Z"));
    }

    [Fact]
    public void Without_a_standstill_the_decision_is_final_at_once()
    {
        var tender = Opened();
        tender.MarkAwarded(tender.Lots[0].Id, Deadline, null);
        tender.StatusAt(Deadline).ShouldBe(TenderStatus.Final);
    }

    [Fact]
    public void The_whole_is_as_far_as_its_slowest_lot()
    {
        var tender = Opened(Content(ALot(), ALot()) with { Dates = new TenderDates { SubmissionDeadline = Deadline, StandstillDays = 20 } });
        var (first, second) = (tender.Lots[0], tender.Lots[1]);
        tender.MarkAwarded(first.Id, Deadline, tender.Content.Dates.StandstillUntil(Deadline));
        tender.StatusAt(first, Deadline).ShouldBe(TenderStatus.Awarded);
        tender.StatusAt(second, Deadline).ShouldBe(TenderStatus.Opened);
        tender.StatusAt(Deadline).ShouldBe(TenderStatus.Opened);
        tender.MarkFailed(second.Id, Deadline);
        tender.StatusAt(second, Deadline).ShouldBe(TenderStatus.Failed);
        tender.StatusAt(Deadline).ShouldBe(TenderStatus.Awarded);
        tender.StatusAt(Deadline.AddDays(1)).ShouldBe(TenderStatus.Standstill);
    }

    [Fact]
    public void A_tender_of_which_every_lot_failed_has_failed()
    {
        var tender = Opened(Content(ALot(), ALot()));
        foreach (var lot in tender.Lots) tender.MarkFailed(lot.Id, Deadline);
        tender.StatusAt(Deadline).ShouldBe(TenderStatus.Failed);
    }

    [Fact]
    public void A_withdrawn_tender_is_withdrawn_whatever_the_clock_says()
    {
        var tender = Published();
        tender.Withdraw("Het budget is vervallen.", Now);
        tender.StatusAt(Now).ShouldBe(TenderStatus.Withdrawn);
        tender.StatusAt(Deadline).ShouldBe(TenderStatus.Withdrawn);
        Code(() => tender.LotOpenForBids(tender.Lots[0].Id, Now)).ShouldBe("tender.withdrawn");
    }
}
