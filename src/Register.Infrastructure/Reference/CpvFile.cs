using Register.Domain.Reference;

namespace Register.Infrastructure.Reference;

/// <summary>Reads the Common Procurement Vocabulary as CSV. Columns, in any order, Dutch or English: <c>code</c> (eight
/// digits, or ten characters with the check digit), <c>controlecijfer</c> or <c>volledig</c> where the code is without
/// it, <c>titel_nl</c>, <c>titel_en</c> (optional), <c>ouder</c> (optional; else the nearest code above it that
/// exists), <c>niveau</c> (optional; must agree with the code), <c>sociale_dienst</c> (optional, 0 or 1).</summary>
public static class CpvFile
{
    private static readonly CsvColumn[] Columns =
    [
        new("code", true, "code", "cpv_code", "cpv"),
        new("check", false, "controlecijfer", "check_digit"),
        new("full", false, "volledig", "full_code"),
        new("level", false, "niveau", "level"),
        new("parent", false, "ouder", "parent"),
        new("nl", true, "titel_nl", "title_nl"),
        new("en", false, "titel_en", "title_en"),
        new("social", false, "sociale_dienst", "social_service"),
    ];

    private static readonly Dictionary<string, CpvLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["divisie"] = CpvLevel.Division, ["groep"] = CpvLevel.Group, ["klasse"] = CpvLevel.Class,
        ["categorie"] = CpvLevel.Category, ["subcategorie"] = CpvLevel.Subcategory,
        ["division"] = CpvLevel.Division, ["group"] = CpvLevel.Group, ["class"] = CpvLevel.Class,
        ["category"] = CpvLevel.Category, ["subcategory"] = CpvLevel.Subcategory,
    };

    /// <summary>Reads the file; <paramref name="known"/> are the codes that are there already and may be parents.</summary>
    public static ReferenceFile Read(Stream file, IReadOnlyDictionary<string, ReferenceEntry> known)
    {
        var errors = new ImportErrors();
        var list = new EntryList(known, errors);
        foreach (var row in CsvTable.Read(file, Columns, errors))
        {
            if (ReadRow(row, errors) is { } entry) list.Add(row.Line, entry);
        }

        list.Complete(entry => entry with { ParentCode = entry.ParentCode ?? NearestParent(entry.Code, list) });
        return list.ToFile();
    }

    private static ReferenceEntry? ReadRow(CsvRow row, ImportErrors errors)
    {
        if (!CpvCode.TryParse(row["code"], null, out var code)) errors.Add(row.Line, "import.code", ("value", row["code"]));
        else if (CheckDigit(row, code) is not { } check) errors.Add(row.Line, "import.check-digit", ("code", code.Value));
        else if (row["nl"] is not { } name) errors.Add(row.Line, "import.name-missing", ("code", code.Value));
        else if (!LevelAgrees(row["level"], code)) errors.Add(row.Line, "import.level", ("code", code.Value), ("value", row["level"]));
        else if (!ParentAgrees(row["parent"], code)) errors.Add(row.Line, "import.parent", ("code", code.Value), ("value", row["parent"]));
        else if (row["social"] is not (null or "0" or "1")) errors.Add(row.Line, "import.flag", ("value", row["social"]));
        else
        {
            return new ReferenceEntry
            {
                Code = code.Value,
                Level = code.Level.ToString().ToLowerInvariant(),
                ParentCode = row["parent"]?[..8],
                NameNl = name,
                NameEn = row["en"] ?? name,
                CheckDigit = check,
                SocialService = row["social"] == "1",
            };
        }

        return null;
    }

    // It may stand in three places; wherever it stands it must be the same.
    private static int? CheckDigit(CsvRow row, CpvCode code)
    {
        int? full = null;
        if (row["full"] is { } text)
        {
            if (!CpvCode.TryParse(text, null, out var whole) || whole != code || whole.CheckDigit is null) return null;
            full = whole.CheckDigit;
        }

        var alone = row["check"] is [>= '0' and <= '9' and var digit] ? digit - '0' : (int?)null;
        if (row["check"] is not null && alone is null) return null;

        var said = new[] { code.CheckDigit, full, alone }.OfType<int>().Distinct().ToList();
        return said is [var check] ? check : null;
    }

    private static bool LevelAgrees(string? text, CpvCode code) =>
        text is null || (Levels.TryGetValue(text, out var level) && level == code.Level);

    private static bool ParentAgrees(string? text, CpvCode code) =>
        text is null || (CpvCode.TryParse(text, null, out var parent) && code.PossibleParents().Contains(parent));

    private static string? NearestParent(string code, EntryList list) =>
        CpvCode.Parse(code).PossibleParents().Select(p => p.Value).FirstOrDefault(list.Contains);
}
