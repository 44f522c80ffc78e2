using System.Text.Json;
using Register.Domain.Awards;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Domain.Reference;
using Register.Domain.Tenders;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Legal;

/// <summary>The dated figures that rules are judged by, from one JSON file that an operator may replace. Rules ask for
/// the figures of a day and never hold one themselves.</summary>
public sealed class LegalBook
{
    private static readonly string[] Units = ["EUR", "days", "months", "years", "basisPoints", "hours", "people", "codes"];
    private const string Mandatory = "mandatoryGrounds";
    private const string Facultative = "facultativeGrounds";
    private readonly Dictionary<string, List<LegalFigure>> figures;

    private LegalBook(FileContent content)
    {
        Version = content.Version;
        figures = content.Figures.GroupBy(f => f.Name).ToDictionary(g => g.Key, g => g.OrderBy(f => f.From).ToList());
        foreach (var figure in content.Figures) Check(figure);
        foreach (var (name, rows) in figures)
            for (var i = 1; i < rows.Count; i++)
                if (rows[i - 1].Until != rows[i].From.AddDays(-1)) throw Wrong($"{name}: {rows[i].From:yyyy-MM-dd} does not follow on the row before it");
        // Every figure that is asked for must be there, now and not on the day it is needed.
        ProcurementAt(DateOnly.MaxValue);
        EvaluationAt(DateOnly.MaxValue);
        EligibilityAt(DateOnly.MaxValue);
        CompetitionAt(DateOnly.MaxValue);
        Number("admissionDecisionDays", "days", DateOnly.MaxValue);
        EvidenceTermsAt(DateOnly.MaxValue);
        Number("explanationDays", "days", DateOnly.MaxValue);
        Number("dropOutDays", "days", DateOnly.MaxValue);
        Number("archiveYears", "years", DateOnly.MaxValue);
    }

    /// <summary>Names the file; part of what an assessment says it was made by.</summary>
    public string Version { get; }

    /// <summary>All rows, by name and date.</summary>
    public IEnumerable<LegalFigure> All => figures.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value);

    /// <summary>The program's own file, or the operator's.</summary>
    /// <param name="path">The operator's file (setting <c>Legal:FiguresFile</c>); null for the program's own.</param>
    /// <exception cref="InvalidOperationException">The file cannot be used; the message says why.</exception>
    public static LegalBook Open(string? path = null)
    {
        try
        {
            using var stream = path is null
                ? typeof(LegalBook).Assembly.GetManifestResourceStream("Register.Infrastructure.Legal.figures.json")!
                : File.OpenRead(path);
            var content = JsonSerializer.Deserialize<FileContent>(stream, RegisterJson.Options) ?? throw new JsonException("It holds null.");
            return new LegalBook(content);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Legal:FiguresFile cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The figures for procedures on a Dutch day.</summary>
    public ProcurementFigures ProcurementAt(DateOnly day) => new()
    {
        Version = VersionAt(day), ThresholdServices = Euros("thresholdServices", day), ThresholdWorks = Euros("thresholdWorks", day),
        ThresholdSocial = Euros("thresholdSocial", day), EuropeanDays = Number("europeanDays", "days", day),
        StandstillDays = Number("standstillDays", "days", day), InvitedLeast = Number("invitedLeast", "people", day), UrgentDays = Number("urgentDays", "days", day),
        NationalDays = Number("nationalDays", "days", day), InvitedDays = Number("invitedDays", "days", day),
        AnswerDays = Number("answerDays", "days", day), UrgentAnswerDays = Number("urgentAnswerDays", "days", day),
        NationalAnswerDays = Number("nationalAnswerDays", "days", day), SubstantialChangeDays = Number("substantialChangeDays", "days", day), Advice = AdviceAt(day),
    };

    /// <summary>The figures for evaluations at an instant.</summary>
    public EvaluationFigures EvaluationAt(DateTimeOffset instant) => EvaluationAt(DutchTime.DayOf(instant));

    /// <summary>The figures for procedures at an instant.</summary>
    public ProcurementFigures ProcurementAt(DateTimeOffset instant) => ProcurementAt(DutchTime.DayOf(instant));

    /// <summary>The figures for evaluations on a Dutch day.</summary>
    public EvaluationFigures EvaluationAt(DateOnly day) => new()
    {
        LowUnderMeanBasisPoints = Number("lowUnderMeanBasisPoints", "basisPoints", day), LowUnderNextBasisPoints = Number("lowUnderNextBasisPoints", "basisPoints", day),
    };

    /// <summary>The figures for eligibility on a Dutch day.</summary>
    public LegalFigures EligibilityAt(DateOnly day) => new()
    {
        Version = VersionAt(day), ConductCertificateMonths = Number("conductCertificateMonths", "months", day),
        TaxStatementMonths = Number("taxStatementMonths", "months", day),
        TradeRegisterExtractMonths = Number("tradeRegisterExtractMonths", "months", day),
        ReferenceYears = Number("referenceYears", "years", day), ReferenceYearsWorks = Number("referenceYearsWorks", "years", day),
        MandatoryExclusionYears = Number("mandatoryExclusionYears", "years", day),
        FacultativeExclusionYears = Number("facultativeExclusionYears", "years", day),
        MandatoryGrounds = Of(Mandatory, "codes", day).Codes!, FacultativeGrounds = Of(Facultative, "codes", day).Codes!,
    };

    /// <summary>The figures for eligibility at an instant.</summary>
    public LegalFigures EligibilityAt(DateTimeOffset instant) => EligibilityAt(DutchTime.DayOf(instant));

    /// <summary>The figures for small firms that cooperate, at an instant.</summary>
    public CompetitionFigures CompetitionAt(DateTimeOffset instant) => CompetitionAt(DutchTime.DayOf(instant));

    /// <summary>The figures for small firms that cooperate, on a Dutch day.</summary>
    public CompetitionFigures CompetitionAt(DateOnly day) => new(Dated("cooperationFirms", "people", day),
        Dated("cooperationTurnover", "EUR", day), Dated("cooperationShareBasisPoints", "basisPoints", day));

    /// <summary>Working days to decide on an application for admission.</summary>
    public int AdmissionDecisionDaysAt(DateTimeOffset instant) => Number("admissionDecisionDays", "days", DutchTime.DayOf(instant));

    /// <summary>How long an intended winner has to hand in evidence and to mend it, at an instant.</summary>
    public EvidenceTerms EvidenceTermsAt(DateTimeOffset instant) => EvidenceTermsAt(DutchTime.DayOf(instant));

    /// <summary>Working days a bidder has to explain her price, at least and unless the authority gives more.</summary>
    public int ExplanationDaysAt(DateTimeOffset instant) => Number("explanationDays", "days", DutchTime.DayOf(instant));

    /// <summary>Working days the others in a consortium have to settle how they go on after a member dropped out.</summary>
    public int DropOutDaysAt(DateTimeOffset instant) => Number("dropOutDays", "days", DutchTime.DayOf(instant));

    /// <summary>Working days after the deadline in which a bid is admitted by its hash when the register failed.</summary>
    public int HashedBidDaysAt(DateTimeOffset instant) => Number("hashedBidDays", "days", DutchTime.DayOf(instant));

    /// <summary>How many years after the award what belongs to a tender is kept.</summary>
    public int ArchiveYearsAt(DateTimeOffset instant) => Number("archiveYears", "years", DutchTime.DayOf(instant));

    private EvidenceTerms EvidenceTermsAt(DateOnly day) => new(Number("evidenceDays", "days", day), Number("cureDays", "days", day));

    private AdviceFigures AdviceAt(DateOnly day) => new()
    {
        Turnover = Dated("turnoverBasisPoints", "basisPoints", day), ReferenceSize = Dated("referenceBasisPoints", "basisPoints", day),
        ReferenceYears = Dated("referenceYears", "years", day), ReferenceYearsWorks = Dated("referenceYearsWorks", "years", day),
        Thresholds = new Dictionary<ContractType, DatedFigure>
        {
            [ContractType.Services] = Dated("thresholdServices", "EUR", day), [ContractType.Supplies] = Dated("thresholdServices", "EUR", day),
            [ContractType.Works] = Dated("thresholdWorks", "EUR", day), [ContractType.SocialServices] = Dated("thresholdSocial", "EUR", day),
        },
        DirectBelow = Dated("directBelow", "EUR", day), CrossBorder = Dated("crossBorderBasisPoints", "basisPoints", day),
        CrossBorderNear = Dated("crossBorderNearBasisPoints", "basisPoints", day), BorderMunicipalities = Of("borderMunicipalities", "codes", day).Codes!,
        DistantCpv = Of("distantCpv", "codes", day).Codes!, PresumedRate = Dated("presumedEmploymentRate", "EUR", day),
        SoleClientHours = Dated("soleClientHours", "hours", day), LongMonths = Dated("longMonths", "months", day),
    };

    // One file gives other figures on other days: the day the newest of them began is part of the name.
    private string VersionAt(DateOnly day)
    {
        var began = figures.Values.SelectMany(f => f).Select(f => f.From).Where(from => from <= day).DefaultIfEmpty(DateOnly.MinValue).Max();
        return $"{Version}/{began:yyyy-MM-dd}";
    }

    // The last row that began: a figure holds until it is replaced. Before the first row, the first.
    private LegalFigure Of(string name, string unit, DateOnly day)
    {
        if (!figures.TryGetValue(name, out var rows)) throw Wrong($"{name} is missing");
        var figure = rows.LastOrDefault(f => f.From <= day) ?? rows[0];
        return figure.Unit == unit ? figure : throw Wrong($"{name} must be in {unit}");
    }

    private Money Euros(string name, DateOnly day) => Money.Euros(Of(name, "EUR", day).Value!.Value);

    private int Number(string name, string unit, DateOnly day) => (int)Of(name, unit, day).Value!.Value;

    private DatedFigure Dated(string name, string unit, DateOnly day)
    {
        var figure = Of(name, unit, day);
        return new DatedFigure(name, unit, figure.Value!.Value, figure.From, figure.Source);
    }

    private static void Check(LegalFigure figure)
    {
        if (!Units.Contains(figure.Unit)) throw Wrong($"{figure.Name}: '{figure.Unit}' is no unit");
        var hasCodes = figure.Unit == "codes";
        if (hasCodes ? figure.Codes is not { Count: > 0 } || figure.Value is not null : figure.Value is not (>= 0 and <= 1_000_000_000) || figure.Codes is not null)
            throw Wrong($"{figure.Name}: {(hasCodes ? "codes and no value" : "a value from 0 to 1 000 000 000 and no codes")} are expected");
        if (figure.Name is Mandatory or Facultative && figure.Codes!.FirstOrDefault(c => !ExclusionGrounds.Sources.ContainsKey(c)) is { } other)
            throw Wrong($"{figure.Name}: '{other}' is no ground for exclusion of the law");
        if (figure.Until < figure.From) throw Wrong($"{figure.Name}: it ends before it begins");
        if (string.IsNullOrWhiteSpace(figure.Source)) throw Wrong($"{figure.Name}: the source is missing");
    }

    private static InvalidOperationException Wrong(string reason) => new($"Legal:FiguresFile cannot be used: {reason}.");

    private sealed record FileContent(string Version, IReadOnlyList<LegalFigure> Figures);
}
