using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Purchasing;

/// <summary>A set of purchasing conditions with its newest version.</summary>
public sealed record GetPurchasingConditions(Id<PurchasingConditions> SetId) : IQuery<PurchasingConditionsView>;

internal sealed class GetPurchasingConditionsHandler(Session session) : IRequestHandler<GetPurchasingConditions, PurchasingConditionsView>
{
    public async Task<PurchasingConditionsView> Handle(GetPurchasingConditions request, CancellationToken cancellationToken)
    {
        var row = await session.Single<StoredRow>("SELECT version, body FROM purchasing_conditions WHERE id = @id", new { id = request.SetId })
            ?? throw CommonRefusals.NotFound("purchasing-conditions set");
        var set = row.Read<PurchasingConditions>();
        return PurchasingConditionsView.Of(set, await ConditionsVersions.Find(session, set.Id, set.LatestNumber));
    }
}
