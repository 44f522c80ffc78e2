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

/// <summary>Lets what is known of oneself count in the matches of a cluster. It is hers alone to give, and asks for no If-Match:
/// it holds whatever else changed, and twice is once.</summary>
public sealed record ConsentToPooling(Id<Cluster> ClusterId, Id<Freelancer> FreelancerId) : ICommand<ClusterView>;

internal sealed class ConsentToPoolingHandler(ClusterStore clusters, Session session, Caller caller) : IRequestHandler<ConsentToPooling, ClusterView>
{
    public async Task<ClusterView> Handle(ConsentToPooling request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("member"));
        var cluster = await clusters.Edit(request.ClusterId, c => c.Consent(request.FreelancerId, consents: true));
        return ClusterView.Of(cluster, await FreelancerNames.Read(session, cluster.Members.Select(m => m.Freelancer)), request.FreelancerId);
    }
}
