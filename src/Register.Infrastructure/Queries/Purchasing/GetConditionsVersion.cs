using MediatR;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Purchasing;

/// <summary>One version of a set of purchasing conditions.</summary>
public sealed record GetConditionsVersion(Id<PurchasingConditions> SetId, int Number) : IQuery<ConditionsVersionView>;

internal sealed class GetConditionsVersionHandler(Session session) : IRequestHandler<GetConditionsVersion, ConditionsVersionView>
{
    public async Task<ConditionsVersionView> Handle(GetConditionsVersion request, CancellationToken cancellationToken) =>
        await ConditionsVersions.Find(session, request.SetId, request.Number) is { } version
            ? ConditionsVersionView.Of(version) : throw CommonRefusals.NotFound("version");
}
