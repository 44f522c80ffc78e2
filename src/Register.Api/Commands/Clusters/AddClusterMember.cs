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

/// <summary>Joins an open cluster (one's own id) or invites somebody (an organiser, somebody else's id).</summary>
public sealed record AddClusterMember(Id<Cluster> ClusterId, NewMember Body) : ICommand<ClusterView>;

/// <summary>Who joins or is asked to.</summary>
public sealed record NewMember(Id<Freelancer> FreelancerId) : IExample<NewMember>
{
    public static NewMember Example => new(FreelancerView.Example.Id);
}

internal sealed class AddClusterMemberHandler(ClusterStore clusters, FreelancerStore freelancers, Session session, Caller caller, TimeProvider clock)
    : IRequestHandler<AddClusterMember, ClusterView>
{
    public async Task<ClusterView> Handle(AddClusterMember request, CancellationToken cancellationToken)
    {
        var (by, who, now) = (caller.FreelancerId!.Value, request.Body.FreelancerId, clock.GetUtcNow());
        Refuse.If(await freelancers.Find(who) is not { LeftAt: null }, CommonRefusals.UnknownReference("/freelancerId", "freelancer", who.ToString()));
        var cluster = await clusters.Edit(request.ClusterId, c =>
        {
            if (who == by) c.Join(who, now);
            else c.Invite(who, by, now);
        });
        return ClusterView.Of(cluster, await FreelancerNames.Read(session, cluster.Members.Select(m => m.Freelancer)), by);
    }
}
