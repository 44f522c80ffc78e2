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

    /// <summary>The first day from which nothing that is left of her has to be kept; null while she is in, and once it is erased.</summary>
    public DateOnly? PurgeOn { get; private set; }

    /// <summary>Enters the register.</summary>
    /// <exception cref="Refusal">An identifier of the profile is wrong.</exception>
    public static Freelancer Register(FreelancerProfile told, DateTimeOffset now)
    {
        var profile = told.Canonical();
        var freelancer = new Freelancer { Id = Id<Freelancer>.New(now), Profile = profile, RegisteredAt = now };
        freelancer.Raise(new FreelancerRegistered(profile.Sectors, profile.Shows(PublicField.HomeDistrict) ? profile.HomeDistrict : null));
        return freelancer;
    }

    /// <summary>Replaces what she tells about herself.</summary>
    /// <exception cref="Refusal">She left, or an identifier of the profile is wrong.</exception>
    public void Change(FreelancerProfile told)
    {
        Refuse.If(LeftAt is not null, FreelancerRefusals.Left());
        Profile = told.Canonical();
        Raise(new FreelancerChanged());
    }

    /// <summary>Leaves: what she told is erased at once (GDPR art. 17), and what the law has kept until <paramref name="purgeOn"/>.</summary>
    public void Leave(DateTimeOffset now, DateOnly purgeOn)
    {
        Refuse.If(LeftAt is not null, FreelancerRefusals.Left());
        (Profile, LeftAt, PurgeOn) = (null, now, purgeOn);
        Raise(new FreelancerLeft(purgeOn));
    }

    /// <summary>Keeps what is left of her longer: a tender she took part in was decided after she left.</summary>
    public void Keep(DateOnly until)
    {
        PurgeOn = until;
        Raise(new FreelancerKept(until));
    }

    /// <summary>Notes that nothing is left of her but her id.</summary>
    public void Purge()
    {
        PurgeOn = null;
        Raise(new FreelancerPurged());
    }
}

/// <summary>A freelancer entered the register.</summary>
/// <param name="Sectors">What she does.</param>
/// <param name="HomeDistrict">Where she is established, when she made that public: the journal is never erased.</param>
public sealed record FreelancerRegistered(IReadOnlyList<string> Sectors, string? HomeDistrict) : DomainEvent;

/// <summary>A freelancer changed what she tells about herself.</summary>
public sealed record FreelancerChanged : DomainEvent;

/// <summary>A freelancer left the register; what the law has kept is erased on a day.</summary>
public sealed record FreelancerLeft(DateOnly PurgeOn) : DomainEvent;

/// <summary>What is left of a freelancer who left is kept longer.</summary>
public sealed record FreelancerKept(DateOnly PurgeOn) : DomainEvent;

/// <summary>All that was left of a freelancer was erased.</summary>
public sealed record FreelancerPurged : DomainEvent;

/// <summary>Why a freelancer's wish is refused.</summary>
public static class FreelancerRefusals
{
    public static Refusal Left() => new(RefusalKind.Conflict, "freelancer.left");
    public static Refusal AlreadyRegistered() => new(RefusalKind.Conflict, "freelancer.already-registered", "/identifier");
}
