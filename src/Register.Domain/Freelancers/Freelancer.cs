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
    public static Freelancer Register(FreelancerProfile profile, DateTimeOffset now)
    {
        var freelancer = new Freelancer { Id = Id<Freelancer>.New(now), Profile = profile, RegisteredAt = now };
        freelancer.Raise(new FreelancerRegistered(profile.Sectors, profile.HomeDistrict));
        return freelancer;
    }

    /// <summary>Replaces what she tells about herself.</summary>
    public void Change(FreelancerProfile profile)
    {
        Refuse.If(LeftAt is not null, FreelancerRefusals.Left());
        if (profile == Profile) return;
        Profile = profile;
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
public sealed record FreelancerRegistered(IReadOnlyList<string> Sectors, string HomeDistrict) : DomainEvent;

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
