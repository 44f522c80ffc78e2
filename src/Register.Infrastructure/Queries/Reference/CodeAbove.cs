namespace Register.Infrastructure.Queries.Reference;

/// <summary>A code that another one lies in.</summary>
public sealed record CodeAbove
{
    public required string Code { get; init; }

    /// <summary>Its level in the list.</summary>
    public required string Level { get; init; }

    public required string NameNl { get; init; }
    public required string NameEn { get; init; }
}
