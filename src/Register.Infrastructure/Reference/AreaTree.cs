using System.Globalization;
using Register.Domain.Reference;

namespace Register.Infrastructure.Reference;

/// <summary>Builds country, provinces, municipalities and districts out of rows that each speak of one district.</summary>
internal sealed class AreaTree
{
    private readonly IReadOnlyDictionary<string, ReferenceEntry> known;
    private readonly ImportErrors errors;
    private readonly EntryList list;
    private readonly Dictionary<string, ReferenceEntry> municipalities = new(StringComparer.Ordinal);
    private int districts;

    public AreaTree(IReadOnlyDictionary<string, ReferenceEntry> known, ImportErrors errors)
    {
        (this.known, this.errors) = (known, errors);
        list = new EntryList(known, errors);
        foreach (var (code, nl, en) in Countries) list.Add(0, Entry(code, null, nl, en));
        foreach (var province in Province.All) list.Add(0, Entry(province.Code, "NL", province.NameNl, province.NameEn));
    }

    // Freelancers of the neighbouring countries are registered by their own trade registers (Euregio Maas-Rhine).
    private static (AreaCode Code, string Nl, string En)[] Countries =>
    [
        (AreaCode.Netherlands, "Nederland", "Netherlands"),
        (AreaCode.Parse("BE"), "België", "Belgium"),
        (AreaCode.Parse("DE"), "Duitsland", "Germany"),
    ];

    public void AddMunicipality(int line, string? code, string? name, string? province)
    {
        if (!AreaCode.TryParse(code, null, out var area) || area.Level != AreaLevel.Municipality) errors.Add(line, "import.code", ("value", code));
        else if (name is null) errors.Add(line, "import.name-missing", ("code", area.Value));
        else if (Province.Find(province) is not { } found) errors.Add(line, "import.unknown-province", ("value", province));
        else if (municipalities.ContainsKey(area.Value)) errors.Add(line, "import.duplicate-code", ("code", area.Value));
        else Keep(line, Entry(area, found.Code.Value, name));
    }

    public void Add(DistrictRow row, int year)
    {
        if (!DistrictCode.TryParse(row.Code, null, out var code)) errors.Add(row.Line, "import.code", ("value", row.Code));
        else if (!MunicipalityAgrees(row, code)) errors.Add(row.Line, "import.parent", ("code", code.Value), ("value", row.MunicipalityCode));
        else if (row.Year is { } said && said != year.ToString(CultureInfo.InvariantCulture)) errors.Add(row.Line, "import.year", ("value", said), ("year", year));
        else if ((row.Name ?? known.GetValueOrDefault(code.Value)?.NameNl) is not { } name) errors.Add(row.Line, "import.name-missing", ("code", code.Value));
        else if (HasMunicipality(row, code.Municipality))
        {
            list.Add(row.Line, Entry(code.Area, code.Municipality.Value, name));
            districts++;
        }
    }

    public ReferenceFile ToFile()
    {
        if (districts == 0 && errors.Count == 0) errors.Add(0, "import.empty");
        return list.ToFile();
    }

    private static bool MunicipalityAgrees(DistrictRow row, DistrictCode code) =>
        row.MunicipalityCode is null || (AreaCode.TryParse(row.MunicipalityCode, null, out var said) && said == code.Municipality);

    // The first row of a municipality (or the second file) tells its name and province; later rows may not contradict it.
    private bool HasMunicipality(DistrictRow row, AreaCode code)
    {
        var province = row.Province is null ? null : Province.Find(row.Province);
        if (row.Province is not null && province is null) return Wrong(row.Line, "import.unknown-province", ("value", row.Province));

        var before = known.GetValueOrDefault(code.Value);
        if (!municipalities.TryGetValue(code.Value, out var municipality))
        {
            if ((row.MunicipalityName ?? before?.NameNl) is not { } name) return Wrong(row.Line, "import.municipality-unknown", ("code", code.Value));
            Keep(row.Line, Entry(code, province?.Code.Value ?? before?.ParentCode ?? "NL", name));
            return true;
        }

        var agrees = (row.MunicipalityName ?? municipality.NameNl) == municipality.NameNl
            && (province?.Code.Value ?? municipality.ParentCode) == municipality.ParentCode;
        return agrees || Wrong(row.Line, "import.municipality-differs", ("code", code.Value));
    }

    private void Keep(int line, ReferenceEntry municipality)
    {
        municipalities.Add(municipality.Code, municipality);
        list.Add(line, municipality);
    }

    private bool Wrong(int line, string code, (string, object?) argument)
    {
        errors.Add(line, code, argument);
        return false;
    }

    private static ReferenceEntry Entry(AreaCode code, string? parent, string nl, string? en = null) => new()
    {
        Code = code.Value,
        Level = code.Level.ToString().ToLowerInvariant(),
        ParentCode = parent,
        NameNl = nl,
        NameEn = en ?? nl,
    };
}
