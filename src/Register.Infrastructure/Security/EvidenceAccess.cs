using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Security;

/// <summary>Who may look into what a freelancer handed in.</summary>
public static class EvidenceAccess
{
    /// <summary>Only she herself, and people whose duty it is to verify.</summary>
    public static bool SeesEvidenceOf(this Caller caller, Id<Freelancer> freelancer) => caller.IsFreelancer(freelancer) || caller.Has(Duties.Verify);

    /// <summary>Refuses everybody else, as if there were no such evidence.</summary>
    /// <exception cref="Refusal">The caller may not look.</exception>
    public static void MustSeeEvidenceOf(this Caller caller, Id<Freelancer> freelancer) =>
        Refuse.If(!caller.SeesEvidenceOf(freelancer), CommonRefusals.NotFound("evidence"));
}
