using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Api.CommandLine;

/// <summary>Somebody of the demo register, with evidence that the municipality verified.</summary>
internal sealed record DemoPerson(FreelancerProfile Profile, IReadOnlyList<EvidenceDetails> Verified);

/// <summary>The people of the demo register: made up, in and around Maastricht. The gardeners are such that none
/// meets the green maintenance of the walkthrough alone, and the first three, or the last two, do together.</summary>
internal static class DemoPeople
{
    private static readonly string[] Grounds =
        ["exg-crim-corrpt", "exg-crim-fraud", "exg-crim-laund", "exg-crim-part", "exg-crim-traffick", "exg-crim-terror", "exg-pmt-bre-tax", "exg-pmt-bre-ssc", "exg-sitn-bankr"];

    /// <summary>All of them, with evidence that is current on the day.</summary>
    public static IReadOnlyList<DemoPerson> On(DateOnly today) =>
    [
        Gardener(today, "Groen van Wyck", "01234567", "WK093501", 24, 52, 48_000, [Insured(today, 500_000), Worked(today, 1, "Onderhoud plantsoenen Heugem", 31_000)]),
        Gardener(today, "Hoveniersbedrijf Op de Berg", "02345678", "WK093503", 28, 49, 55_000, [Insured(today, 1_250_000), Worked(today, 2, "Maaien begraafplaats Tongerseweg", 22_000)]),
        Gardener(today, "Snoei en Co", "03456789", "WK093505", 20, 46, 39_000, [Vca(today), Worked(today, 1, "Snoeironde laanbomen Eijsden", 27_500)]),
        Person(today, "Keukentafel Catering", "04567890", ["5621"], "WK093500", ["GM0935", "GM1903"], 20, 45, ["buffet", "vergaderlunch"], [Turned(today, 62_000)]),
        Person(today, "Bord vol Zuid", "05678901", ["5621"], "WK093502", ["GM0935"], 32, 42, ["vegetarisch", "streekproduct"], [Turned(today, 51_000)]),
        Person(today, "Helder ICT", "06789012", ["6220"], "WK093500", ["PV31"], 36, 78, ["netwerkbeheer", "werkplekken"], [Turned(today, 96_000), Insured(today, 1_000_000)]),
        Person(today, "Code aan de Maas", "07890123", ["6210"], "WK093501", ["NL"], 32, 85, ["webapplicaties", "toegankelijkheid"], [Turned(today, 104_000)]),
        Person(today, "Woord en Wijk", "08901234", ["7330"], "WK093500", ["PV31"], 24, 72, ["bewonersbrieven", "klare taal"], [Turned(today, 58_000)]),
        Person(today, "Leren Loont", "09012345", ["8559"], "WK093503", ["PV31"], 16, 68, ["budgetcoaching", "taaltraining"], [Turned(today, 44_000)]),
        Gardener(today, "Groenwerk Heer", "10123456", "WK093506", 36, 54, 72_000,
            [Insured(today, 1_500_000), Vca(today), Worked(today, 1, "Bermen en plantsoenen Heer", 34_000), Worked(today, 2, "Sportpark West", 26_000)]),
        Gardener(today, "Tuin en Terras Meerssen", "11234567", "WK093800", 28, 44, 55_000, []),
    ];

    /// <summary>Whether this is one of those who do green maintenance.</summary>
    public static bool IsGardener(DemoPerson person) => person.Profile.Sectors.Contains("8130");

    private static DemoPerson Gardener(DateOnly today, string name, string number, string home, int hours, int rate, int turnover, EvidenceDetails[] own) =>
        Person(today, name, number, ["8130"], home, ["GM0935"], hours, rate, ["hoveniersonderhoud", "snoeien", "maaien"], [Turned(today, turnover), .. own]);

    private static DemoPerson Person(DateOnly today, string name, string number, string[] sectors, string home, string[] areas, int hours, int rate, string[] skills, EvidenceDetails[] own) =>
        new(new FreelancerProfile
        {
            Name = name,
            Identifier = BusinessIdentifier.Parse("NL-KVK", number),
            Email = $"{number}@example.nl",
            Sectors = sectors,
            HomeDistrict = home,
            WorkAreas = areas,
            Skills = skills,
            Languages = ["nl"],
            HourlyRate = Money.Euros(rate),
            HoursPerWeek = hours,
            Availability = new Period(today, today.AddYears(3)),
            PublicFields = [PublicField.HomeDistrict, PublicField.Skills, PublicField.Languages, PublicField.HourlyRate, PublicField.HoursPerWeek],
        }, [Registered(today, number), Declared(), .. own]);

    private static RegistrationExtract Registered(DateOnly today, string number) =>
        new() { Identifier = BusinessIdentifier.Parse("NL-KVK", number), IssuedOn = today.AddDays(-40) };

    private static ExclusionStatement Declared() =>
        new() { Grounds = [.. Grounds.Select(g => new ExclusionGround { Ground = g, Applies = false })] };

    private static TurnoverEvidence Turned(DateOnly today, int euros) => new() { Year = today.Year - 1, Amount = Money.Euros(euros) };

    private static InsuranceEvidence Insured(DateOnly today, int perEvent) => new()
    {
        Cover = InsuranceCover.Business, PerEvent = Money.Euros(perEvent), PerYear = Money.Euros(2 * perEvent), ValidFrom = today.AddMonths(-6), ValidUntil = today.AddMonths(30),
    };

    private static CertificateEvidence Vca(DateOnly today) =>
        new() { Code = "vca-vol", Issuer = "Examencentrum Zuid", IssuedOn = today.AddYears(-1), ValidUntil = today.AddYears(3) };

    private static ReferenceEvidence Worked(DateOnly today, int yearsAgo, string assignment, int euros) => new()
    {
        Assignment = assignment, Client = "Gemeente", Competences = ["green-maintenance"], Cpv = ["77310000"], Value = Money.Euros(euros),
        Period = new Period(today.AddYears(-yearsAgo - 1), today.AddYears(-yearsAgo)),
    };
}
