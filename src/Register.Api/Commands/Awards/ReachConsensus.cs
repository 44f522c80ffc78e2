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

/// <summary>Records what the panel agreed on once everybody scored everything, with the reason for every own score that gave way. Only this
/// counts in the ranking, and its reasons go to the bidders.</summary>
public sealed record ReachConsensus(Id<Lot> LotId, Consensus Body) : ICommand<PanelView>;

/// <summary>What was agreed on.</summary>
public sealed record Consensus : IExample<Consensus>
{
    /// <summary>1 to 500 scores; one given before for the same bid and criterion is replaced.</summary>
    public required IReadOnlyList<ConsensusScore> Scores { get; init; }

    public static Consensus Example => new()
    {
        Scores =
        [
            new ConsensusScore
            {
                Bid = "A", Criterion = "plan", Score = 70, Reason = "Duidelijk en haalbaar; de planning van de winter ontbreekt.",
                Changes = [new ExplainedChange("B. de Vries", "De planning staat op bladzijde 4.")],
            },
        ],
    };
}

internal sealed class ReachConsensusRules : AbstractValidator<ReachConsensus>
{
    public ReachConsensusRules()
    {
        RuleFor(m => m.Body.Scores).Count(1, 500);
        RuleFor(m => m.Body.Scores).Must(all => all.DistinctBy(s => (s.Bid, s.Criterion)).Count() == all.Count).WithErrorCode("value.repeated");
        RuleForEach(m => m.Body.Scores).ChildRules(s =>
        {
            s.RuleFor(x => x.Bid).NotEmpty().MaximumLength(10);
            s.ScoreRules();
            s.RuleFor(x => x.Changes).Count(0, Panel.MostPeople);
            s.RuleFor(x => x.Changes).Must(all => all.DistinctBy(c => c.Person, StringComparer.OrdinalIgnoreCase).Count() == all.Count).WithErrorCode("value.repeated");
            s.RuleForEach(x => x.Changes).ChildRules(c =>
            {
                c.RuleFor(x => x.Person).NotEmpty().MaximumLength(100);
                c.RuleFor(x => x.Reason).NotEmpty().MaximumLength(2000);
            });
        });
    }
}

internal sealed class ReachConsensusHandler(TenderStore tenders, EvaluationStore evaluations, PanelSeen seen, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<ReachConsensus, PanelView>
{
    public async Task<PanelView> Handle(ReachConsensus request, CancellationToken cancellationToken)
    {
        var tender = await tenders.LoadAsAuthority(request.LotId, caller);
        var evaluation = await evaluations.OfLot(tender, request.LotId);
        evaluation.Agree(tender, await VisibleBids.EverOpened(session, request.LotId), caller.Key!.Holder, request.Body.Scores, clock.GetUtcNow());
        await evaluations.Save(evaluation, tender);
        return await seen.Of(tender, evaluation);
    }
}
