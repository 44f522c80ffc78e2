using System.Diagnostics.CodeAnalysis;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Reference;

namespace Register.Infrastructure.Reference;

/// <summary>Looks up the codes that somebody wrote, gives each as its list writes it, and remembers every one that is on no
/// list with its place: a JSON pointer into the body, or the name of a parameter. Codes of an earlier year stay known: what
/// was written then still says something. See <see cref="ReferenceCatalog.Known"/>.</summary>
public sealed class KnownCodes
{
    private readonly List<Refusal> unknown = [];

    internal KnownCodes(ReferenceSnapshot lists) => Lists = lists;

    /// <summary>The lists they are looked up in.</summary>
    public ReferenceSnapshot Lists { get; }

    /// <summary>An SBI code of any level.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Sector(string place, string? text) => One(place, text, t => Lists.FindSector(t)?.Code, ReferenceRefusals.UnknownSector);

    /// <summary>A code of an area of any level.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Area(string place, string? text) => One(place, text, t => Lists.FindArea(t)?.Code, ReferenceRefusals.UnknownArea);

    /// <summary>A code of a district.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? District(string place, string? text) => One(place, text, t => Lists.FindDistrict(t)?.Code, ReferenceRefusals.UnknownDistrict);

    /// <summary>A code of a municipality.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Municipality(string place, string? text) => One(place, text, t => Lists.FindMunicipality(t)?.Code, ReferenceRefusals.UnknownMunicipality);

    /// <summary>A CPV code; a check digit, if there is one, is that of the list.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Cpv(string place, string? text) => One(place, text, t => Lists.FindCpv(t)?.Code, ReferenceRefusals.UnknownCpv);

    /// <summary>SBI codes, each once.</summary>
    public IReadOnlyList<string> Sectors(string place, IReadOnlyList<string> texts) => Each(place, texts, Sector);

    /// <summary>Codes of areas, each once.</summary>
    public IReadOnlyList<string> Areas(string place, IReadOnlyList<string> texts) => Each(place, texts, Area);

    /// <summary>CPV codes, each once.</summary>
    public IReadOnlyList<string> Cpvs(string place, IReadOnlyList<string> texts) => Each(place, texts, Cpv);

    /// <summary>What a freelancer tells about herself.</summary>
    public FreelancerProfile Of(FreelancerProfile profile) => profile with
    {
        Sectors = Sectors("/sectors", profile.Sectors), HomeDistrict = District("/homeDistrict", profile.HomeDistrict), WorkAreas = Areas("/workAreas", profile.WorkAreas),
    };

    /// <summary>What evidence says.</summary>
    public EvidenceDetails Of(string place, EvidenceDetails details) =>
        details is ReferenceEvidence reference ? reference with { Cpv = Cpvs(place + "/cpv", reference.Cpv) } : details;

    /// <summary>Conditions with all that hangs under them.</summary>
    public IReadOnlyList<Condition> Of(string place, IReadOnlyList<Condition> conditions) => [.. conditions.Select((c, i) => Of($"{place}/{i}", c))];

    /// <exception cref="Refusal">Something was on no list.</exception>
    internal void RefuseUnknown() => Refuse.If(unknown.Count > 0, CommonRefusals.BadInput(unknown));

    private Condition Of(string place, Condition condition) => condition switch
    {
        Sector sector => sector with { Sectors = Sectors(place + "/sectors", sector.Sectors) },
        WorkArea area => area with { Areas = Each(place + "/areas", area.Areas, AreaOrCountry) },
        Residence area => area with { Areas = Each(place + "/areas", area.Areas, AreaOrCountry) },
        References references => references with { Cpv = Each(place + "/cpv", references.Cpv, CpvOrBeginning) },
        Group group => group.Over([.. Enumerable.Range(0, group.Size()).Select(i => Of(place + group.PointerTo(i), group.Child(i)))]),
        _ => condition,
    };

    // Areas abroad are not on our lists; a country is its two letters.
    private string AreaOrCountry(string place, string text) => text is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'] ? text : Area(place, text);

    // 773 is how 77300000 and all below it begin.
    private string CpvOrBeginning(string place, string text) =>
        text.Length is >= 2 and < 8 && Lists.FindCpv(text.PadRight(8, '0')) is not null ? text : Cpv(place, text);

    private static IReadOnlyList<string> Each(string place, IReadOnlyList<string> texts, Func<string, string, string> one) =>
        [.. texts.Select((text, i) => one($"{place}/{i}", text)).Distinct()];

    private string? One(string place, string? text, Func<string, string?> find, Func<string, string, Refusal> refusal)
    {
        if (text is null) return null;
        var code = find(text);
        if (code is null) unknown.Add(refusal(place, text));
        return code ?? text;
    }
}
