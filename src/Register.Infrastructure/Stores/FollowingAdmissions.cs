using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Facts;

namespace Register.Infrastructure.Stores;

/// <summary>Admissions follow what changes about a freelancer, in the transaction of the change.</summary>
public sealed class FollowingAdmissions(AdmissionStore admissions, AdmissionJudge judge, TimeProvider clock)
{
    /// <summary>Judges all of hers again.</summary>
    /// <param name="freelancer">Whose.</param>
    /// <param name="changed">The evidence that changed, if it was evidence.</param>
    public async Task Follow(Id<Freelancer> freelancer, Id<Evidence>? changed = null)
    {
        var ids = await admissions.Of(freelancer);
        if (ids.Count == 0) return;
        var (now, facts) = (clock.GetUtcNow(), await judge.FactsOf(freelancer));
        foreach (var id in ids)
        {
            var admission = await admissions.Load(id);
            admission.Follow(await judge.Judge(admission.SetId, admission.Number, facts, now), changed?.ToString(), judge.DecisionDays(now), now);
            await admissions.Save(admission);
        }
    }

    /// <summary>Ends all of hers.</summary>
    public async Task EndAll(Id<Freelancer> freelancer)
    {
        foreach (var id in await admissions.Of(freelancer)) await admissions.Edit(id, a => a.End());
    }
}
