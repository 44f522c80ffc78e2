using Register.Domain.Kernel;

namespace Register.Domain.Reference;

/// <summary>Codes that are on no list; each is told at its place, all of them at once (<see cref="CommonRefusals.BadInput"/>).</summary>
public static class ReferenceRefusals
{
    public static Refusal UnknownSector(string place, string value) => Unknown("reference.unknown-sector", place, value);
    public static Refusal UnknownArea(string place, string value) => Unknown("reference.unknown-area", place, value);
    public static Refusal UnknownDistrict(string place, string value) => Unknown("reference.unknown-district", place, value);
    public static Refusal UnknownMunicipality(string place, string value) => Unknown("reference.unknown-municipality", place, value);
    public static Refusal UnknownCpv(string place, string value) => Unknown("reference.unknown-cpv", place, value);

    internal static Refusal Unknown(string code, string place, string value) =>
        new(RefusalKind.Invalid, code, place, ("value", value.Length > 40 ? value[..40] : value));
}
