using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Authorities;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Security;

/// <summary>Who is asking. One per request, filled in from the key or the access token before anything else looks.</summary>
public sealed class Caller
{
    private IReadOnlySet<Scope>? granted;

    /// <summary>The key used, or what an access token says in the place of one; null for nobody.</summary>
    public ApiKey? Key { get; set; }

    /// <summary>What the caller is here: a platform that acts for a freelancer is that freelancer.</summary>
    public Role Role => Represented is not null ? Role.Freelancer : Key?.Role ?? Role.Public;

    /// <summary>The freelancer for whom a platform asks, if it does.</summary>
    public Id<Freelancer>? Represented { get; private set; }

    /// <summary>What that platform, or the key, may do for her; null for all that she may.</summary>
    public IReadOnlySet<Scope>? Scopes => granted ?? Key?.AllowedScopes;

    /// <summary>The freelancer who asks, if it is one, or for whom is asked.</summary>
    public Id<Freelancer>? FreelancerId => Represented ?? (Role == Role.Freelancer ? Id<Freelancer>.Parse(Key!.OwnerId!) : null);

    /// <summary>The platform that asks for itself, if it is one.</summary>
    public Id<Platform>? PlatformId => Role == Role.Platform ? Id<Platform>.Parse(Key!.OwnerId!) : null;

    /// <summary>The authority whose person asks, if it is one.</summary>
    public Id<ContractingAuthority>? AuthorityId => Role == Role.Authority ? Id<ContractingAuthority>.Parse(Key!.OwnerId!) : null;

    /// <summary>From here on the platform asks for the freelancer, within the scopes of her grants.</summary>
    public void ActFor(Id<Freelancer> freelancer, IReadOnlySet<Scope> scopes) => (Represented, granted) = (freelancer, scopes);

    /// <summary>Whether the caller gave the grant, or has it.</summary>
    public bool IsIn(Grant grant) => FreelancerId == grant.FreelancerId || PlatformId == grant.PlatformId;

    /// <summary>Whether this freelancer asks, or is asked for.</summary>
    public bool IsFreelancer(Id<Freelancer> id) => FreelancerId == id;

    /// <summary>Whether the person has the duty.</summary>
    public bool Has(Duties duty) => Role == Role.Authority && Key!.Duties.HasFlag(duty);

    /// <summary>Whether the key is the caller's own, or the caller runs the register. At an authority a key is a
    /// person's, not the office's.</summary>
    public bool Owns(ApiKey key) => Role == Role.Operator
        || (Key is not null && key.Role == Role && key.OwnerId == Key.OwnerId && (Role != Role.Authority || key.Holder == Key.Holder));

    /// <summary>For the journal: role and owner, and for whom; never a name.</summary>
    public Actor Actor => Key is null ? Actor.Public
        : new Actor($"{Key.Role.ToString().ToLowerInvariant()}:{Key.OwnerId ?? "-"}:{Key.Id}{(Represented is { } she ? $" for freelancer:{she}" : "")}");

    /// <summary>What idempotency keys belong to: the same key of two callers is two keys.</summary>
    public string Scope => Key?.Id.ToString() ?? "public";
}
