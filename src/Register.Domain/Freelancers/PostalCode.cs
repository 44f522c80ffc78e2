using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>A Dutch postcode, written <c>6211 AB</c>. It says where someone lives to within some twenty doors: personal
/// data, unlike the district.</summary>
public sealed partial record PostalCode
{
    private PostalCode(string value) => Value = value;

    /// <summary>Four digits, a space, two capitals.</summary>
    public string Value { get; }

    /// <summary>Takes back a value that was checked before it was stored.</summary>
    public static PostalCode Stored(string value) => new(value);

    /// <summary>Reads a postcode with or without its space, in either case.</summary>
    public static bool TryParse(
        string? text, [NotNullWhen(true)] out PostalCode? code, [NotNullWhen(false)] out Refusal? refusal, string? pointer = null)
    {
        var plain = (text ?? "").Trim(' ').ToUpperInvariant();
        refusal = !Ascii.IsValid(plain) || !Shape().IsMatch(plain) ? IdentifierRefusals.PostalCodeShape(pointer)
            : plain[^2..] is "SA" or "SD" or "SS" ? IdentifierRefusals.PostalCodeLetters(pointer)
            : null;
        code = refusal is null ? new PostalCode($"{plain[..4]} {plain[^2..]}") : null;
        return refusal is null;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="Refusal">The text is no Dutch postcode.</exception>
    public static PostalCode Parse(string? text, string? pointer = null) =>
        TryParse(text, out var code, out var refusal, pointer) ? code : throw refusal;

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^[1-9][0-9]{3} ?[A-Z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
