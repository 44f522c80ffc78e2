using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Register.Domain.Reference;

/// <summary>How wide an area is. A search that finds too little widens from the last to the first.</summary>
public enum AreaLevel
{
    /// <summary><c>NL</c> (ISO 3166-1).</summary>
    Country = 1,

    /// <summary><c>PVnn</c>, <i>provincie</i>.</summary>
    Province,

    /// <summary><c>GMgggg</c>, <i>gemeente</i>.</summary>
    Municipality,

    /// <summary><c>WKggggww</c>, <i>wijk</i>.</summary>
    District,
}

/// <summary>The code of an area as Statistics Netherlands writes it, at any level. That a code has the shape of one
/// does not mean it is on the list: the list decides, and holds the province of a municipality.</summary>
public readonly partial record struct AreaCode : IParsable<AreaCode>, IComparable<AreaCode>
{
    private readonly string? value;

    private AreaCode(string value) => this.value = value;

    /// <summary>The Netherlands.</summary>
    public static readonly AreaCode Netherlands = new("NL");

    /// <summary>The code in capitals; empty only for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>The level its shape gives it.</summary>
    public AreaLevel Level => Value.Length switch
    {
        8 => AreaLevel.District,
        6 => AreaLevel.Municipality,
        4 => AreaLevel.Province,
        _ => AreaLevel.Country,
    };

    /// <summary>The area around it where the code itself tells: the municipality of a district, the country of a
    /// province. Municipalities move between provinces rarely but not never: the list has it.</summary>
    public AreaCode? Parent => Level switch
    {
        AreaLevel.District => new AreaCode(string.Concat("GM", Value.AsSpan(2, 4))),
        AreaLevel.Province => Netherlands,
        _ => null,
    };

    /// <summary>Reads a code; spaces around it (CBS pads its columns) and lower case are accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AreaCode result)
    {
        var text = s?.Trim(' ').ToUpperInvariant() ?? "";
        var ok = Ascii.IsValid(text) && Shape().IsMatch(text);
        result = ok ? new AreaCode(text) : default;
        return ok;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text does not have the shape of an area code.</exception>
    public static AreaCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not an area code.");

    /// <summary>Codes order as their text does.</summary>
    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code in capitals.</summary>
    public override string ToString() => Value;

    // The last two places of a district are letters in some cities (WK0363AF in Amsterdam).
    [GeneratedRegex(@"^(?:[A-Z]{2}|PV[0-9]{2}|GM[0-9]{4}|WK[0-9]{4}[0-9A-Z]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
