using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>How a trade register knows an undertaking: a scheme of org-id.guide, as OCDS uses it, and the number in that
/// register. Together they are unique once they are in canonical form, which <see cref="Parse"/> gives; as it comes
/// in, an identifier is only what somebody wrote.</summary>
public sealed partial record BusinessIdentifier(string Scheme, string Id)
{
    /// <summary>The Dutch trade register: eight digits, leading noughts kept, no check digit.</summary>
    public const string Kvk = "NL-KVK";

    /// <summary>The Belgian Crossroads Bank for Enterprises: ten digits.</summary>
    public const string Kbo = "BE-BCE_KBO";

    /// <summary>The German Handelsregister, which every local court numbers by itself: <c>Aachen HRB 12345</c>. Without
    /// the court (its name, or its XJustiz code such as <c>R3101</c>) the number names many firms.</summary>
    public const string Handelsregister = "DE-CR";

    /// <summary>The schemes that are known.</summary>
    public static IReadOnlyList<string> Schemes { get; } = [Kvk, Kbo, Handelsregister];

    /// <summary>Reads a number of a scheme. Dots and spaces are accepted in it. The refusal points at <c>/scheme</c> or
    /// <c>/id</c> below <paramref name="pointer"/>.</summary>
    public static bool TryParse(
        string? scheme, string? id,
        [NotNullWhen(true)] out BusinessIdentifier? identifier, [NotNullWhen(false)] out Refusal? refusal, string? pointer = null)
    {
        var at = pointer is null ? null : pointer + "/id";
        (var canonical, refusal) = scheme switch
        {
            Kvk => ReadKvk(Digits(id), at),
            Kbo => ReadKbo(Digits(id), at),
            Handelsregister => ReadHandelsregister(id ?? "", at),
            _ => ("", IdentifierRefusals.UnknownScheme(pointer is null ? null : pointer + "/scheme")),
        };
        identifier = refusal is null ? new BusinessIdentifier(scheme!, canonical) : null;
        return refusal is null;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="Refusal">The scheme is unknown, or the number is none of it.</exception>
    public static BusinessIdentifier Parse(string? scheme, string? id, string? pointer = null) =>
        TryParse(scheme, id, out var identifier, out var refusal, pointer) ? identifier : throw refusal;

    /// <inheritdoc/>
    public override string ToString() => $"{Scheme} {Id}";

    private static (string Id, Refusal? Refusal) ReadKvk(string id, string? at) =>
        (id, KvkShape().IsMatch(id) ? null : IdentifierRefusals.KvkShape(at));

    private static (string Id, Refusal? Refusal) ReadKbo(string id, string? at) =>
        (id, !KboShape().IsMatch(id) ? IdentifierRefusals.KboShape(at)
            : !CheckDigits.PassBelgian(id) ? IdentifierRefusals.KboCheckDigits(at)
            : null);

    private static (string Id, Refusal? Refusal) ReadHandelsregister(string id, string? at)
    {
        var match = HandelsregisterShape().Match(id.Trim(' '));
        if (!match.Success) return ("", IdentifierRefusals.HandelsregisterShape(at));

        string Part(string name) => match.Groups[name].Value;
        var court = Spaces().Replace(Part("court"), " ");
        var part = Part("part").ToUpperInvariant() switch { "GNR" => "GnR", "GSR" => "GsR", var other => other };
        var suffix = Part("suffix") is { Length: > 0 } letters ? " " + letters.ToUpperInvariant() : "";
        return ($"{Canonical(court)} {part} {Part("number").TrimStart('0')}{suffix}", null);
    }

    // One court, one spelling, or the same firm could register twice.
    private static string Canonical(string court) =>
        string.Join(' ', court.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));

    private static string Digits(string? id) => new([.. (id ?? "").Where(c => c is not (' ' or '.'))]);

    [GeneratedRegex(@"^[0-9]{8}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KvkShape();

    [GeneratedRegex(@"^[01][0-9]{9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KboShape();

    [GeneratedRegex(
        @"^(?<court>[A-Za-z][0-9]{4}|[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß().\- ]{2,50}?) +(?<part>HRA|HRB|GnR|VR|PR|GsR) *0*(?<number>[1-9][0-9]{0,5})(?: *(?<suffix>[A-Z]{1,3}))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HandelsregisterShape();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
