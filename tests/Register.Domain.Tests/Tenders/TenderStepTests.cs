using Register.Domain.Kernel;
using Register.Domain.Tenders;
using static Register.Domain.Tests.Tenders.TenderScenes;

namespace Register.Domain.Tests.Tenders;

public sealed class TenderStepTests
{
    private static TenderContent European(DateTimeOffset deadline, int standstill = 20) => Content(ALot(300_000)) with
    {
        Procedure = Procedure.European, Dates = new TenderDates { SubmissionDeadline = deadline, StandstillDays = standstill },
    };

    [Fact]
    public void A_draft_gives_each_lot_an_id_that_a_change_keeps()
    {
        var tender = ADraft(Content(ALot(), ALot()));
        var (first, second) = (tender.Lots[0], tender.Lots[1]);
        first.Id.ShouldNotBe(second.Id);
        tender.Change(Content(second with { Title = "Anders" }, ALot()), Now);
        tender.Lots[0].Id.ShouldBe(second.Id);
        tender.Lots[1].Id.ShouldNotBe(default);
        tender.Lots[1].Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public void A_lot_cannot_bring_an_id_of_its_own() =>
        Code(() => ADraft(Content(ALot() with { Id = Id<Lot>.New(Now) }))).ShouldBe("tender.lot-unknown");

    [Fact]
    public void A_published_tender_is_not_changed_or_published_again()
    {
        var tender = Published();
        Code(() => tender.Change(Content(), Now)).ShouldBe("tender.already-published");
        Code(() => tender.Publish(Now, Figures, Motives.None)).ShouldBe("tender.already-published");
    }

    [Fact]
    public void Publishing_at_the_deadline_is_too_late()
    {
        Code(() => ADraft().Publish(Deadline, Figures, Motives.None)).ShouldBe("tender.deadline-passed");
        Code(() => ADraft().Publish(Deadline.AddMilliseconds(-1), Figures, Motives.None)).ShouldBe("tender.period-unmotivated", "it is not too late, but late");
    }

    [Fact]
    public void At_the_threshold_only_the_European_procedure_will_do()
    {
        Code(() => ADraft(Content(ALot(108_000), ALot(108_000))).Publish(Now, Figures, Motives.None)).ShouldBe("tender.threshold-reached");
        ADraft(Content(ALot(108_000), ALot(107_999))).Publish(Now, Figures, Motives.None);
        ADraft(Content(ALot(216_000)) with { ContractType = ContractType.Works }).Publish(Now, Figures, Motives.None);
        ADraft(Content(ALot(749_999)) with { ContractType = ContractType.SocialServices }).Publish(Now, Figures, Motives.None);
    }

    [Fact]
    public void A_European_procedure_leaves_forty_whole_Dutch_days()
    {
        // Published on 2 March; 40 days end with 11 April, which ends at 22:00 UTC.
        Code(() => ADraft(European(At("2026-04-11T21:59:59.999Z"))).Publish(Now, Figures, Motives.None)).ShouldBe("tender.period-too-short");
        ADraft(European(At("2026-04-11T22:00:00Z"))).Publish(Now, Figures, Motives.None);
    }

    [Fact]
    public void A_European_procedure_has_the_standstill_of_the_law() =>
        Code(() => ADraft(European(Deadline, standstill: 19)).Publish(Now, Figures, Motives.None)).ShouldBe("tender.standstill-too-short");

    [Fact]
    public void Bids_are_opened_once_and_never_before_the_deadline()
    {
        var tender = Published();
        Code(() => tender.MarkOpened(Deadline.AddMilliseconds(-1))).ShouldBe("tender.not-closed");
        tender.MarkOpened(Deadline);
        Code(() => tender.MarkOpened(Deadline)).ShouldBe("tender.already-opened");
        Code(() => ADraft().MarkOpened(Deadline)).ShouldBe("tender.not-published");
    }

    [Fact]
    public void A_lot_is_decided_once_after_the_opening_and_with_its_standstill()
    {
        var dates = new TenderDates { SubmissionDeadline = Deadline, StandstillDays = 20 };
        var published = Published(Content() with { Dates = dates });
        Code(() => published.MarkAwarded(published.Lots[0].Id, Deadline, dates.StandstillUntil(Deadline))).ShouldBe("tender.not-opened");
        var tender = Opened(Content() with { Dates = dates });
        var lot = tender.Lots[0].Id;
        Code(() => tender.MarkAwarded(lot, Deadline, null)).ShouldBe("tender.standstill-too-short");
        Code(() => tender.MarkAwarded(lot, Deadline, Deadline.AddDays(19))).ShouldBe("tender.standstill-too-short");
        Code(() => tender.MarkAwarded(Id<Lot>.New(Now), Deadline, null)).ShouldBe("not-found");
        tender.MarkAwarded(lot, Deadline, dates.StandstillUntil(Deadline));
        Code(() => tender.MarkAwarded(lot, Deadline, dates.StandstillUntil(Deadline))).ShouldBe("tender.lot-decided");
        Code(() => tender.MarkFailed(lot, Deadline)).ShouldBe("tender.lot-decided");
    }

    [Fact]
    public void A_tender_is_withdrawn_once_only_when_published_and_not_when_it_is_final()
    {
        Code(() => ADraft().Withdraw("x", Now)).ShouldBe("tender.not-published");
        var tender = Published();
        tender.Withdraw("Het budget is vervallen.", Now);
        Code(() => tender.Withdraw("Nog eens.", Now)).ShouldBe("tender.withdrawn");
        Code(() => tender.MarkOpened(Deadline)).ShouldBe("tender.withdrawn");
        var final = Opened();
        final.MarkAwarded(final.Lots[0].Id, Deadline, null);
        Code(() => final.Withdraw("Te laat.", Deadline)).ShouldBe("tender.ended");
    }

    [Fact]
    public void No_bid_is_taken_for_a_draft_too_early_or_for_a_lot_of_another_tender()
    {
        var draft = ADraft();
        Code(() => draft.LotOpenForBids(draft.Lots[0].Id, Now)).ShouldBe("not-found");
        Code(() => Published().LotOpenForBids(draft.Lots[0].Id, Now)).ShouldBe("not-found");
        var later = Published(Content() with { Dates = new TenderDates { BidsFrom = Now.AddDays(1), SubmissionDeadline = Deadline } });
        Code(() => later.LotOpenForBids(later.Lots[0].Id, Now)).ShouldBe("tender.not-yet-open");
    }

    [Fact]
    public void Events_tell_what_happened_without_the_words_of_people()
    {
        var tender = Published();
        tender.Withdraw("Jan de Vries is ziek.", Now);
        tender.Events.Select(e => e.GetType().Name).ShouldBe(["TenderDrafted", "TenderPublished", "TenderWithdrawn"]);
        tender.Events.ShouldAllBe(e => !e.ToString().Contains("Jan"));
    }
}
