using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Authorities;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Security;

/// <summary>Who is asking. One per request, filled in from the key before anything else looks.</summary>
public sealed class Caller
{
    /// <summary>The key used; null for nobody.</summary>
    public ApiKey? Key { get; set; }

    public Role Role => Key?.Role ?? Role.Public;

    /// <summary>The freelancer who asks, if it is one.</summary>
    public Id<Freelancer>? FreelancerId => Role == Role.Freelancer ? Id<Freelancer>.Parse(Key!.OwnerId!) : null;

    /// <summary>The authority whose person asks, if it is one.</summary>
    public Id<ContractingAuthority>? AuthorityId => Role == Role.Authority ? Id<ContractingAuthority>.Parse(Key!.OwnerId!) : null;

    /// <summary>Whether this freelancer asks for herself.</summary>
    public bool IsFreelancer(Id<Freelancer> id) => FreelancerId == id;

    /// <summary>Whether the person has the duty.</summary>
    public bool Has(Duties duty) => Role == Role.Authority && Key!.Duties.HasFlag(duty);

    /// <summary>Whether the key is the caller's own, or the caller runs the register. At an authority a key is a
    /// person's, not the office's.</summary>
    public bool Owns(ApiKey key) => Role == Role.Operator
        || (Key is not null && key.Role == Role && key.OwnerId == Key.OwnerId && (Role != Role.Authority || key.Holder == Key.Holder));

    /// <summary>For the journal: role and owner, never a name.</summary>
    public Actor Actor => Key is null ? Actor.Public : new Actor($"{Role.ToString().ToLowerInvariant()}:{Key.OwnerId ?? "-"}:{Key.Id}");

    /// <summary>What idempotency keys belong to: the same key of two callers is two keys.</summary>
    public string Scope => Key?.Id.ToString() ?? "public";
}
