using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>What a platform may do for a freelancer. What only she can say (that she accepts, declares, signs or leaves)
/// has no scope: no grant reaches it.</summary>
public enum Scope
{
    /// <summary>Read what is hers: profile, evidence, matches, notices, consortia, bids.</summary>
    Read,

    /// <summary>Change what she tells about herself, and her evidence.</summary>
    Profile,

    /// <summary>Found and join clusters; form consortia and propose reliances, which others and she herself still sign.</summary>
    Cooperate,

    /// <summary>Ask questions, hand in and change bids, decline invitations, object.</summary>
    Bid,
}

/// <summary>A third-party platform. The register knows its id, which its keys carry, and nothing else.</summary>
public sealed record Platform(Id<Platform> Id);

/// <summary>That a freelancer lets a platform act for her, for some scopes and until a day. It never changes: another
/// wish is another grant, and a platform has the scopes of all that are live.</summary>
public sealed class Grant : Aggregate<Grant>
{
    /// <summary>The most years ahead: whoever forgets a grant is not bound by it for ever.</summary>
    public const int MostYears = 2;

    private Grant()
    {
    }

    public Id<Freelancer> FreelancerId { get; private set; }
    public Id<Platform> PlatformId { get; private set; }
    public IReadOnlyList<Scope> Scopes { get; private set; } = [];

    /// <summary>The last Dutch day it holds.</summary>
    public DateOnly Until { get; private set; }

    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>When one of both ended it.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <exception cref="Refusal">The day is past, or too far ahead.</exception>
    public static Grant Give(Id<Freelancer> freelancer, Id<Platform> platform, IReadOnlyList<Scope> scopes, DateOnly until, DateTimeOffset now)
    {
        var (first, last) = (DutchTime.DayOf(now), DutchTime.DayOf(now).AddYears(MostYears));
        Refuse.If(until < first || until > last, GrantRefusals.Until(first, last));
        var grant = new Grant { Id = Id<Grant>.New(now), FreelancerId = freelancer, PlatformId = platform, Scopes = [.. scopes.Order()], Until = until, GivenAt = now };
        grant.Raise(new GrantGiven(freelancer, platform, grant.Scopes, until));
        return grant;
    }

    /// <summary>Ends it at once; a second time changes nothing.</summary>
    public void End(DateTimeOffset now)
    {
        if (EndedAt is not null) return;
        EndedAt = now;
        Raise(new GrantEnded());
    }
}

/// <summary>A freelancer let a platform act for her.</summary>
public sealed record GrantGiven(Id<Freelancer> Freelancer, Id<Platform> Platform, IReadOnlyList<Scope> Scopes, DateOnly Until) : DomainEvent;

/// <summary>The platform no longer acts under this grant.</summary>
public sealed record GrantEnded : DomainEvent;

/// <summary>Why a grant is refused, or does not reach.</summary>
public static class GrantRefusals
{
    public static Refusal Until(DateOnly first, DateOnly last) => new(RefusalKind.Invalid, "grant.until", "/until", ("first", first), ("last", last));

    /// <summary>One answer for no such freelancer, no grant, one that was ended and one that ran out.</summary>
    public static Refusal None() => new(RefusalKind.Forbidden, "grant.none");

    public static Refusal PlatformOnly() => new(RefusalKind.Forbidden, "grant.platform-only");
    public static Refusal OutOfScope() => new(RefusalKind.Forbidden, "grant.out-of-scope");
}
