using Register.Domain.Clusters;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>A cluster as one may see it: everybody sees the members, and only an organiser and the invited the
/// invitations that are still open.</summary>
public sealed record ClusterView : IVersioned, IExample<ClusterView>
{
    public required Id<Cluster> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required string Name { get; init; }
    public string? Description { get; init; }

    /// <summary>SBI 2025 codes.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>Codes of districts, municipalities, provinces or the country.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    public required IReadOnlyList<string> Skills { get; init; }

    /// <summary>Whether anybody may join.</summary>
    public required bool Open { get; init; }

    public required DateTimeOffset FoundedAt { get; init; }

    /// <summary>How many have joined.</summary>
    public required int MemberCount { get; init; }

    /// <summary>Who is in; left out of lists.</summary>
    public IReadOnlyList<ClusterMemberView>? Members { get; init; }

    public static ClusterView Example => new()
    {
        Id = Id<Cluster>.Parse("0199a1f0-5c00-7000-8000-000000000030"), Version = 2, Name = "Groen Maastricht",
        Description = "Hoveniers die samen het groen in de wijk onderhouden.", Sectors = ["8130"], Areas = ["GM0935"],
        Skills = ["hoveniersonderhoud", "boomverzorging"], Open = false, FoundedAt = FreelancerView.Example.RegisteredAt, MemberCount = 1,
        Members = [ClusterMemberView.Example],
    };

    /// <summary>Without its members, as lists show it.</summary>
    public static ClusterView Of(Cluster cluster) => new()
    {
        Id = cluster.Id, Version = cluster.Version, Name = cluster.Profile.Name, Description = cluster.Profile.Description,
        Sectors = cluster.Profile.Sectors, Areas = cluster.Profile.Areas, Skills = cluster.Profile.Skills, Open = cluster.Profile.Open,
        FoundedAt = cluster.FoundedAt, MemberCount = cluster.Members.Count(m => m.Status == MemberStatus.Joined),
    };

    /// <summary>As <paramref name="viewer"/> sees it.</summary>
    public static ClusterView Of(Cluster cluster, IReadOnlyDictionary<Id<Freelancer>, string> names, Id<Freelancer>? viewer)
    {
        var everything = viewer is { } asks && cluster.IsOrganiser(asks);
        return Of(cluster) with
        {
            Members = [.. cluster.Members
                .Where(m => names.ContainsKey(m.Freelancer) && (m.Status == MemberStatus.Joined || everything || m.Freelancer == viewer))
                .Select(m => new ClusterMemberView(
                    m.Freelancer, names[m.Freelancer], m.Status, m.Organiser, m.Since, m.Freelancer == viewer && m.Status == MemberStatus.Joined ? m.Consents : null))],
        };
    }
}

/// <summary>Somebody in a cluster. <see cref="Since"/> is when she joined or was invited; <see cref="Consents"/>, whether what is known
/// of her counts in the matches of the cluster, is told to herself alone.</summary>
public sealed record ClusterMemberView(Id<Freelancer> FreelancerId, string Name, MemberStatus Status, bool Organiser, DateTimeOffset Since, bool? Consents)
    : IExample<ClusterMemberView>
{
    public static ClusterMemberView Example =>
        new(FreelancerView.Example.Id, FreelancerView.Example.Name, MemberStatus.Joined, true, FreelancerView.Example.RegisteredAt, false);
}
