using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tests.Eligibility;

/// <summary>The plain tender most situations are about: deadline on 1 June 2026 at noon, contract from 1 July 2026 to
/// 30 June 2027, worth 100 000 euros.</summary>
internal static class Situation
{
    public static readonly LegalFigures Figures = new()
    {
        Version = "2026-01-01",
        ConductCertificateMonths = 24,
        TaxStatementMonths = 6,
        TradeRegisterExtractMonths = 6,
        ReferenceYears = 3,
        ReferenceYearsWorks = 5,
        MandatoryExclusionYears = 5,
        FacultativeExclusionYears = 3,
        MandatoryGrounds = ["exg-crim-corrpt", "exg-crim-fraud", "exg-pmt-bre-tax"],
        FacultativeGrounds = ["exg-sitn-bankr", "exg-mis-misconduct"],
    };

    public static readonly DateTimeOffset Noon = new(2026, 6, 1, 10, 0, 0, TimeSpan.Zero);

    public static AssessmentContext Tender { get; } = new()
    {
        At = Noon.AddDays(-14),
        Figures = Figures,
        SubmissionDeadline = Noon,
        AwardAt = Noon.AddDays(20),
        Contract = new Period(Day("2026-07-01"), Day("2027-06-30")),
        EstimatedValue = Money.Euros(100_000),
        Lot = "lot-1",
    };

    /// <summary>Looking at oneself, without a tender.</summary>
    public static AssessmentContext Admission(string day) => new() { At = DutchTime.StartOf(Day(day)).AddHours(12), Figures = Figures };

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static MemberFacts Member(string name) => new() { Member = name };

    public static BidderProfile Alone(MemberFacts facts) => BidderProfile.Solo(facts);

    public static BidderProfile Together(params MemberFacts[] members) => new()
    {
        Lead = members[0].Member,
        Members = [.. members.Select((m, i) => new BidderMember
        {
            Facts = m,
            ShareBasisPoints = (BidderProfile.FullShare / members.Length) + (i == 0 ? BidderProfile.FullShare % members.Length : 0),
        })],
    };

    public static BidderProfile Doing(this BidderProfile profile, string member, params string[] parts) => profile with
    {
        Members = [.. profile.Members.Select(m => m.Facts.Member == member ? m with { Performs = parts } : m)],
    };

    public static BidderProfile RelyingOn(this BidderProfile profile, MemberFacts party, bool committed, params string[] conditions) => profile with
    {
        ReliedOn = [.. profile.ReliedOn, new ReliedOnParty { Facts = party, Conditions = conditions, Committed = committed }],
    };

    public static Finding Judge(this BidderProfile profile, Leaf condition, AssessmentContext? context = null) =>
        Assessment.Of(condition, profile, context ?? Tender).Findings.ShouldHaveSingleItem();

    public static MemberFacts Earned(this MemberFacts facts, int year, long euros, EvidenceStatus status = EvidenceStatus.Verified, string currency = "EUR") =>
        facts with { Turnovers = [.. facts.Turnovers, new TurnoverFact { Id = $"t{facts.Turnovers.Count}", Status = status, Year = year, Amount = new Money(euros * 100, currency) }] };

    public static MemberFacts Insured(this MemberFacts facts, long euros, string until, EvidenceStatus status = EvidenceStatus.Verified, string? from = null, long? perYear = null) =>
        facts with
        {
            Insurances = [.. facts.Insurances, new InsuranceFact
            {
                Id = $"i{facts.Insurances.Count}", Status = status, Cover = "business", PerEvent = Money.Euros(euros), PerYear = Money.Euros(perYear ?? 2 * euros),
                ValidFrom = from is null ? null : Day(from), ValidUntil = Day(until),
            }],
        };

    public static MemberFacts Did(this MemberFacts facts, string assignment, string competence, string? ended, long euros = 50_000, EvidenceStatus status = EvidenceStatus.Verified, string cpv = "77310000") =>
        facts with
        {
            References = [.. facts.References, new ReferenceFact
            {
                Id = $"r{facts.References.Count}", Status = status, Assignment = assignment, Competences = competence.Split(','), Cpv = [cpv],
                EndedOn = ended is null ? null : Day(ended), Value = Money.Euros(euros),
            }],
        };

    public static MemberFacts Certified(this MemberFacts facts, string code, string? until = null, EvidenceStatus status = EvidenceStatus.Verified, string? from = null, params string[] equivalentTo) =>
        facts with
        {
            Certificates = [.. facts.Certificates, new CertificateFact
            {
                Id = $"c{facts.Certificates.Count}", Status = status, Code = code, EquivalentTo = equivalentTo,
                ValidFrom = from is null ? null : Day(from), ValidUntil = until is null ? null : Day(until),
            }],
        };

    public static MemberFacts Has(this MemberFacts facts, string document, string issued, EvidenceStatus status = EvidenceStatus.Verified) =>
        facts with { Documents = [.. facts.Documents, new DocumentFact { Id = $"d{facts.Documents.Count}", Kind = document, Status = status, IssuedOn = Day(issued) }] };

    public static MemberFacts Registered(this MemberFacts facts, string scheme, EvidenceStatus status = EvidenceStatus.Verified) =>
        facts with { Registrations = [.. facts.Registrations, new RegistrationFact { Id = $"b{facts.Registrations.Count}", Scheme = scheme, Identifier = "01234567", Status = status }] };

    public static MemberFacts States(this MemberFacts facts, string ground, bool applies, string? occurred = null, EvidenceStatus status = EvidenceStatus.Declared, bool cleaned = false, string? until = null) =>
        facts with
        {
            Exclusions = [.. facts.Exclusions, new ExclusionFact
            {
                Id = $"x{facts.Exclusions.Count}", Ground = ground, Applies = applies, Status = status, SelfCleaned = cleaned,
                OccurredOn = occurred is null ? null : Day(occurred), ValidUntil = until is null ? null : Day(until),
            }],
        };

    public static MemberFacts Free(this MemberFacts facts, int hours, string? from = null, string? until = null) => facts with
    {
        HoursPerWeek = hours,
        Availability = from is null ? null : new Period(Day(from), until is null ? null : Day(until)),
    };

    public static MemberFacts Accepted(this MemberFacts facts, string document, int version, string on = "2026-05-01") =>
        facts with { Accepted = [.. facts.Accepted, new AcceptedDocument { Document = document, Version = version, AcceptedOn = Day(on) }] };

    public static Finding ShouldBe(this Finding finding, Outcome outcome, string code)
    {
        finding.Code.ShouldBe(code);
        finding.Outcome.ShouldBe(outcome);
        return finding;
    }
}
