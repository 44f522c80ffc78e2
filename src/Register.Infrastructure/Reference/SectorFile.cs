using Register.Domain.Reference;

namespace Register.Infrastructure.Reference;

/// <summary>Reads the Standard Industrial Classification (SBI) as CSV. Columns, in any order, Dutch or English:
/// <c>code</c> (with or without dots), <c>titel_nl</c>, <c>titel_en</c> (optional), <c>ouder</c> (needed for divisions,
/// whose section their digits do not tell; elsewhere it must agree with the digits) and <c>niveau</c> (optional; must
/// agree with the code).</summary>
public static class SectorFile
{
    private static readonly CsvColumn[] Columns =
    [
        new("code", true, "code", "sbi_code", "sbi"),
        new("level", false, "niveau", "level"),
        new("nl", true, "titel_nl", "title_nl", "omschrijving", "titel"),
        new("en", false, "titel_en", "title_en"),
        new("parent", false, "ouder", "parent"),
    ];

    private static readonly Dictionary<string, SectorLevel> Levels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sectie"] = SectorLevel.Section, ["afdeling"] = SectorLevel.Division, ["groep"] = SectorLevel.Group,
        ["klasse"] = SectorLevel.Class, ["subklasse"] = SectorLevel.Subclass,
        ["section"] = SectorLevel.Section, ["division"] = SectorLevel.Division, ["group"] = SectorLevel.Group,
        ["class"] = SectorLevel.Class, ["subclass"] = SectorLevel.Subclass,
    };

    /// <summary>Reads the file; <paramref name="known"/> are the codes that are there already and may be parents.</summary>
    public static ReferenceFile Read(Stream file, IReadOnlyDictionary<string, ReferenceEntry> known)
    {
        var errors = new ImportErrors();
        var list = new EntryList(known, errors);
        foreach (var row in CsvTable.Read(file, Columns, errors))
        {
            if (ReadRow(row, known, errors) is { } entry) list.Add(row.Line, entry);
        }

        return list.ToFile();
    }

    private static ReferenceEntry? ReadRow(CsvRow row, IReadOnlyDictionary<string, ReferenceEntry> known, ImportErrors errors)
    {
        if (!SectorCode.TryParse(row["code"], null, out var code)) errors.Add(row.Line, "import.code", ("value", row["code"]));
        else if (row["nl"] is not { } name) errors.Add(row.Line, "import.name-missing", ("code", code.Value));
        else if (!LevelAgrees(row["level"], code)) errors.Add(row.Line, "import.level", ("code", code.Value), ("value", row["level"]));
        else if (!TryParent(row["parent"], code, known, out var parent)) errors.Add(row.Line, "import.parent", ("code", code.Value), ("value", row["parent"]));
        else
        {
            return new ReferenceEntry
            {
                Code = code.Value,
                Level = code.Level.ToString().ToLowerInvariant(),
                ParentCode = parent,
                NameNl = name,
                NameEn = row["en"] ?? name,
            };
        }

        return null;
    }

    private static bool LevelAgrees(string? text, SectorCode code) =>
        text is null || (Levels.TryGetValue(text, out var level) && level == code.Level);

    private static bool TryParent(string? text, SectorCode code, IReadOnlyDictionary<string, ReferenceEntry> known, out string? parent)
    {
        parent = code.Parent?.Value;
        if (code.Level == SectorLevel.Section) return text is null;
        if (code.Level > SectorLevel.Division) return text is null || (SectorCode.TryParse(text, null, out var said) && said == code.Parent);

        parent = SectorCode.TryParse(text, null, out var section) ? section.Value : known.GetValueOrDefault(code.Value)?.ParentCode;
        return parent is [>= 'A' and <= 'Z'];
    }
}
