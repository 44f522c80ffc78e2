using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Register.Domain.Kernel;

namespace Register.Api.Language;

/// <summary>The Dutch and English text of every code: refusals, input errors, findings, notices. The embedded JSON files
/// beside this one hold them, one file an area: <c>{ "tender.closed": { "nl": "…{closesAt}…", "en": "…" } }</c>.</summary>
public static partial class Texts
{
    private static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl-NL");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly Lazy<FrozenDictionary<string, Entry>> Entries = new(Load);

    /// <summary>All codes that have a text.</summary>
    public static IEnumerable<string> Codes => Entries.Value.Keys;

    /// <summary>Whether the code has a text.</summary>
    public static bool Has(string code) => Entries.Value.ContainsKey(code);

    /// <summary>The text of a code with its arguments filled in; the code itself where there is none.</summary>
    public static string Of(string code, string language, IReadOnlyDictionary<string, object?>? arguments = null)
    {
        if (!Entries.Value.TryGetValue(code, out var entry)) return code;
        var text = language == "en" ? entry.En : entry.Nl;
        return arguments is null ? text : Placeholder().Replace(text, m =>
            !arguments.TryGetValue(m.Groups[1].Value, out var value) ? m.Value
            : m.Groups[1].Value == "what" && value is string noun ? Word(noun, language) : Format(value, language));
    }

    /// <summary>What the program calls a thing, as people do.</summary>
    private static string Word(string noun, string language) =>
        Entries.Value.TryGetValue("word." + noun.ToLowerInvariant().Replace(' ', '-'), out var word) ? language == "en" ? word.En : word.Nl : noun;

    /// <summary>The best of nl and en for an <c>Accept-Language</c> header; nl when it names neither.</summary>
    public static string Choose(string? acceptLanguage)
    {
        if (string.IsNullOrEmpty(acceptLanguage)) return "nl";
        var (best, weight) = ("nl", 0.0);
        foreach (var part in acceptLanguage.Split(',', StringSplitOptions.TrimEntries))
        {
            var pieces = part.Split(';', StringSplitOptions.TrimEntries);
            var q = pieces.Length > 1 && pieces[1].StartsWith("q=", StringComparison.Ordinal)
                && double.TryParse(pieces[1].AsSpan(2), CultureInfo.InvariantCulture, out var parsed) ? parsed : 1.0;
            var language = pieces[0].Split('-')[0].ToLowerInvariant();
            if (language is "nl" or "en" && q > weight) (best, weight) = (language, q);
        }
        return best;
    }

    private static string Format(object? value, string language)
    {
        var culture = language == "en" ? English : Dutch;
        return value switch
        {
            null => "-",
            DateOnly day => day.ToString("d MMMM yyyy", culture),
            DateTimeOffset instant => TimeZoneInfo.ConvertTime(instant, DutchTime.Zone).ToString("d MMMM yyyy HH:mm:ss", culture),
            Money money => string.Create(culture, $"{money.Currency} {money.Amount:N2}"),
            IFormattable number and not Enum => number.ToString(null, culture),
            _ => value.ToString() ?? "",
        };
    }

    private static FrozenDictionary<string, Entry> Load()
    {
        var all = new Dictionary<string, Entry>();
        var here = typeof(Texts).Assembly;
        foreach (var name in here.GetManifestResourceNames().Where(n => n.Contains(".Language.", StringComparison.Ordinal)))
        {
            using var stream = here.GetManifestResourceStream(name)!;
            foreach (var (code, entry) in JsonSerializer.Deserialize<Dictionary<string, Entry>>(stream, JsonSerializerOptions.Web)!) all.Add(code, entry);
        }
        return all.ToFrozenDictionary();
    }

    private sealed record Entry(string Nl, string En);

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
