using Register.Domain.Awards;
using Register.Domain.Clusters;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Stores;

/// <summary>What a freelancer who leaves the register is in. She leaves it all; out of a bid past its deadline she drops.</summary>
public sealed class Memberships(Session session, ClusterStore clusters, ConsortiumStore consortia, RelianceStore reliances, TenderStore tenders, ConsortiumBids bids, DroppedMembers dropped)
{
    /// <summary>Ends them, in the running transaction.</summary>
    public async Task EndAll(Id<Freelancer> freelancer, DateTimeOffset now)
    {
        await reliances.EndAll(freelancer, now);
        foreach (var id in await session.Query<Id<Cluster>>("SELECT cluster_id FROM cluster_members WHERE freelancer_id = @freelancer", new { freelancer }))
            await clusters.Edit(id, c => c.Remove(freelancer, freelancer, now));
        foreach (var id in await session.Query<Id<Consortium>>("SELECT consortium_id FROM consortium_members WHERE freelancer_id = @freelancer", new { freelancer }))
        {
            var consortium = await consortia.Load(id);
            var tender = await tenders.Load(consortium.TenderId);
            if (await dropped.Leave(consortium, tender, freelancer, DropOutCause.LeftRegister, now)) continue;
            if (Consortium.IsForming(tender, now) || consortium.StepsIn(freelancer)) await bids.Warn(await consortia.Edit(id, c => c.Remove(freelancer, freelancer, tender, now)));
        }
    }
}
