using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Consortia;

/// <summary>One reliance, for the bidder's people and the one relied on.</summary>
public sealed record GetReliance(Id<Reliance> RelianceId) : IQuery<RelianceView>;

internal sealed class GetRelianceHandler(Reliances reliances) : IRequestHandler<GetReliance, RelianceView>
{
    public async Task<RelianceView> Handle(GetReliance request, CancellationToken cancellationToken) =>
        RelianceView.Of(await reliances.Find(request.RelianceId));
}
