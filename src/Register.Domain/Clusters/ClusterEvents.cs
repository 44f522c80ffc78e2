using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Clusters;

/// <summary>A cluster was founded.</summary>
public sealed record ClusterFounded(Id<Freelancer> Founder, IReadOnlyList<string> Sectors, IReadOnlyList<string> Areas) : DomainEvent;

/// <summary>A cluster changed what it tells about itself.</summary>
public sealed record ClusterChanged : DomainEvent;

/// <summary>Somebody was asked to join a cluster.</summary>
public sealed record ClusterMemberInvited(Id<Freelancer> Freelancer) : DomainEvent;

/// <summary>Somebody joined a cluster.</summary>
public sealed record ClusterMemberJoined(Id<Freelancer> Freelancer) : DomainEvent;

/// <summary>Somebody left a cluster, declined an invitation, or was sent away.</summary>
public sealed record ClusterMemberLeft(Id<Freelancer> Freelancer, bool Removed) : DomainEvent;

/// <summary>A member became organiser because none was left.</summary>
public sealed record ClusterOrganiserNamed(Id<Freelancer> Freelancer) : DomainEvent;

/// <summary>A member let what is known of her count in what the cluster can do.</summary>
public sealed record ClusterConsentGiven(Id<Freelancer> Freelancer) : DomainEvent;

/// <summary>A member took that back.</summary>
public sealed record ClusterConsentTakenBack(Id<Freelancer> Freelancer) : DomainEvent;

/// <summary>The last member left.</summary>
public sealed record ClusterDissolved : DomainEvent;

/// <summary>Why a cluster refuses.</summary>
public static class ClusterRefusals
{
    public static Refusal OrganiserOnly() => new(RefusalKind.Forbidden, "cluster.organiser-only");
    public static Refusal MembersOnly() => new(RefusalKind.Forbidden, "cluster.members-only");
    public static Refusal ByInvitation() => new(RefusalKind.Conflict, "cluster.by-invitation");
    public static Refusal AlreadyIn() => new(RefusalKind.Conflict, "cluster.already-in");
    public static Refusal Full(int most) => new(RefusalKind.Conflict, "cluster.full", null, ("most", most));
}
