using System.Reflection;
using System.Text.Json.Serialization;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>What a piece of evidence (<i>bewijsmiddel</i>) says. Each kind says it in its own fields; which conditions
/// look at which kind is the eligibility area's business.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RegistrationExtract), "registrationExtract")]
[JsonDerivedType(typeof(VatRegistration), "vatRegistration")]
[JsonDerivedType(typeof(TaxStatement), "taxStatement")]
[JsonDerivedType(typeof(ConductCertificateEvidence), "conductCertificate")]
[JsonDerivedType(typeof(InsuranceEvidence), "insurance")]
[JsonDerivedType(typeof(CertificateEvidence), "certificate")]
[JsonDerivedType(typeof(DiplomaEvidence), "diploma")]
[JsonDerivedType(typeof(ReferenceEvidence), "reference")]
[JsonDerivedType(typeof(TurnoverEvidence), "turnover")]
[JsonDerivedType(typeof(LanguageEvidence), "language")]
[JsonDerivedType(typeof(SustainabilityMeasure), "sustainabilityMeasure")]
[JsonDerivedType(typeof(SocialReturnPromise), "socialReturn")]
[JsonDerivedType(typeof(ExclusionStatement), "exclusionGrounds")]
[JsonDerivedType(typeof(SelfDeclarationEvidence), "selfDeclaration")]
[JsonDerivedType(typeof(AcceptedConditions), "acceptedConditions")]
public abstract record EvidenceDetails
{
    private static readonly Dictionary<Type, string> Kinds = typeof(EvidenceDetails).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    /// <summary>All kinds by the name they have on the wire.</summary>
    public static IReadOnlyCollection<string> KnownKinds => Kinds.Values;

    /// <summary>The day it was issued; evidence ages are counted from it.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>The first day it holds; none means since ever.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day it holds; none means no end.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Its kind, as on the wire.</summary>
    public string KindOf() => Kinds[GetType()];

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="today">The Dutch local day.</param>
    /// <param name="at">JSON pointer of these details in what was sent.</param>
    public IReadOnlyList<Refusal> Flaws(DateOnly today, string at)
    {
        var flaws = new ValueFlaws(at);
        flaws.NotInFuture("issuedOn", IssuedOn, today);
        flaws.InOrder(ValidFrom, "validUntil", ValidUntil);
        flaws.InOrder(IssuedOn, "validUntil", ValidUntil);
        Judge(flaws, today);
        return flaws.Found;
    }

    private protected abstract void Judge(ValueFlaws flaws, DateOnly today);
}
