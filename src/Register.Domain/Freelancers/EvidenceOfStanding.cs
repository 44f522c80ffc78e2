using System.Text.RegularExpressions;
using Register.Domain.Reference;

namespace Register.Domain.Freelancers;

/// <summary>An extract of a trade register (<i>uittreksel handelsregister</i>). It names the number it was issued for, so
/// that it proves nothing about another one.</summary>
public sealed record RegistrationExtract : EvidenceDetails
{
    /// <summary>The number it was issued for.</summary>
    public required BusinessIdentifier Identifier { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        BusinessIdentifier.TryParse(Identifier.Scheme, Identifier.Id, out _, out var flaw, flaws.At("identifier"));
        flaws.Add(flaw);
        flaws.Required("issuedOn", IssuedOn is not null);
    }
}

/// <summary>That the tax authorities gave a VAT number. The number itself stands in the profile only.</summary>
public sealed record VatRegistration : EvidenceDetails
{
    /// <summary><c>NL</c>, <c>BE</c> or <c>DE</c>.</summary>
    public required string Country { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today) =>
        flaws.Add(Country is "NL" or "BE" or "DE" ? null : ValueRefusals.Format(flaws.At("country")));
}

/// <summary>A statement of payment behaviour of the tax authorities (<i>verklaring betalingsgedrag</i>; Aw 2012 art. 2.89).</summary>
public sealed record TaxStatement : EvidenceDetails
{
    private protected override void Judge(ValueFlaws flaws, DateOnly today) => flaws.Required("issuedOn", IssuedOn is not null);
}

/// <summary>A certificate of conduct (Aw 2012 art. 2.89).</summary>
public sealed record ConductCertificateEvidence : EvidenceDetails
{
    /// <summary>Which of the two.</summary>
    public required ConductCertificateType Type { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today) => flaws.Required("issuedOn", IssuedOn is not null);
}

/// <summary>The two certificates of conduct.</summary>
public enum ConductCertificateType
{
    /// <summary><i>Gedragsverklaring aanbesteden</i>, of an undertaking.</summary>
    Gva,

    /// <summary><i>Verklaring omtrent het gedrag</i>, of a natural person.</summary>
    Vog,
}

/// <summary>What she states about the grounds for exclusion (Aw 2012 art. 2.86, 2.87).</summary>
public sealed record ExclusionStatement : EvidenceDetails
{
    /// <summary>One line a ground, 1 to 100.</summary>
    public required IReadOnlyList<ExclusionGround> Grounds { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Items("grounds", [.. Grounds.Select(g => g.Ground)], 1, 100);
        for (var i = 0; i < Math.Min(Grounds.Count, 100); i++)
        {
            var (ground, at) = (Grounds[i], $"grounds/{i}");
            flaws.Add(ExclusionGrounds.Flaw(ground.Ground, flaws.At($"{at}/ground"), orGroup: !ground.Applies));
            flaws.NotInFuture($"{at}/occurredOn", ground.OccurredOn, today);
            if (!ground.Applies && ground.OccurredOn is not null) flaws.Add(EvidenceRefusals.DayWithoutGround(flaws.At($"{at}/occurredOn")));
        }
    }
}

/// <summary>What is stated about one ground for exclusion.</summary>
public sealed record ExclusionGround
{
    /// <summary>eForms code, <c>exg-crim-fraud</c>; of a group, <c>exg-crim</c>, where nothing in it applies.</summary>
    public required string Ground { get; init; }

    /// <summary>Whether it applies; false states its absence.</summary>
    public required bool Applies { get; init; }

    /// <summary>When it happened; absent for what lasts still, as a running bankruptcy does.</summary>
    public DateOnly? OccurredOn { get; init; }
}

/// <summary>The self-declaration (<i>UEA</i>, ESPD), filled in; confirmed anew for each lot it is used for.</summary>
public sealed record SelfDeclarationEvidence : EvidenceDetails
{
    /// <summary>The lot it was last confirmed for.</summary>
    public string? ConfirmedFor { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        if (ConfirmedFor is not null && !Guid.TryParseExact(ConfirmedFor, "D", out _)) flaws.Add(ValueRefusals.Format(flaws.At("confirmedFor")));
    }
}

/// <summary>That she accepts a set of purchasing conditions, or another document, at a version.</summary>
public sealed partial record AcceptedConditions : EvidenceDetails
{
    /// <summary>The set's id, or the document's name.</summary>
    public required string Document { get; init; }

    /// <summary>The version accepted, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The day of acceptance.</summary>
    public required DateOnly AcceptedOn { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Add(Name().IsMatch(Document) ? null : ValueRefusals.Format(flaws.At("document")));
        flaws.Range("version", Version, 1, 100_000);
        flaws.NotInFuture("acceptedOn", AcceptedOn, today);
    }

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}

/// <summary>The part of a contract's value she promises to spend on social return.</summary>
public sealed record SocialReturnPromise : EvidenceDetails
{
    /// <summary>Hundredths of a percent, 1 to 10 000.</summary>
    public required int BasisPoints { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today) => flaws.Range("basisPoints", BasisPoints, 1, 10_000);
}
