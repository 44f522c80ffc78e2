using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Facts;

/// <summary>Who is admitted to a set, with what is known of them, a page at a time in the order of their ids.</summary>
public sealed class AdmittedFreelancers(Session session, BidderProfiles profiles)
{
    /// <summary>At most <paramref name="take"/> behind <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<(Id<Freelancer> Id, string Name, MemberFacts Facts)>> Page(Id<PurchasingConditions> set, string after, int take, DateOnly today)
    {
        var where = AdmissionStanding.On(AdmissionStatus.Admitted, today).And("set_id = @set", "set", set).And("freelancer_id > @after", "after", after);
        where.Arguments.Add("take", take);
        var ids = await session.Query<Id<Freelancer>>($"SELECT freelancer_id FROM admissions {where} ORDER BY freelancer_id {{page}}", where.Arguments);
        if (ids.Count == 0) return [];
        var (facts, names) = (await profiles.Facts(ids), await FreelancerNames.Read(session, ids));
        return [.. ids.Select(id => (id, names[id], facts[id]))];
    }
}
