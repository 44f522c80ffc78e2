using MediatR;
using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Awards;

/// <summary>The panel of a lot and its work, for its authority: what the others gave is shown once everybody gave everything.</summary>
public sealed record GetPanel(Id<Lot> LotId) : IQuery<PanelView>;

internal sealed class GetPanelHandler(Session session, VisibleTenders tenders, PanelSeen seen) : IRequestHandler<GetPanel, PanelView>
{
    public async Task<PanelView> Handle(GetPanel request, CancellationToken cancellationToken)
    {
        var tender = await tenders.FindAsAuthority(request.LotId);
        var row = await session.Single<StoredRow>("SELECT version, body FROM evaluations WHERE id = @id", new { id = Evaluation.IdOf(request.LotId) })
            ?? throw CommonRefusals.NotFound("panel");
        return await seen.Of(tender, row.Read<Evaluation>());
    }
}
