using MediatR;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>Ends a reliance, until the deadline: the bidder does, or the one relied on. It asks for no If-Match: whether it
/// was signed meanwhile does not matter.</summary>
public sealed record EndReliance(Id<Reliance> RelianceId) : ICommand<Unit>;

internal sealed class EndRelianceHandler(RelianceStore store, Reliances reliances, TenderStore tenders, Caller caller, TimeProvider clock)
    : IRequestHandler<EndReliance, Unit>
{
    public async Task<Unit> Handle(EndReliance request, CancellationToken cancellationToken)
    {
        var tender = await tenders.Load((await reliances.Find(request.RelianceId)).TenderId);
        await store.Edit(request.RelianceId, r => r.End(caller.FreelancerId!.Value, tender, clock.GetUtcNow()));
        return Unit.Value;
    }
}
