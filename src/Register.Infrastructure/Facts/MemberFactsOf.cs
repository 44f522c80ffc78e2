using System.Security.Cryptography;
using System.Text;
using Register.Domain.Consortia;
using Register.Domain.Eligibility;
using Register.Domain.Freelancers;
using Register.Domain.Reference;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Facts;

/// <summary>Turns a freelancer and her evidence into the plain facts that conditions look at.</summary>
internal static class MemberFactsOf
{
    public static MemberFacts Make(Freelancer freelancer, FreelancerProfile p, IReadOnlyList<Evidence> evidence, ReferenceSnapshot lists,
        IEnumerable<string> wholeMunicipalities, string? lot)
    {
        IReadOnlyList<Piece> pieces = [.. evidence.Select(e => new Piece(e.Id.ToString(), e.Status, e.Details, e.Verification))];
        return Shown(freelancer.Id.ToString(), p.Identifier, pieces, lot) with
        {
            ConnectedFirms = [.. p.ConnectedFirms.Select(f => f.ToString())],
            Vat = Vat(p, pieces),
            Sectors = [.. p.Sectors.SelectMany(lists.Sectors.Ancestors)],
            WorkAreas = [.. p.WorkAreas.SelectMany(lists.Areas.Ancestors)],
            WholeAreas = [.. p.WorkAreas, .. wholeMunicipalities],
            HomeAreas = [.. lists.Areas.Ancestors(p.HomeDistrict)],
            HoursPerWeek = p.HoursPerWeek ?? 0,
            Availability = p.Availability,
            HourlyRate = p.HourlyRate,
        };
    }

    /// <summary>A firm outside the register: what is stated about it, as evidence nobody looked at.</summary>
    public static MemberFacts Make(ReliedOnFirm firm, string name) => Shown(name, firm.Identifier, [.. firm.States.Select((d, i) => new Piece($"stated-{i + 1}", EvidenceState.Declared, d, null))], null) with
    {
        HoursPerWeek = firm.HoursPerWeek ?? 0, Persons = firm.Persons ?? 0,
    };

    private static MemberFacts Shown(string member, BusinessIdentifier identifier, IReadOnlyList<Piece> evidence, string? lot) => new()
    {
        Member = member,
        Registrations = [new RegistrationFact { Id = "profile", Scheme = identifier.Scheme, Identifier = identifier.Id }, .. Of<RegistrationExtract, RegistrationFact>(evidence,
            // An extract of another number says nothing about hers.
            d => IsSame(d.Identifier, identifier) ? new RegistrationFact { Id = "", Scheme = identifier.Scheme, Identifier = identifier.Id } : null)],
        Documents = Documents(evidence),
        Turnovers = Of<TurnoverEvidence, TurnoverFact>(evidence, d => new TurnoverFact { Id = "", Year = d.Year, Amount = d.Amount }),
        References = Of<ReferenceEvidence, ReferenceFact>(evidence, Reference),
        Certificates = [.. Pick<CertificateEvidence>(evidence).Select(e => Dated(new CertificateFact
        {
            Id = "", Code = e.Details.Code, EquivalentTo = e.Evidence.Verification?.Verdict.EquivalentTo ?? [],
        }, e.Evidence))],
        Diplomas = Of<DiplomaEvidence, DiplomaFact>(evidence, d => new DiplomaFact { Id = "", Field = d.Field, Level = d.Level }),
        Insurances = Of<InsuranceEvidence, InsuranceFact>(evidence, d => new InsuranceFact
        {
            Id = "", Cover = d.Cover == InsuranceCover.Business ? "business" : "professional", PerEvent = d.PerEvent, PerYear = d.PerYear,
        }),
        Measures = Of<SustainabilityMeasure, MeasureFact>(evidence, d => new MeasureFact { Id = "", Code = d.Code, Level = d.Level }),
        Languages = Of<LanguageEvidence, LanguageFact>(evidence, d => new LanguageFact { Id = "", Language = d.Language, Level = (int)d.Level }),
        Exclusions = Exclusions(evidence),
        Accepted = [.. Pick<AcceptedConditions>(evidence).Where(e => e.Evidence.Status != EvidenceState.Rejected).Select(e =>
            new AcceptedDocument { Document = e.Details.Document, Version = e.Details.Version, AcceptedOn = e.Details.AcceptedOn })],
        SelfDeclaration = Declaration(evidence, lot),
        SocialReturnBasisPoints = Pick<SocialReturnPromise>(evidence).Select(e => e.Details.BasisPoints).DefaultIfEmpty().Max(),
    };

    private sealed record Piece(string Id, EvidenceState Status, EvidenceDetails Details, Verification? Verification);

    private static IEnumerable<(Piece Evidence, TDetails Details)> Pick<TDetails>(IReadOnlyList<Piece> evidence)
        where TDetails : EvidenceDetails => evidence.Where(e => e.Details is TDetails).Select(e => (e, (TDetails)e.Details));

    private static IReadOnlyList<TFact> Of<TDetails, TFact>(IReadOnlyList<Piece> evidence, Func<TDetails, TFact?> make)
        where TDetails : EvidenceDetails
        where TFact : EvidenceFact =>
        [.. Pick<TDetails>(evidence).Select(e => (e.Evidence, Fact: make(e.Details))).Where(e => e.Fact is not null).Select(e => Dated(e.Fact!, e.Evidence))];

    private static TFact Dated<TFact>(TFact fact, Piece evidence)
        where TFact : EvidenceFact => (TFact)(fact with
        {
            Id = evidence.Id, Status = (EvidenceStatus)(int)evidence.Status,
            IssuedOn = evidence.Details.IssuedOn, ValidFrom = evidence.Details.ValidFrom, ValidUntil = evidence.Details.ValidUntil,
        });

    private static IReadOnlyList<DocumentFact> Documents(IReadOnlyList<Piece> evidence) => [.. evidence
        .Select(e => (Evidence: e, Kind: e.Details switch
        {
            RegistrationExtract => DocumentKinds.TradeRegisterExtract,
            TaxStatement => DocumentKinds.TaxStatement,
            ConductCertificateEvidence { Type: ConductCertificateType.Gva } => DocumentKinds.ConductCertificate,
            ConductCertificateEvidence => DocumentKinds.PersonalConductCertificate,
            _ => null,
        }))
        .Where(d => d.Kind is not null)
        .Select(d => Dated(new DocumentFact { Id = "", Kind = d.Kind! }, d.Evidence))];

    // Only that there is one and of which country; the strongest proof of it counts.
    private static VatFact? Vat(FreelancerProfile p, IReadOnlyList<Piece> evidence)
    {
        if (p.VatId is not { } vat) return null;
        var own = new VatFact { Id = "profile", Country = vat[..2] };
        return Of<VatRegistration, VatFact>(evidence, d => d.Country == own.Country ? own : null)
            .Where(f => f.Status != EvidenceStatus.Rejected).OrderByDescending(f => f.Status).FirstOrDefault() ?? own;
    }

    private static ReferenceFact Reference(ReferenceEvidence d) => new()
    {
        Id = "", Assignment = Fingerprint($"{d.Client} {d.Assignment}"), Competences = d.Competences, EndedOn = d.Period.EndDate, Value = d.Value,
        Cpv = [.. d.Cpv.Select(c => CpvCode.Parse(c).Value)],
    };

    private static IReadOnlyList<ExclusionFact> Exclusions(IReadOnlyList<Piece> evidence) => [.. Pick<ExclusionStatement>(evidence)
        .SelectMany(e => e.Details.Grounds.Select(g => Dated(new ExclusionFact
        {
            Id = "", Ground = g.Ground, Applies = g.Applies, OccurredOn = g.OccurredOn,
            SelfCleaned = e.Evidence.Verification?.Verdict.SelfCleaned.Contains(g.Ground) == true,
        }, e.Evidence)))];

    private static DeclarationFact? Declaration(IReadOnlyList<Piece> evidence, string? lot) =>
        Of<SelfDeclarationEvidence, DeclarationFact>(evidence, d => new DeclarationFact { Id = "", ConfirmedFor = d.ConfirmedFor })
            .OrderByDescending(f => f.ConfirmedFor is not null && f.ConfirmedFor == lot).ThenByDescending(f => f.Id, StringComparer.Ordinal).FirstOrDefault();

    private static bool IsSame(BusinessIdentifier written, BusinessIdentifier own) =>
        BusinessIdentifier.TryParse(written.Scheme, written.Id, out var read, out _) && read == own;

    // Tells one assignment from another, however it is written, without naming the client in what is frozen with a bid.
    private static string Fingerprint(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SearchText.Fold(text)))[..16]);
}
