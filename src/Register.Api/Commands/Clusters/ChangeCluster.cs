using FluentValidation;
using MediatR;
using Register.Domain.Clusters;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Clusters;

/// <summary>Replaces what a cluster tells about itself; an organiser does that.</summary>
public sealed record ChangeCluster(Id<Cluster> ClusterId, ClusterDescription Body, long IfMatch) : ICommand<ClusterView>;

internal sealed class ChangeClusterRules : AbstractValidator<ChangeCluster>
{
    public ChangeClusterRules() => RuleFor(m => m.Body).SetValidator(new ClusterDescriptionRules());
}

internal sealed class ChangeClusterHandler(ClusterStore clusters, ReferenceCatalog catalog, Session session, Caller caller)
    : IRequestHandler<ChangeCluster, ClusterView>
{
    public async Task<ClusterView> Handle(ChangeCluster request, CancellationToken cancellationToken)
    {
        var by = caller.FreelancerId!.Value;
        var cluster = await clusters.Load(request.ClusterId, request.IfMatch);
        cluster.Change(await catalog.Known(request.Body.ToProfile), by);
        await clusters.Save(cluster);
        return ClusterView.Of(cluster, await FreelancerNames.Read(session, cluster.Members.Select(m => m.Freelancer)), by);
    }
}
