namespace Register.Domain.Clusters;

/// <summary>What a cluster tells about itself; everybody may read it.</summary>
public sealed record ClusterProfile
{
    /// <summary>Its name, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, at most 2 000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>SBI 2025 codes, at any level, 1 to 20.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }

    /// <summary>Where it works: codes of districts, municipalities (GM), provinces (PV) or the country (NL), 1 to 50.</summary>
    public required IReadOnlyList<string> Areas { get; init; }

    /// <summary>What its members are good at, in words of at most 60 characters each, at most 50.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Whether anybody may join; otherwise an organiser invites.</summary>
    public bool Open { get; init; }
}
