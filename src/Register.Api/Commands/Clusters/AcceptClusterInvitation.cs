using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Clusters;

/// <summary>Takes an invitation. It asks for no If-Match: it holds whatever else changed, and twice is once.</summary>
public sealed record AcceptClusterInvitation(Id<Cluster> ClusterId, Id<Freelancer> FreelancerId) : ICommand<ClusterView>;

internal sealed class AcceptClusterInvitationHandler(ClusterStore clusters, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<AcceptClusterInvitation, ClusterView>
{
    public async Task<ClusterView> Handle(AcceptClusterInvitation request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("invitation"));
        var cluster = await clusters.Edit(request.ClusterId, c => c.Accept(request.FreelancerId, clock.GetUtcNow()));
        return ClusterView.Of(cluster, await FreelancerNames.Read(session, cluster.Members.Select(m => m.Freelancer)), request.FreelancerId);
    }
}
