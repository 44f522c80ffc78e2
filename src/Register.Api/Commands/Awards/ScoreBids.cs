using FluentValidation;
using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Awards;

/// <summary>Records what one person gives for all, where there is no panel: one score for a bid and a criterion; a score given before is
/// replaced.</summary>
public sealed record ScoreBids(Id<Lot> LotId, GivenScores Body) : ICommand<EvaluationView>;

/// <summary>Scores with their reasons.</summary>
public sealed record GivenScores : IExample<GivenScores>
{
    /// <summary>1 to 500 scores.</summary>
    public required IReadOnlyList<PanelScore> Scores { get; init; }

    public static GivenScores Example => new()
    {
        Scores = [new PanelScore { BidId = BidView.Example.Id, Criterion = "plan", Score = 70, Reason = "Duidelijk en haalbaar; de planning van de winter ontbreekt." }],
    };
}

internal sealed class ScoreBidsRules : AbstractValidator<ScoreBids>
{
    public ScoreBidsRules()
    {
        RuleFor(m => m.Body.Scores).Count(1, 500);
        RuleFor(m => m.Body.Scores).Must(all => all.DistinctBy(s => (s.BidId, s.Criterion)).Count() == all.Count).WithErrorCode("value.repeated");
        RuleForEach(m => m.Body.Scores).ChildRules(s => s.ScoreRules());
    }
}

/// <summary>What a score may hold, whoever gives it.</summary>
internal static class ScoredRules
{
    public static void ScoreRules<T>(this AbstractValidator<T> score)
        where T : IScored
    {
        score.RuleFor(x => x.Criterion).NotEmpty().MaximumLength(40);
        score.RuleFor(x => x.Score).InclusiveBetween(0, Scoring.BestScore);
        score.RuleFor(x => x.Reason).NotEmpty().MaximumLength(4000);
    }
}

internal sealed class ScoreBidsHandler(TenderStore tenders, EvaluationStore evaluations, LotComparisons comparisons, Session session, Caller caller)
    : IRequestHandler<ScoreBids, EvaluationView>
{
    public async Task<EvaluationView> Handle(ScoreBids request, CancellationToken cancellationToken)
    {
        var lot = request.LotId;
        var tender = await tenders.LoadAsAuthority(lot, caller);
        var evaluation = await evaluations.OfLot(tender, lot);
        evaluation.Score(tender, await VisibleBids.Opened(session, lot), request.Body.Scores);
        await evaluations.Save(evaluation);
        var (comparison, names) = await comparisons.Of(tender, lot);
        return EvaluationView.Of(lot, comparison, names);
    }
}
