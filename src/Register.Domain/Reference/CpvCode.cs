using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Register.Domain.Reference;

/// <summary>How deep a code lies in the Common Procurement Vocabulary.</summary>
public enum CpvLevel
{
    /// <summary>Two digits, then noughts.</summary>
    Division = 1,

    /// <summary>Three digits.</summary>
    Group,

    /// <summary>Four digits.</summary>
    Class,

    /// <summary>Five digits.</summary>
    Category,

    /// <summary>Six to eight digits.</summary>
    Subcategory,
}

/// <summary>A code of the Common Procurement Vocabulary (Regulation (EC) 213/2008): eight digits, written with or
/// without its check digit (<c>72000000-5</c>). Two codes are equal when their eight digits are. The check digit of
/// 532 official codes follows no formula, so it is compared with the list and never calculated.</summary>
public readonly partial record struct CpvCode : IParsable<CpvCode>, IComparable<CpvCode>
{
    private readonly string? value;

    private CpvCode(string value, int? checkDigit) => (this.value, CheckDigit) = (value, checkDigit);

    /// <summary>The eight digits; empty only for <c>default</c>.</summary>
    public string Value => value ?? "";

    /// <summary>The check digit, if the code was written with one.</summary>
    public int? CheckDigit { get; }

    /// <summary>The level its trailing noughts give it.</summary>
    public CpvLevel Level => (CpvLevel)Math.Clamp(Value.TrimEnd('0').Length - 1, 1, 5);

    /// <summary>Whether it is <paramref name="other"/> or lies below it: the division <c>77000000</c> holds
    /// <c>77310000</c>.</summary>
    public bool IsWithin(CpvCode other)
    {
        var stem = other.Value.AsSpan().TrimEnd('0');
        return Value.AsSpan().StartsWith(other.Value.AsSpan(0, Math.Max(stem.Length, Math.Min(2, other.Value.Length))));
    }

    /// <summary>The codes that would stand above it, nearest first. Not each of them is on the list: its parent is the
    /// first that is.</summary>
    public IEnumerable<CpvCode> PossibleParents()
    {
        var digits = Value;
        for (var length = digits.TrimEnd('0').Length - 1; length >= 2; length--)
        {
            if (length == 2 || digits[length - 1] != '0') yield return new CpvCode(digits[..length].PadRight(8, '0'), null);
        }
    }

    /// <summary>Reads eight digits, with or without <c>-n</c>; spaces around them are accepted.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CpvCode result)
    {
        var text = s?.Trim(' ') ?? "";
        var ok = Shape().IsMatch(text);
        result = ok ? new CpvCode(text[..8], text.Length == 10 ? text[9] - '0' : null) : default;
        return ok;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text does not have the shape of a CPV code.</exception>
    public static CpvCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a CPV code.");

    /// <summary>Equal when the eight digits are; the check digit adds nothing.</summary>
    public bool Equals(CpvCode other) => Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Codes order as their digits do, so that a parent comes before its children.</summary>
    public int CompareTo(CpvCode other) => string.CompareOrdinal(Value, other.Value);

    /// <summary>The eight digits.</summary>
    public override string ToString() => Value;

    [GeneratedRegex(@"^[0-9]{8}(?:-[0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
