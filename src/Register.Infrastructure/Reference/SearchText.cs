using System.Text;
using System.Text.RegularExpressions;

namespace Register.Infrastructure.Reference;

/// <summary>Text as it is searched: lower case, without accents, only letters and digits, one space between words. The
/// program runs without a culture library (invariant globalisation), which cannot take letters apart, so the letters of
/// the Latin alphabets of Europe stand here themselves.</summary>
public static partial class SearchText
{
    // Pairs of a plain letter and its accented forms (Latin-1 Supplement and Latin Extended-A).
    private static readonly Dictionary<char, string> Plain = new[]
    {
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšſ"), ("t", "ţťŧ"),
        ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("ij", "ĳ"), ("th", "þ"),
    }.SelectMany(p => p.Item2.Select(accented => (Accented: accented, Letter: p.Item1))).ToDictionary(p => p.Accented, p => p.Letter);

    /// <summary>The words of a text, folded, in order.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var original in text)
        {
            var c = char.ToLowerInvariant(original);
            if (Plain.TryGetValue(c, out var plain)) folded.Append(plain);
            else if (char.IsLetterOrDigit(c)) folded.Append(c);
            else if (!IsWithinWord(c) && folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>The words somebody searches by, folded, at most eight. A dotted code counts as one word.</summary>
    public static IReadOnlyList<string> Words(string text) =>
        [.. Fold(DotInNumber().Replace(text, "")).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(8)];

    // Accents written as marks of their own, and the apostrophe of "foto's".
    private static bool IsWithinWord(char c) => c is (>= '\u0300' and <= '\u036F') or '\'' or '’';

    [GeneratedRegex(@"(?<=[0-9])\.(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex DotInNumber();
}
