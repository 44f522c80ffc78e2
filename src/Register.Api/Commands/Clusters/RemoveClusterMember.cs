using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Clusters;

/// <summary>Leaves a cluster, declines an invitation, or (an organiser) ends somebody else's. It asks for no If-Match:
/// it concerns one member, whatever else changed.</summary>
public sealed record RemoveClusterMember(Id<Cluster> ClusterId, Id<Freelancer> FreelancerId) : ICommand<Unit>;

internal sealed class RemoveClusterMemberHandler(ClusterStore clusters, Caller caller, TimeProvider clock) : IRequestHandler<RemoveClusterMember, Unit>
{
    public async Task<Unit> Handle(RemoveClusterMember request, CancellationToken cancellationToken)
    {
        var by = caller.FreelancerId!.Value;
        await clusters.Edit(request.ClusterId, c => c.Remove(request.FreelancerId, by, clock.GetUtcNow()));
        return Unit.Value;
    }
}
