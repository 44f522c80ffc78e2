namespace Register.Domain.Reference;

/// <summary>The twelve provinces of the Netherlands with their CBS codes. They have not changed since 1986, and the
/// official files name them without a code, so the program knows them itself.</summary>
public sealed record Province(AreaCode Code, string NameNl, string NameEn)
{
    /// <summary>All twelve, by code.</summary>
    public static readonly IReadOnlyList<Province> All =
    [
        Of("PV20", "Groningen", "Groningen"),
        Of("PV21", "Fryslân", "Friesland"),
        Of("PV22", "Drenthe", "Drenthe"),
        Of("PV23", "Overijssel", "Overijssel"),
        Of("PV24", "Flevoland", "Flevoland"),
        Of("PV25", "Gelderland", "Gelderland"),
        Of("PV26", "Utrecht", "Utrecht"),
        Of("PV27", "Noord-Holland", "North Holland"),
        Of("PV28", "Zuid-Holland", "South Holland"),
        Of("PV29", "Zeeland", "Zeeland"),
        Of("PV30", "Noord-Brabant", "North Brabant"),
        Of("PV31", "Limburg", "Limburg"),
    ];

    /// <summary>Finds a province by its code or by its name in either language, or none.</summary>
    public static Province? Find(string? codeOrName)
    {
        var text = codeOrName?.Trim() ?? "";
        return All.FirstOrDefault(p => Is(p.Code.Value, text) || Is(p.NameNl, text) || Is(p.NameEn, text));
    }

    private static Province Of(string code, string nl, string en) => new(AreaCode.Parse(code), nl, en);

    private static bool Is(string name, string text) => name.Equals(text, StringComparison.OrdinalIgnoreCase);
}
