using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace Register.Domain.Reference;

/// <summary>How deep a sector lies in the SBI. The national list goes one level deeper than the European NACE.</summary>
public enum SectorLevel
{
    /// <summary>A letter (<c>O</c>), <i>sectie</i>.</summary>
    Section = 1,

    /// <summary>Two digits (<c>81</c>), <i>afdeling</i>.</summary>
    Division,

    /// <summary>Three digits (<c>813</c>), <i>groep</i>.</summary>
    Group,

    /// <summary>Four digits (<c>8130</c>), <i>klasse</i>.</summary>
    Class,

    /// <summary>Five digits (<c>81301</c>), <i>subklasse</i>.</summary>
    Subclass,
}

/// <summary>A code of the Dutch standard industrial classification (SBI 2025, Statistics Netherlands). It is read with
/// or without the dots (<c>81.30.1</c>, <c>81301</c>) and written without. That a code has the shape of one does not
/// mean it is on the list: the list decides.</summary>
public readonly partial record struct SectorCode : IParsable<SectorCode>, IComparable<SectorCode>
{
    private readonly string? value;

    private SectorCode(string value) => this.value = value;

    /// <summary>The code without dots; empty only for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>The level its length gives it.</summary>
    public SectorLevel Level => Value is [>= '0' and <= '9', ..] ? (SectorLevel)Value.Length : SectorLevel.Section;

    /// <summary>The code above it, for groups and deeper. The section of a division cannot be read from its digits and
    /// differs between editions of the SBI: the list has it.</summary>
    public SectorCode? Parent => Level > SectorLevel.Division ? new SectorCode(Value[..^1]) : null;

    /// <summary>Reads a code; spaces around it and lower case are accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SectorCode result)
    {
        var text = s?.Trim(' ').ToUpperInvariant() ?? "";
        var ok = Ascii.IsValid(text) && Shape().IsMatch(text);
        result = ok ? new SectorCode(text.Replace(".", "", StringComparison.Ordinal)) : default;
        return ok;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text does not have the shape of an SBI code.</exception>
    public static SectorCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not an SBI code.");

    /// <summary>Codes order as their text does, so that a parent comes before its children.</summary>
    public int CompareTo(SectorCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The code without dots.</summary>
    public override string ToString() => Value;

    // A dot only where CBS writes one: after the division and after the class.
    [GeneratedRegex(@"^(?:[A-Z]|[0-9]{2}(?:\.?[0-9](?:[0-9](?:\.?[0-9])?)?)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
