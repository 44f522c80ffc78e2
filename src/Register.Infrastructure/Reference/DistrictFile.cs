using System.Text;

namespace Register.Infrastructure.Reference;

/// <summary>Reads the districts of Statistics Netherlands (<i>wijken</i>) as CSV or GeoJSON, with the municipalities they
/// lie in. Columns of the CSV and properties of the GeoJSON, in any order: <c>wijk_code</c> (GeoJSON also
/// <c>statcode</c>), <c>wijk_naam</c> (<c>statnaam</c>), <c>gemeente_code</c> (optional; must agree with the district),
/// <c>gemeente_naam</c>, <c>provincie</c> (optional: name or PV code) and <c>jaar</c> (optional; must be the year of the
/// import). The outlines are not kept. What the file does not say of a municipality comes from a second file with
/// <c>gemeente_code</c>, <c>gemeente_naam</c> and <c>provincie</c>, or from what is known already.</summary>
public static class DistrictFile
{
    private static readonly CsvColumn[] Columns =
    [
        new("code", true, "wijk_code", "district_code"),
        new("name", false, "wijk_naam", "district_name"),
        new("municipalityCode", false, "gemeente_code", "municipality_code"),
        new("municipality", false, "gemeente_naam", "municipality_name"),
        new("province", false, "provincie", "provincie_naam", "provincie_code", "province"),
        new("year", false, "jaar", "year"),
    ];

    private static readonly CsvColumn[] MunicipalityColumns =
    [
        new("code", true, "gemeente_code", "municipality_code"),
        new("name", true, "gemeente_naam", "municipality_name"),
        new("province", true, "provincie", "provincie_naam", "provincie_code", "province"),
    ];

    /// <summary>Reads the file, which must be seekable; the first character tells GeoJSON from CSV.</summary>
    /// <param name="file">The districts.</param>
    /// <param name="municipalities">The municipalities with their provinces, if there is such a file.</param>
    /// <param name="year">The year the areas are of.</param>
    /// <param name="known">The areas that are there already.</param>
    public static ReferenceFile Read(Stream file, Stream? municipalities, int year, IReadOnlyDictionary<string, ReferenceEntry> known)
    {
        var errors = new ImportErrors();
        var areas = new AreaTree(known, errors);
        errors.File = "municipalities";
        if (municipalities is not null) ReadMunicipalities(municipalities, areas, errors);
        if (errors.Count > 0) return areas.ToFile();

        errors.File = "districts";
        var rows = IsJson(file) ? GeoJsonDistricts.Read(file, errors) : FromCsv(file, errors);
        foreach (var row in rows)
        {
            areas.Add(row, year);
            if (errors.IsFull) break;
        }

        return areas.ToFile();
    }

    private static void ReadMunicipalities(Stream file, AreaTree areas, ImportErrors errors)
    {
        foreach (var row in CsvTable.Read(file, MunicipalityColumns, errors))
        {
            areas.AddMunicipality(row.Line, row["code"], row["name"], row["province"]);
        }
    }

    private static IEnumerable<DistrictRow> FromCsv(Stream file, ImportErrors errors) =>
        CsvTable.Read(file, Columns, errors).Select(row => new DistrictRow
        {
            Line = row.Line,
            Code = row["code"],
            Name = row["name"],
            MunicipalityCode = row["municipalityCode"],
            MunicipalityName = row["municipality"],
            Province = row["province"],
            Year = row["year"],
        });

    private static bool IsJson(Stream file)
    {
        Span<byte> start = stackalloc byte[64];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return Encoding.Latin1.GetString(start[..read]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n').StartsWith('{');
    }
}
