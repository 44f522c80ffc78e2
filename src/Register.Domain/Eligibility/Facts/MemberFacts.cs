using Register.Domain.Kernel;

namespace Register.Domain.Eligibility;

/// <summary>Everything a condition may look at in one member: numbers, codes, dates and sets, gathered elsewhere.
/// It is frozen with a bid, so it holds no live objects and no more personal data than the judgement needs.</summary>
public sealed record MemberFacts
{
    /// <summary>Who it is (the freelancer's id, or a name for a third party).</summary>
    public required string Member { get; init; }

    /// <summary>Trade-register numbers.</summary>
    public IReadOnlyList<RegistrationFact> Registrations { get; init; } = [];

    /// <summary>Trade-register numbers of the firms she is connected with. No condition looks at them: they are for the
    /// search for conflicts between bids.</summary>
    public IReadOnlyList<string> ConnectedFirms { get; init; } = [];

    /// <summary>Whether there is a VAT id.</summary>
    public VatFact? Vat { get; init; }

    /// <summary>SBI codes with all their ancestors, so that containment is one lookup.</summary>
    public HashSet<string> Sectors { get; init; } = [];

    /// <summary>CBS codes (WK, GM, PV, NL) of where she works, with all their ancestors.</summary>
    public HashSet<string> WorkAreas { get; init; } = [];

    /// <summary>CBS codes she serves completely: the chosen ones, and for a province its municipalities too.
    /// A district asked for is then found by its municipality.</summary>
    public HashSet<string> WholeAreas { get; init; } = [];

    /// <summary>CBS code of the home district with its ancestors.</summary>
    public HashSet<string> HomeAreas { get; init; } = [];

    /// <summary>Statements and extracts.</summary>
    public IReadOnlyList<DocumentFact> Documents { get; init; } = [];

    /// <summary>Turnover per year and currency.</summary>
    public IReadOnlyList<TurnoverFact> Turnovers { get; init; } = [];

    /// <summary>Earlier assignments.</summary>
    public IReadOnlyList<ReferenceFact> References { get; init; } = [];

    /// <summary>Certificates.</summary>
    public IReadOnlyList<CertificateFact> Certificates { get; init; } = [];

    /// <summary>Diplomas.</summary>
    public IReadOnlyList<DiplomaFact> Diplomas { get; init; } = [];

    /// <summary>Liability insurance.</summary>
    public IReadOnlyList<InsuranceFact> Insurances { get; init; } = [];

    /// <summary>Sustainability measures and labels.</summary>
    public IReadOnlyList<MeasureFact> Measures { get; init; } = [];

    /// <summary>Languages.</summary>
    public IReadOnlyList<LanguageFact> Languages { get; init; } = [];

    /// <summary>Exclusion grounds that apply or whose absence is stated.</summary>
    public IReadOnlyList<ExclusionFact> Exclusions { get; init; } = [];

    /// <summary>Purchasing-conditions sets and other documents accepted, with the version.</summary>
    public IReadOnlyList<AcceptedDocument> Accepted { get; init; } = [];

    /// <summary>Sets of purchasing conditions she is admitted to, one for each stretch of days.</summary>
    public IReadOnlyList<AdmissionFact> Admissions { get; init; } = [];

    /// <summary>The self-declaration, if filled in.</summary>
    public DeclarationFact? SelfDeclaration { get; init; }

    /// <summary>Hours a week available for new work.</summary>
    public int HoursPerWeek { get; init; }

    /// <summary>When those hours are available; none means always.</summary>
    public Period? Availability { get; init; }

    /// <summary>People who can be put to work, herself included.</summary>
    public int Persons { get; init; } = 1;

    /// <summary>Hourly rate excluding VAT.</summary>
    public Money? HourlyRate { get; init; }

    /// <summary>Part of the contract value promised to social return, in basis points.</summary>
    public int SocialReturnBasisPoints { get; init; }
}
