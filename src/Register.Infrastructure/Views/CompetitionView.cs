using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>A flag, and never a verdict: how the consortium stands to the size under which the competition authority lets small
/// firms be. Of turnover it says only that: no amounts, nor whose.</summary>
public sealed record CompetitionView
{
    /// <summary>Stable code of the rule.</summary>
    public required string Code { get; init; }

    public required AdviceSeverity Severity { get; init; }

    /// <summary>Where the rule comes from: <c>practice</c>, as no article is known to say it.</summary>
    public required string Source { get; init; }

    /// <summary>Both together.</summary>
    public required CooperationSize Standing { get; init; }

    /// <summary>Whether the members are few enough.</summary>
    public required CooperationSize Firms { get; init; }

    /// <summary>Whether their turnover of the last closed year together is small enough.</summary>
    public required CooperationSize Turnover { get; init; }

    /// <summary>The figures, each with the day it began and its source.</summary>
    public required IReadOnlyList<DatedFigure> Figures { get; init; }

    /// <summary>What it says, for people.</summary>
    public string Text { get; init; } = "";

    internal static CompetitionView Example => Of(new Competition(CooperationSize.Under, CooperationSize.Unknown), new CompetitionFigures(
        Figure("cooperationFirms", "people", 8), Figure("cooperationTurnover", "EUR", 1_100_000), Figure("cooperationShareBasisPoints", "basisPoints", 1000)));

    internal static CompetitionView Of(Competition competition, CompetitionFigures figures) => new()
    {
        Code = Competition.Rule.Code, Severity = Competition.Rule.Severity, Source = Competition.Rule.Source, Standing = competition.Whole,
        Firms = competition.Firms, Turnover = competition.Turnover, Figures = [figures.Firms, figures.Turnover, figures.Share],
    };

    internal CompetitionView In(Say say) => this with
    {
        Text = say(
            Standing switch { CooperationSize.Under => "advice.competition.under", CooperationSize.Over => "advice.competition.over", _ => "advice.competition.unknown" },
            ("firms", Figures[0].Value), ("turnover", Money.Euros(Figures[1].Value)), ("share", Figures[2].Value / 100m)),
    };

    private static DatedFigure Figure(string name, string unit, long value) => new(name, unit, value, new DateOnly(2016, 7, 1), "practice");
}
