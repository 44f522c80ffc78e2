using Register.Domain.Freelancers;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Facts;

/// <summary>What a freelancer is found by, as short texts of which equality is all that is asked: one index answers any
/// combination, in the order of the pages. Only what everybody may see becomes a tag, so that nobody can find out a
/// hidden field by searching for it.</summary>
public static class FreelancerTags
{
    /// <summary>She wants to be found for joint bids.</summary>
    public const string OpenToCollaboration = "o:collaboration";

    // Bounds for rows and for the index key; a description of 2 000 characters has some 300 words.
    private const int MostWords = 300;
    private const int LongestWord = 60;

    /// <summary>A sector, or one below it: her sectors with all their ancestors have this tag.</summary>
    public static string Sector(string code) => "s:" + code;

    /// <summary>An area in which her (public) home district or one of her work areas lies.</summary>
    public static string Within(string area) => "a:" + area;

    /// <summary>An area in all of which she works. Who works in a whole province works in each of its districts: they are
    /// found by asking for the district's ancestors, not by storing thousands of tags.</summary>
    public static string Covers(string area) => "c:" + area;

    /// <summary>A word of her name or of what she made public about herself.</summary>
    public static string Word(string folded) => "t:" + (folded.Length > LongestWord ? folded[..LongestWord] : folded);

    /// <summary>Whoever lies in the area, works in a part of it or in all of it has one of these tags.</summary>
    public static IReadOnlyList<string> Reaching(string area, ReferenceSnapshot lists) =>
        [Within(area), .. lists.Areas.Ancestors(area).Skip(1).Select(Covers)];

    /// <summary>All tags of a profile.</summary>
    public static IReadOnlySet<string> Of(FreelancerProfile profile, ReferenceSnapshot lists)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal);
        tags.UnionWith(profile.Sectors.SelectMany(lists.Sectors.Ancestors).Select(Sector));
        tags.UnionWith(profile.WorkAreas.SelectMany(lists.Areas.Ancestors).Select(Within));
        tags.UnionWith(profile.WorkAreas.Select(Covers));
        if (profile.Shows(PublicField.HomeDistrict)) tags.UnionWith(lists.Areas.Ancestors(profile.HomeDistrict).Select(Within));
        if (profile.OpenToCollaboration) tags.Add(OpenToCollaboration);
        var words = SearchText.Fold(string.Join(' ', PublicTexts(profile))).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        tags.UnionWith(words.Distinct().Take(MostWords).Select(Word));
        return tags;
    }

    private static IEnumerable<string> PublicTexts(FreelancerProfile profile)
    {
        yield return profile.Name;
        if (profile.Shows(PublicField.Skills)) foreach (var skill in profile.Skills) yield return skill;
        if (profile.Shows(PublicField.Description) && profile.Description is { } description) yield return description;
    }
}
