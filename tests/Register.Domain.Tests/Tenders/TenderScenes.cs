using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Tests.Tenders;

/// <summary>Tenders to play with.</summary>
internal static class TenderScenes
{
    public static readonly DateTimeOffset Now = At("2026-03-02T09:00:00Z");
    public static readonly DateTimeOffset Deadline = At("2026-05-01T10:00:00Z");

    public static readonly ProcurementFigures Figures = new()
    {
        Version = "test", ThresholdServices = Money.Euros(216_000), ThresholdWorks = Money.Euros(5_404_000), ThresholdSocial = Money.Euros(750_000),
        EuropeanDays = 40, StandstillDays = 20, InvitedLeast = 3, UrgentDays = 15, NationalDays = 14, InvitedDays = 7, AnswerDays = 10, UrgentAnswerDays = 4,
        NationalAnswerDays = 3, SubstantialChangeDays = 7, Advice = AdviceScenes.Figures,
    };

    public static AwardMethod HalfPriceHalfQuality => new()
    {
        Criteria =
        [
            new AwardCriterion { Code = "price", Name = "Prijs", Type = CriterionType.Price, WeightBasisPoints = 5000 },
            new AwardCriterion { Code = "plan", Name = "Plan van aanpak", Type = CriterionType.Quality, WeightBasisPoints = 5000 },
        ],
        PriceFormula = new PriceFormula { Kind = PriceFormulaKind.Linear, BestPrice = Money.Euros(30_000), WorstPrice = Money.Euros(60_000) },
    };

    public static TenderContent Content(params Lot[] lots) => new()
    {
        Title = "Groenonderhoud Wyck", Description = "Onderhoud van het openbaar groen.", Procedure = Procedure.OpenNational,
        ContractType = ContractType.Services, Cpv = "77310000", PlaceOfPerformance = ["WK093501"],
        ContractPeriod = new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)),
        Dates = new TenderDates { SubmissionDeadline = Deadline }, Award = HalfPriceHalfQuality,
        Lots = lots.Length > 0 ? lots : [ALot()],
    };

    public static Lot ALot(long euros = 50_000) => new() { Title = "Perceel 1", EstimatedValue = Money.Euros(euros) };

    public static Tender ADraft(TenderContent? content = null) => Tender.Draft(Id<ContractingAuthority>.New(Now), content ?? Content(), Now);

    public static Tender Published(TenderContent? content = null)
    {
        var tender = ADraft(content);
        tender.Publish(Now, Figures, Motives.None);
        return tender;
    }

    public static Tender Opened(TenderContent? content = null)
    {
        var tender = Published(content);
        tender.MarkOpened(Deadline);
        return tender;
    }

    public static DateTimeOffset At(string instant) => DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture);

    public static string Code(Action action) => Should.Throw<Refusal>(action).Code;
}
