using Register.Domain.Tenders;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Facts;

/// <summary>What a tender is found by beside its columns, as short texts of which equality is all that is asked.</summary>
public static class TenderTags
{
    /// <summary>A CPV code, or one below it: each code has a tag for every stem of it, so that the group
    /// <c>77300000</c> finds <c>77310000</c>.</summary>
    public static string Cpv(string code) => "v:" + Stem(code);

    /// <summary>An area in which (part of) the work is.</summary>
    public static string Within(string area) => "a:" + area;

    /// <summary>An area all of which the work is in.</summary>
    public static string Covers(string area) => "c:" + area;

    /// <summary>Tenders with work in the area: in a part of it, or in something it is a part of.</summary>
    public static IReadOnlyList<string> Reaching(string area, ReferenceSnapshot lists) =>
        [Within(area), .. lists.Areas.Ancestors(area).Skip(1).Select(Covers)];

    /// <summary>All tags of a tender and its lots.</summary>
    public static IReadOnlySet<string> Of(TenderContent content, ReferenceSnapshot lists)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in content.AdditionalCpv.Append(content.Cpv).Concat(content.Lots.Select(l => l.Cpv).OfType<string>()))
        {
            var stem = Stem(code);
            for (var length = 2; length <= stem.Length; length++) tags.Add("v:" + stem[..length]);
        }
        var places = content.PlaceOfPerformance.Concat(content.Lots.SelectMany(l => l.PlaceOfPerformance ?? [])).ToList();
        tags.UnionWith(places.SelectMany(lists.Areas.Ancestors).Select(Within));
        tags.UnionWith(places.Select(Covers));
        return tags;
    }

    private static string Stem(string code)
    {
        var stem = code.TrimEnd('0');
        return stem.Length >= 2 ? stem : code[..2];
    }
}
