using MediatR;
using Register.Domain.Awards;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Consortia;

/// <summary>Leaves a consortium, or (the lead) sends a member away. The others accept anew. After the deadline one drops out of its
/// bid, and what the tender says of that follows. It asks for no If-Match: it concerns one member, whatever else changed.</summary>
public sealed record RemoveConsortiumMember(Id<Consortium> ConsortiumId, Id<Freelancer> FreelancerId) : ICommand<Unit>;

internal sealed class RemoveConsortiumMemberHandler(ConsortiumStore consortia, TenderStore tenders, ConsortiumBids bids, DroppedMembers dropped, ConsortiumSeen seen, Caller caller, TimeProvider clock)
    : IRequestHandler<RemoveConsortiumMember, Unit>
{
    public async Task<Unit> Handle(RemoveConsortiumMember request, CancellationToken cancellationToken)
    {
        var (by, now) = (caller.FreelancerId!.Value, clock.GetUtcNow());
        var consortium = await seen.Find(request.ConsortiumId);
        var tender = await tenders.Load(consortium.TenderId);
        if (by == request.FreelancerId && await dropped.Leave(consortium, tender, by, DropOutCause.LeftConsortium, now)) return Unit.Value;
        await bids.Warn(await consortia.Edit(request.ConsortiumId, c => c.Remove(request.FreelancerId, by, tender, now)));
        return Unit.Value;
    }
}
