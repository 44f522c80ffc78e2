namespace Register.Infrastructure.Queries.Reference;

/// <summary>A code that another one lies in.</summary>
public sealed record CodeAbove
{
    public string Code { get; init; } = "";

    /// <summary>Its level in the list.</summary>
    public string Level { get; init; } = "";

    public string NameNl { get; init; } = "";
    public string NameEn { get; init; } = "";
}
