namespace Register.Infrastructure.Reference;

/// <summary>One code of a list, with the code above it.</summary>
public sealed record ReferenceEntry
{
    /// <summary>The code in its canonical form.</summary>
    public required string Code { get; init; }

    /// <summary>The level in lower-case English, as it stands in the API: <c>division</c>, <c>municipality</c>.</summary>
    public required string Level { get; init; }

    /// <summary>The code above it; none at the top.</summary>
    public string? ParentCode { get; init; }

    /// <summary>The Dutch title or name.</summary>
    public required string NameNl { get; init; }

    /// <summary>The English title; the Dutch name where there is no other.</summary>
    public required string NameEn { get; init; }

    /// <summary>CPV only: the check digit of the list.</summary>
    public int? CheckDigit { get; init; }

    /// <summary>CPV only: a social or other specific service (Directive 2014/24/EU, annex XIV).</summary>
    public bool SocialService { get; init; }
}

/// <summary>What a file says, or everything found wrong with it. Where something is wrong nothing of it is used.</summary>
/// <param name="Entries">The codes by code, in the order of the file.</param>
/// <param name="Errors">What is wrong, by line; empty when all is well.</param>
public sealed record ReferenceFile(IReadOnlyList<ReferenceEntry> Entries, ImportErrors Errors);
