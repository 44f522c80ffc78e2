using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>An international bank account number (ISO 13616), stored without spaces. Personal data.</summary>
public sealed partial record Iban
{
    // Lengths of the countries that freelancers here bank in; of others only the general bounds are known.
    private static readonly Dictionary<string, int> Lengths = new(StringComparer.Ordinal)
    {
        ["NL"] = 18, ["BE"] = 16, ["DE"] = 22, ["LU"] = 20, ["FR"] = 27, ["AT"] = 20, ["IE"] = 22,
        ["LT"] = 20, ["ES"] = 24, ["IT"] = 27, ["PT"] = 25, ["PL"] = 28, ["GB"] = 22, ["CH"] = 21,
    };

    private Iban(string value) => Value = value;

    /// <summary>Capitals and digits without spaces.</summary>
    public string Value { get; }

    /// <summary>Takes back a value that was checked before it was stored.</summary>
    public static Iban Stored(string value) => new(value);

    /// <summary>Reads an IBAN with or without spaces, in either case.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out Iban? iban, [NotNullWhen(false)] out Refusal? refusal, string? pointer = null)
    {
        var plain = (text ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        refusal = !HasShape(plain) ? IdentifierRefusals.IbanShape(pointer)
            : CheckDigits.Modulo97(plain[4..] + plain[..4]) != 1 ? IdentifierRefusals.IbanCheckDigits(pointer)
            : null;
        iban = refusal is null ? new Iban(plain) : null;
        return refusal is null;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="Refusal">The text is no IBAN.</exception>
    public static Iban Parse(string? text, string? pointer = null) =>
        TryParse(text, out var iban, out var refusal, pointer) ? iban : throw refusal;

    /// <summary>The country and the last four characters, so that it can be shown and logged.</summary>
    public override string ToString() => $"{Value[..2]}..{Value[^4..]}";

    private static bool HasShape(string plain) =>
        Ascii.IsValid(plain) && Shape().IsMatch(plain)
        && (!Lengths.TryGetValue(plain[..2], out var length) || plain.Length == length);

    [GeneratedRegex(@"^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
