using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The bids for a lot side by side, for its authority, after the opening.</summary>
public sealed record GetEvaluation(Id<Lot> LotId) : IQuery<EvaluationView>;

internal sealed class GetEvaluationHandler(VisibleTenders tenders, LotComparisons comparisons) : IRequestHandler<GetEvaluation, EvaluationView>
{
    public async Task<EvaluationView> Handle(GetEvaluation request, CancellationToken cancellationToken)
    {
        var tender = await tenders.FindAsAuthority(request.LotId);
        Refuse.If(tender.OpenedAt is null, TenderRefusals.NotOpened());
        var (comparison, names) = await comparisons.Of(tender, request.LotId);
        return EvaluationView.Of(request.LotId, comparison, names);
    }
}
