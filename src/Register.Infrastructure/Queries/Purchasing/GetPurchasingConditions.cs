using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Purchasing;

/// <summary>A set of purchasing conditions with its newest version.</summary>
public sealed record GetPurchasingConditions(Id<PurchasingConditions> SetId) : IQuery<PurchasingConditionsView>;

internal sealed class GetPurchasingConditionsHandler(Session session) : IRequestHandler<GetPurchasingConditions, PurchasingConditionsView>
{
    public async Task<PurchasingConditionsView> Handle(GetPurchasingConditions request, CancellationToken cancellationToken)
    {
        var row = await session.Single<Row>("SELECT version, body FROM purchasing_conditions WHERE id = @id", new { id = request.SetId })
            ?? throw CommonRefusals.NotFound("purchasing-conditions set");
        var set = RegisterJson.Read<PurchasingConditions>(row.Body);
        return PurchasingConditionsView.Of(set, await ConditionsVersions.Find(session, set.Id, set.LatestNumber)) with { Version = row.Version };
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
