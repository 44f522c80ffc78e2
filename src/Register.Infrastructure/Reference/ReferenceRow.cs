namespace Register.Infrastructure.Reference;

/// <summary>A stored code: what it says and the years it holds.</summary>
internal sealed record ReferenceRow
{
    private ReferenceEntry? entry;

    public string Code { get; init; } = "";

    public int ValidFrom { get; init; }

    public int? ValidUntil { get; init; }

    public string Level { get; init; } = "";

    public string? ParentCode { get; init; }

    public string NameNl { get; init; } = "";

    public string NameEn { get; init; } = "";

    public int? CheckDigit { get; init; }

    public int SocialService { get; init; }

    /// <summary>What it says, made once.</summary>
    public ReferenceEntry Entry => entry ??= new ReferenceEntry
    {
        Code = Code, Level = Level, ParentCode = ParentCode, NameNl = NameNl, NameEn = NameEn,
        CheckDigit = CheckDigit, SocialService = SocialService == 1,
    };
}
