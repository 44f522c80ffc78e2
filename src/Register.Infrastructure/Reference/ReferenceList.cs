namespace Register.Infrastructure.Reference;

/// <summary>One of the lists: the name of its table, which is also its name in the journal.</summary>
public sealed class ReferenceList
{
    /// <summary>SBI.</summary>
    public static readonly ReferenceList Sectors = new("sectors");

    /// <summary>CBS districts, municipalities, provinces and countries.</summary>
    public static readonly ReferenceList Areas = new("areas");

    /// <summary>CPV.</summary>
    public static readonly ReferenceList CpvCodes = new("cpv_codes", "check_digit", "social_service");

    private ReferenceList(string table, params string[] ownColumns)
    {
        Table = table;
        Columns = ["level", "parent_code", "name_nl", "name_en", "search_text", .. ownColumns];
    }

    /// <summary>Its table.</summary>
    public string Table { get; }

    /// <summary>What its table holds beside the code and the years it is valid.</summary>
    internal IReadOnlyList<string> Columns { get; }

    /// <summary>A column's value of an entry.</summary>
    internal static object? Value(ReferenceEntry entry, string column) => column switch
    {
        "code" => entry.Code,
        "level" => entry.Level,
        "parent_code" => entry.ParentCode,
        "name_nl" => entry.NameNl,
        "name_en" => entry.NameEn,
        "search_text" => SearchText.Fold($"{entry.Code} {entry.CheckDigit} {entry.NameNl} {entry.NameEn}"),
        "check_digit" => entry.CheckDigit,
        "social_service" => entry.SocialService ? 1 : 0,
        _ => throw new ArgumentException($"No column {column}.", nameof(column)),
    };
}
