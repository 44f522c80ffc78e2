using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>A VAT identification number of the Netherlands, Belgium or Germany, stored without spaces, dots or
/// hyphens. Until 2020 the Dutch number of a sole trader held her citizen number (BSN), which may not be processed
/// without a basis in law (Wabb art. 10, UAVG art. 46): one that may hold it is refused.</summary>
public sealed partial record VatId
{
    private VatId(string value) => Value = value;

    /// <summary>Capitals and digits only, country first.</summary>
    public string Value { get; }

    /// <summary><c>NL</c>, <c>BE</c> or <c>DE</c>.</summary>
    public string Country => Value[..2];

    /// <summary>Takes back a value that was checked before it was stored.</summary>
    public static VatId Stored(string value) => new(value);

    /// <summary>Reads and checks a number. For a <paramref name="soleTrader"/> in the Netherlands the whole string
    /// modulo 97 must be 1 and the nine digits may not pass the 11-test; the number of a legal person is built on its
    /// RSIN, whose nine digits must pass it.</summary>
    public static bool TryParse(
        string? text, bool soleTrader, [NotNullWhen(true)] out VatId? id, [NotNullWhen(false)] out Refusal? refusal, string? pointer = null)
    {
        var plain = new string([.. (text ?? "").Where(c => c is not (' ' or '.' or '-'))]).ToUpperInvariant();
        refusal = !Ascii.IsValid(plain) || !Shape().IsMatch(plain) ? IdentifierRefusals.VatShape(pointer) : Judge(plain, soleTrader, pointer);
        id = refusal is null ? new VatId(plain) : null;
        return refusal is null;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="Refusal">The text is no VAT id, or one that may hold a citizen number.</exception>
    public static VatId Parse(string? text, bool soleTrader, string? pointer = null) =>
        TryParse(text, soleTrader, out var id, out var refusal, pointer) ? id : throw refusal;

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static Refusal? Judge(string plain, bool soleTrader, string? pointer)
    {
        var passesElevenTest = plain.StartsWith("NL", StringComparison.Ordinal) && CheckDigits.PassElevenTest(plain.AsSpan(2, 9));
        if (soleTrader && passesElevenTest) return IdentifierRefusals.VatMayContainCitizenNumber(pointer);

        var right = plain[..2] switch
        {
            "BE" => CheckDigits.PassBelgian(plain.AsSpan(2)),
            "DE" => CheckDigits.PassModulo11And10(plain.AsSpan(2)),
            _ => soleTrader ? CheckDigits.Modulo97(plain) == 1 : passesElevenTest,
        };
        return right ? null : IdentifierRefusals.VatCheckDigits(pointer);
    }

    [GeneratedRegex(@"^(?:NL[0-9]{9}B(?!00)[0-9]{2}|BE[01][0-9]{9}|DE[1-9][0-9]{8})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
