using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using static Register.Domain.Tests.Tenders.TenderScenes;

namespace Register.Domain.Tests.Tenders;

public sealed class LegalPeriodsTests
{
    private static TenderContent European(int days, TenderSettings? settings = null) => Content(ALot(300_000)) with
    {
        Procedure = Procedure.European, Settings = settings ?? new(),
        Dates = new TenderDates { SubmissionDeadline = DutchTime.EndOf(DutchTime.DayOf(Now).AddDays(days)), StandstillDays = 20 },
    };

    [Fact]
    public void A_European_procedure_is_faster_only_with_a_reason_and_not_without_end()
    {
        var urgent = new TenderSettings { UrgencyReason = "De dijk lekt." };
        Code(() => Published(European(39))).ShouldBe("tender.period-too-short");
        Published(European(40)).PublishedAt.ShouldBe(Now);
        Published(European(15, urgent)).PublishedAt.ShouldBe(Now);
        Code(() => Published(European(14, urgent))).ShouldBe("tender.period-too-short");
    }

    [Fact]
    public void Below_the_threshold_less_time_than_usual_needs_a_reason()
    {
        var short1 = Content() with { Dates = new TenderDates { SubmissionDeadline = Now.AddDays(10) } };
        Code(() => Published(short1)).ShouldBe("tender.period-unmotivated");
        Published(short1 with { Settings = new TenderSettings { ShortPeriodReason = "Het gras groeit." } }).PublishedAt.ShouldBe(Now);
        Published(short1 with { Procedure = Procedure.Invited }).PublishedAt.ShouldBe(Now);
    }

    [Fact]
    public void A_setting_of_another_procedure_is_refused()
    {
        Code(() => ADraft(Content() with { Settings = new TenderSettings { UrgencyReason = "Haast." } })).ShouldBe("tender.setting-other-procedure");
        Code(() => ADraft(European(40, new TenderSettings { ShortPeriodReason = "Haast." }))).ShouldBe("tender.setting-other-procedure");
    }

    [Fact]
    public void Where_somebody_lives_does_not_count_in_a_European_procedure()
    {
        var lot = ALot(300_000) with { Conditions = [new AnyOf { Conditions = [new Residence { Areas = ["GM0935"] }, new WorkArea { Areas = ["GM0935"] }] }] };
        Code(() => Published(European(40) with { Lots = [lot] })).ShouldBe("tender.residence-asked");
        Published(Content(lot with { EstimatedValue = Money.Euros(50_000) }) with { PlaceOfPerformance = ["GM0014"] }).PublishedAt.ShouldBe(Now);
    }

    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 4)]
    public void The_last_answers_leave_whole_days_to_bid(bool urgent, int days)
    {
        var content = European(40, new TenderSettings { UrgencyReason = urgent ? "De dijk lekt." : null });
        content.AnswersUntil(Figures).ShouldBe(DutchTime.EndOf(DutchTime.DayOf(content.Dates.SubmissionDeadline).AddDays(-days)));
        content.QuestionsUntil(Figures).ShouldBe(content.AnswersUntil(Figures));
    }

    [Fact]
    public void A_late_answer_moves_the_deadline_by_as_many_days_as_it_is_late_and_one_in_time_does_not()
    {
        var tender = Published(European(40));
        var (deadline, until) = (tender.Content.Dates.SubmissionDeadline, tender.Content.AnswersUntil(Figures));
        tender.Clarify((_, _) => [], Figures, until.AddTicks(-1)).ShouldBeNull();
        var change = tender.Clarify((_, _) => [], Figures, until)!;
        change.ClarificationNumber.ShouldBe(2);
        change.SubmissionDeadline.ShouldBe(deadline.AddDays(1));
        tender.Content.AnswersUntil(Figures).ShouldBeGreaterThan(until);
        tender.Content.Dates.SubmissionDeadline.ShouldBe(change.SubmissionDeadline);
    }
}
