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

/// <summary>Records what somebody on the panel gives, alone and once for a bid and a criterion. The others do not see it before everybody
/// gave everything.</summary>
public sealed record ScoreAlone(Id<Lot> LotId, OwnScores Body) : ICommand<PanelView>;

/// <summary>One's own scores, by the labels of the bids.</summary>
public sealed record OwnScores : IExample<OwnScores>
{
    /// <summary>1 to 500 scores.</summary>
    public required IReadOnlyList<LabelledScore> Scores { get; init; }

    public static OwnScores Example => new() { Scores = [new LabelledScore { Bid = "A", Criterion = "plan", Score = 70, Reason = "Duidelijk en haalbaar." }] };
}

internal sealed class ScoreAloneRules : AbstractValidator<ScoreAlone>
{
    public ScoreAloneRules()
    {
        RuleFor(m => m.Body.Scores).Count(1, 500);
        RuleFor(m => m.Body.Scores).Must(all => all.DistinctBy(s => (s.Bid, s.Criterion)).Count() == all.Count).WithErrorCode("value.repeated");
        RuleForEach(m => m.Body.Scores).ChildRules(s =>
        {
            s.RuleFor(x => x.Bid).NotEmpty().MaximumLength(10);
            s.ScoreRules();
        });
    }
}

internal sealed class ScoreAloneHandler(TenderStore tenders, EvaluationStore evaluations, PanelSeen seen, Session session, Caller caller)
    : IRequestHandler<ScoreAlone, PanelView>
{
    public async Task<PanelView> Handle(ScoreAlone request, CancellationToken cancellationToken)
    {
        var tender = await tenders.LoadAsAuthority(request.LotId, caller);
        var evaluation = await evaluations.OfLot(tender, request.LotId);
        evaluation.ScoreAlone(tender, await VisibleBids.EverOpened(session, request.LotId), caller.Key!.Holder, request.Body.Scores);
        await evaluations.Save(evaluation);
        return await seen.Of(tender, evaluation);
    }
}
