using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>A self-employed person without staff (zzp'er), registered once.</summary>
public sealed class Freelancer : Aggregate<Freelancer>
{
    private Freelancer()
    {
    }

    /// <summary>What she tells about herself; empty after she left.</summary>
    public FreelancerProfile? Profile { get; private set; }

    /// <summary>When she registered.</summary>
    public DateTimeOffset RegisteredAt { get; private set; }

    /// <summary>When she left, if she did.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Enters the register.</summary>
    /// <exception cref="Refusal">An identifier or code of the profile is wrong.</exception>
    public static Freelancer Register(FreelancerProfile told, DateTimeOffset now)
    {
        var profile = told.Canonical();
        var freelancer = new Freelancer { Id = Id<Freelancer>.New(now), Profile = profile, RegisteredAt = now };
        freelancer.Raise(new FreelancerRegistered(profile.Sectors, profile.Shows(PublicField.HomeDistrict) ? profile.HomeDistrict : null));
        return freelancer;
    }

    /// <summary>Replaces what she tells about herself.</summary>
    /// <exception cref="Refusal">She left, or an identifier or code of the profile is wrong.</exception>
    public void Change(FreelancerProfile told)
    {
        Refuse.If(LeftAt is not null, FreelancerRefusals.Left());
        Profile = told.Canonical();
        Raise(new FreelancerChanged());
    }

    /// <summary>Leaves: what she told is erased at once (GDPR art. 17).</summary>
    public void Leave(DateTimeOffset now)
    {
        Refuse.If(LeftAt is not null, FreelancerRefusals.Left());
        (Profile, LeftAt) = (null, now);
        Raise(new FreelancerLeft());
    }
}

/// <summary>A freelancer entered the register.</summary>
/// <param name="Sectors">What she does.</param>
/// <param name="HomeDistrict">Where she is established, when she made that public: the journal is never erased.</param>
public sealed record FreelancerRegistered(IReadOnlyList<string> Sectors, string? HomeDistrict) : DomainEvent;

/// <summary>A freelancer changed what she tells about herself.</summary>
public sealed record FreelancerChanged : DomainEvent;

/// <summary>A freelancer left the register.</summary>
public sealed record FreelancerLeft : DomainEvent;

/// <summary>Why a freelancer's wish is refused.</summary>
public static class FreelancerRefusals
{
    public static Refusal Left() => new(RefusalKind.Conflict, "freelancer.left");
    public static Refusal AlreadyRegistered() => new(RefusalKind.Conflict, "freelancer.already-registered", "/identifier");
}
