using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Consortia;

/// <summary>One consortium, for its members.</summary>
public sealed record GetConsortium(Id<Consortium> ConsortiumId) : IQuery<ConsortiumView>;

internal sealed class GetConsortiumHandler(ConsortiumSeen seen) : IRequestHandler<GetConsortium, ConsortiumView>
{
    public async Task<ConsortiumView> Handle(GetConsortium request, CancellationToken cancellationToken) =>
        await seen.View(await seen.Find(request.ConsortiumId));
}
