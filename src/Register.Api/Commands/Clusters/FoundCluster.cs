using FluentValidation;
using MediatR;
using Register.Domain.Clusters;
using Register.Infrastructure.Database;
using Register.Infrastructure.Facts;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Clusters;

/// <summary>Founds a cluster; the caller becomes its organiser.</summary>
public sealed record FoundCluster(ClusterDescription Body) : ICommand<ClusterView>;

internal sealed class FoundClusterRules : AbstractValidator<FoundCluster>
{
    public FoundClusterRules() => RuleFor(m => m.Body).SetValidator(new ClusterDescriptionRules());
}

internal sealed class FoundClusterHandler(ClusterStore clusters, ReferenceCatalog catalog, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<FoundCluster, ClusterView>
{
    public async Task<ClusterView> Handle(FoundCluster request, CancellationToken cancellationToken)
    {
        var founder = caller.FreelancerId!.Value;
        var cluster = Cluster.Found(await catalog.Known(request.Body.ToProfile), founder, clock.GetUtcNow());
        await clusters.Save(cluster);
        return ClusterView.Of(cluster, await FreelancerNames.Read(session, [founder]), founder);
    }
}
