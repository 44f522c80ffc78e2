namespace Register.Domain.Eligibility;

/// <summary>That a member is admitted to a set of purchasing conditions on these days. An authority looked, so that what
/// its conditions leave unproven needs no further proof; what is not met stays not met.</summary>
public sealed record AdmissionFact
{
    /// <summary>The admission's id; findings that rest on it name it as evidence.</summary>
    public required string Id { get; init; }

    /// <summary>The set and its version, <c>id/number</c>.</summary>
    public required string Set { get; init; }

    /// <summary>First day.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day; none means no end in sight.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Whether it holds for a set on all days of a moment.</summary>
    public bool Holds(string set, in Moment moment) => Set == set && From <= moment.From && Days.OrForever(Until) >= moment.Until;
}

/// <summary>Conditions that a lot takes over from a set stand in a group of their own, whose id names the set. No id that
/// somebody writes has a colon.</summary>
public static class TakenOverSets
{
    private const string Prefix = "set:";

    /// <summary>The id of the group.</summary>
    public static string GroupId(string set, int version) => $"{Prefix}{set}/{version}";

    /// <summary>The set of such a group as <see cref="AdmissionFact.Set"/> names it; null for any other group.</summary>
    internal static string? SetOf(Group group) => group.Id!.StartsWith(Prefix, StringComparison.Ordinal) ? group.Id[Prefix.Length..] : null;
}
