namespace Register.Domain.Eligibility;

/// <summary>How far a piece of evidence has come. Only <see cref="Verified"/> proves; <see cref="Rejected"/> counts as nothing.</summary>
public enum EvidenceStatus
{
    /// <summary>Said by the member, without a document.</summary>
    Declared,

    /// <summary>A document was handed in and waits for an authority.</summary>
    Submitted,

    /// <summary>An authority (or an official register) confirmed it.</summary>
    Verified,

    /// <summary>An authority looked and said no.</summary>
    Rejected,
}

/// <summary>What every piece of evidence says about itself. Plain values only: it is frozen with a bid.</summary>
public abstract record EvidenceFact
{
    /// <summary>Identifies the evidence within its member; reports name it.</summary>
    public required string Id { get; init; }

    /// <summary>How far it has come.</summary>
    public EvidenceStatus Status { get; init; }

    /// <summary>The day it was issued; evidence ages are counted from it.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>First day it holds; none means since ever.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day it holds; none means no end.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>A document whose kind is all that matters: see <see cref="DocumentKinds"/>.</summary>
public sealed record DocumentFact : EvidenceFact
{
    /// <summary>One of <see cref="DocumentKinds"/>.</summary>
    public required string Kind { get; init; }
}

/// <summary>The kinds of document that conditions look for.</summary>
public static class DocumentKinds
{
    /// <summary>Uittreksel handelsregister.</summary>
    public const string TradeRegisterExtract = "trade-register-extract";

    /// <summary>Verklaring betalingsgedrag van de Belastingdienst.</summary>
    public const string TaxStatement = "tax-statement";

    /// <summary>Gedragsverklaring aanbesteden (GVA).</summary>
    public const string ConductCertificate = "gva";

    /// <summary>Verklaring omtrent het gedrag (VOG), of a natural person.</summary>
    public const string PersonalConductCertificate = "vog";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [TradeRegisterExtract, TaxStatement, ConductCertificate, PersonalConductCertificate];
}
