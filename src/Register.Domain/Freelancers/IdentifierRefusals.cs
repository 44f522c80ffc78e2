using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>What can be wrong with an identifier. None of them repeats the value: it may be personal.</summary>
public static class IdentifierRefusals
{
    public static Refusal UnknownScheme(string? pointer) => Invalid("identifier.unknown-scheme", pointer, ("schemes", string.Join(", ", BusinessIdentifier.Schemes)));
    public static Refusal KvkShape(string? pointer) => Invalid("identifier.kvk-shape", pointer);
    public static Refusal KboShape(string? pointer) => Invalid("identifier.kbo-shape", pointer);
    public static Refusal KboCheckDigits(string? pointer) => Invalid("identifier.kbo-check-digits", pointer);
    public static Refusal HandelsregisterShape(string? pointer) => Invalid("identifier.handelsregister-shape", pointer);
    public static Refusal VatShape(string? pointer) => Invalid("vat-id.shape", pointer);
    public static Refusal VatCheckDigits(string? pointer) => Invalid("vat-id.check-digits", pointer);
    public static Refusal VatMayContainCitizenNumber(string? pointer) => Invalid("vat-id.may-contain-bsn", pointer);
    public static Refusal PostalCodeShape(string? pointer) => Invalid("postal-code.shape", pointer);
    public static Refusal PostalCodeLetters(string? pointer) => Invalid("postal-code.letters-not-issued", pointer);
    public static Refusal IbanShape(string? pointer) => Invalid("iban.shape", pointer);
    public static Refusal IbanCheckDigits(string? pointer) => Invalid("iban.check-digits", pointer);

    private static Refusal Invalid(string code, string? pointer, params (string, object?)[] arguments) =>
        new(RefusalKind.Invalid, code, pointer, arguments);
}
