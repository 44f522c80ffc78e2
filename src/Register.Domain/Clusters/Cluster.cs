using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Clusters;

/// <summary>A standing network of freelancers who find work together. It bids through a consortium, never itself.</summary>
public sealed class Cluster : Aggregate<Cluster>
{
    /// <summary>The most members and invitations together: beyond it, one is an association with a board.</summary>
    public const int MostMembers = 200;

    private Cluster()
    {
    }

    /// <summary>What it tells about itself.</summary>
    public ClusterProfile Profile { get; private set; } = null!;

    /// <summary>Members and the invited, in the order they came.</summary>
    public IReadOnlyList<ClusterMember> Members { get; private set; } = [];

    /// <summary>When it was founded.</summary>
    public DateTimeOffset FoundedAt { get; private set; }

    /// <summary>When the last member left.</summary>
    public DateTimeOffset? DissolvedAt { get; private set; }

    /// <summary>Founds a cluster; the founder is its first organiser.</summary>
    public static Cluster Found(ClusterProfile profile, Id<Freelancer> founder, DateTimeOffset now)
    {
        var cluster = new Cluster
        {
            Id = Id<Cluster>.New(now), Profile = profile, FoundedAt = now,
            Members = [new ClusterMember(founder, MemberStatus.Joined, Organiser: true, now)],
        };
        cluster.Raise(new ClusterFounded(founder, profile.Sectors, profile.Areas));
        return cluster;
    }

    /// <summary>Replaces what it tells about itself.</summary>
    /// <exception cref="Refusal">The caller does not organise it.</exception>
    public void Change(ClusterProfile profile, Id<Freelancer> by)
    {
        RefuseUnlessOrganiser(by);
        Profile = profile;
        Raise(new ClusterChanged());
    }

    /// <summary>Asks somebody to join.</summary>
    /// <exception cref="Refusal">The caller does not organise it, she is in already, or it is full.</exception>
    public void Invite(Id<Freelancer> freelancer, Id<Freelancer> by, DateTimeOffset now)
    {
        RefuseUnlessOrganiser(by);
        Refuse.If(Find(freelancer) is not null, ClusterRefusals.AlreadyIn());
        Add(new ClusterMember(freelancer, MemberStatus.Invited, Organiser: false, now));
        Raise(new ClusterMemberInvited(freelancer));
    }

    /// <summary>Joins without an invitation, or takes the one she has.</summary>
    /// <exception cref="Refusal">It is by invitation only, she is in already, or it is full.</exception>
    public void Join(Id<Freelancer> freelancer, DateTimeOffset now)
    {
        RefuseIfDissolved();
        var known = Find(freelancer);
        Refuse.If(known is { Status: MemberStatus.Joined }, ClusterRefusals.AlreadyIn());
        Refuse.If(known is null && !Profile.Open, ClusterRefusals.ByInvitation());
        if (known is null) Add(new ClusterMember(freelancer, MemberStatus.Joined, Organiser: false, now));
        else Replace(known with { Status = MemberStatus.Joined, Since = now });
        Raise(new ClusterMemberJoined(freelancer));
    }

    /// <summary>Takes an invitation; a second time changes nothing.</summary>
    /// <exception cref="Refusal">Nobody invited her.</exception>
    public void Accept(Id<Freelancer> freelancer, DateTimeOffset now)
    {
        RefuseIfDissolved();
        var known = Find(freelancer) ?? throw CommonRefusals.NotFound("invitation");
        if (known.Status == MemberStatus.Invited) Join(freelancer, now);
    }

    /// <summary>Ends a membership or an invitation: one's own, or, for an organiser, anybody's. When no organiser stays,
    /// whoever is longest in becomes one; when nobody stays, the cluster is dissolved.</summary>
    /// <exception cref="Refusal">She is not in, or the caller may not send her away.</exception>
    public void Remove(Id<Freelancer> freelancer, Id<Freelancer> by, DateTimeOffset now)
    {
        RefuseIfDissolved();
        var known = Find(freelancer);
        Refuse.If(known is null || (known.Status == MemberStatus.Invited && by != freelancer && !IsOrganiser(by)), CommonRefusals.NotFound("member"));
        if (by != freelancer) RefuseUnlessOrganiser(by);
        Members = [.. Members.Where(m => m.Freelancer != freelancer)];
        Raise(new ClusterMemberLeft(freelancer, Removed: by != freelancer));
        KeepOrganised(now);
    }

    /// <summary>Lets what is known of a member count in what the cluster can do, or no longer; a second time changes nothing.</summary>
    /// <exception cref="Refusal">She is not a member.</exception>
    public void Consent(Id<Freelancer> freelancer, bool consents)
    {
        RefuseIfDissolved();
        var known = Find(freelancer);
        if (known is not { Status: MemberStatus.Joined }) throw CommonRefusals.NotFound("member");
        if (known.Consents == consents) return;
        Replace(known with { Consents = consents });
        Raise(consents ? new ClusterConsentGiven(freelancer) : new ClusterConsentTakenBack(freelancer));
    }

    /// <summary>Whether she is a member, invitations not counted.</summary>
    public bool Includes(Id<Freelancer> freelancer) => Find(freelancer) is { Status: MemberStatus.Joined };

    /// <summary>The members that count when one of them asks what the cluster can do: she herself, and whoever consented.</summary>
    public IReadOnlyList<Id<Freelancer>> Pooled(Id<Freelancer> asker) =>
        [.. Members.Where(m => m.Status == MemberStatus.Joined && (m.Consents || m.Freelancer == asker)).Select(m => m.Freelancer)];

    /// <summary>Whether she organises it.</summary>
    public bool IsOrganiser(Id<Freelancer> freelancer) => Find(freelancer) is { Organiser: true };

    private ClusterMember? Find(Id<Freelancer> freelancer) => Members.FirstOrDefault(m => m.Freelancer == freelancer);

    private void Add(ClusterMember member)
    {
        Refuse.If(Members.Count >= MostMembers, ClusterRefusals.Full(MostMembers));
        Members = [.. Members, member];
    }

    private void Replace(ClusterMember member) => Members = [.. Members.Select(m => m.Freelancer == member.Freelancer ? member : m)];

    private void KeepOrganised(DateTimeOffset now)
    {
        var joined = Members.Where(m => m.Status == MemberStatus.Joined).ToList();
        if (joined.Count == 0)
        {
            (Members, DissolvedAt) = ([], now);
            Raise(new ClusterDissolved());
        }
        else if (!joined.Exists(m => m.Organiser))
        {
            var next = joined.MinBy(m => m.Since)!;
            Replace(next with { Organiser = true });
            Raise(new ClusterOrganiserNamed(next.Freelancer));
        }
    }

    private void RefuseIfDissolved() => Refuse.If(DissolvedAt is not null, CommonRefusals.NotFound("cluster"));

    private void RefuseUnlessOrganiser(Id<Freelancer> by)
    {
        RefuseIfDissolved();
        Refuse.If(!IsOrganiser(by), ClusterRefusals.OrganiserOnly());
    }
}

/// <summary>Somebody in a cluster. <see cref="Since"/> is when she joined or was invited; <see cref="Consents"/>, whether what is
/// known of her counts in what the cluster can do.</summary>
public sealed record ClusterMember(Id<Freelancer> Freelancer, MemberStatus Status, bool Organiser, DateTimeOffset Since, bool Consents = false);

/// <summary>How far a membership has come.</summary>
public enum MemberStatus
{
    /// <summary>Asked, and has not answered.</summary>
    Invited,

    /// <summary>In.</summary>
    Joined,
}
