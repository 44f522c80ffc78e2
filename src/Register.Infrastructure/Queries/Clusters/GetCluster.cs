using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Clusters;

/// <summary>One cluster, as the caller may see it.</summary>
public sealed record GetCluster(Id<Cluster> ClusterId) : IQuery<ClusterView>;

internal sealed class GetClusterHandler(Session session, Caller caller) : IRequestHandler<GetCluster, ClusterView>
{
    public async Task<ClusterView> Handle(GetCluster request, CancellationToken cancellationToken)
    {
        var row = await session.Single<StoredRow>("SELECT version, body FROM clusters WHERE id = @id AND is_dissolved = 0", new { id = request.ClusterId })
            ?? throw CommonRefusals.NotFound("cluster");
        var cluster = row.Read<Cluster>();
        var names = await FreelancerNames.Read(session, cluster.Members.Select(m => m.Freelancer));
        return ClusterView.Of(cluster, names, caller.FreelancerId);
    }
}
