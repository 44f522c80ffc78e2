using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Stores;

/// <summary>For whom a caller can act.</summary>
public sealed class Owners(FreelancerStore freelancers, AuthorityStore authorities, GrantStore grants)
{
    /// <summary>Whether there is such a one in that role: a freelancer who did not leave, an authority that was entered, a platform that
    /// was given a key. An operator acts for nobody.</summary>
    /// <param name="role">What it is to the register.</param>
    /// <param name="owner">A UUID, or null.</param>
    public async Task<bool> Exist(Role role, string? owner) => (role, owner) switch
    {
        (Role.Operator, null) => true,
        (Role.Freelancer, { } id) => await freelancers.Find(Id<Freelancer>.Parse(id)) is { LeftAt: null },
        (Role.Authority, { } id) => await authorities.Find(Id<ContractingAuthority>.Parse(id)) is not null,
        (Role.Platform, { } id) => await grants.IsPlatform(Id<Platform>.Parse(id)),
        _ => false,
    };
}
