using Register.Domain.Kernel;

namespace Register.Domain.Eligibility;

/// <summary>A trade-register number.</summary>
public sealed record RegistrationFact : EvidenceFact
{
    /// <summary><c>NL-KVK</c>, <c>BE-BCE_KBO</c> or <c>DE-CR</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The number within the scheme.</summary>
    public required string Identifier { get; init; }
}

/// <summary>That a VAT id is on record; never the id itself, which may hide a citizen number.</summary>
public sealed record VatFact : EvidenceFact
{
    /// <summary>ISO 3166 country, <c>NL</c>.</summary>
    public required string Country { get; init; }
}

/// <summary>Turnover of one calendar year in one currency, excluding VAT.</summary>
public sealed record TurnoverFact : EvidenceFact
{
    /// <summary>The calendar year.</summary>
    public int Year { get; init; }

    /// <summary>The amount; amounts of other currencies are never converted or added.</summary>
    public Money Amount { get; init; }
}

/// <summary>An earlier assignment.</summary>
public sealed record ReferenceFact : EvidenceFact
{
    /// <summary>Identifies the assignment itself, so that one brought by two members counts once.</summary>
    public required string Assignment { get; init; }

    /// <summary>The core competences it shows; one reference may show several.</summary>
    public IReadOnlyList<string> Competences { get; init; } = [];

    /// <summary>When it ended; none means it still runs.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>What it was worth, excluding VAT.</summary>
    public Money Value { get; init; }

    /// <summary>Its CPV codes, eight digits.</summary>
    public IReadOnlyList<string> Cpv { get; init; } = [];
}

/// <summary>A certificate, or an equivalent of it.</summary>
public sealed record CertificateFact : EvidenceFact
{
    /// <summary>What it is: <c>iso-9001</c>, <c>vca</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Certificates an authority holds it equal to ("or equivalent").</summary>
    public IReadOnlyList<string> EquivalentTo { get; init; } = [];
}

/// <summary>A diploma.</summary>
public sealed record DiplomaFact : EvidenceFact
{
    /// <summary>The field of study: <c>horticulture</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The level, 1-8 (EQF, NLQF).</summary>
    public int Level { get; init; }
}

/// <summary>A liability insurance policy.</summary>
public sealed record InsuranceFact : EvidenceFact
{
    /// <summary>What it insures: <c>business</c> (AVB) or <c>professional</c> (BAV).</summary>
    public required string Cover { get; init; }

    /// <summary>Insured per event.</summary>
    public Money PerEvent { get; init; }

    /// <summary>Insured per year.</summary>
    public Money PerYear { get; init; }
}

/// <summary>A language at a CEFR level.</summary>
public sealed record LanguageFact : EvidenceFact
{
    /// <summary>ISO 639-1, <c>nl</c>.</summary>
    public required string Language { get; init; }

    /// <summary>1 (A1) to 6 (C2).</summary>
    public int Level { get; init; }
}

/// <summary>A sustainability measure or label with its level (1 where it has none).</summary>
public sealed record MeasureFact : EvidenceFact
{
    /// <summary>What it is: <c>co2-performance-ladder</c>, <c>zero-emission-vehicles</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its level.</summary>
    public int Level { get; init; } = 1;
}

/// <summary>What is known about one exclusion ground for one member.</summary>
public sealed record ExclusionFact : EvidenceFact
{
    /// <summary>eForms code, <c>exg-crim-fraud</c>.</summary>
    public required string Ground { get; init; }

    /// <summary>True when it applies; false when its absence is stated.</summary>
    public bool Applies { get; init; }

    /// <summary>When it happened; the look-back is counted from it. None with <see cref="Applies"/> means it lasts
    /// still, as a running bankruptcy does.</summary>
    public DateOnly? OccurredOn { get; init; }

    /// <summary>That an authority accepted self-cleaning (Aw 2012 art. 2.87a).</summary>
    public bool SelfCleaned { get; init; }
}

/// <summary>The self-declaration (UEA) as last confirmed.</summary>
public sealed record DeclarationFact : EvidenceFact
{
    /// <summary>The lot it was last confirmed for; none when only filled in.</summary>
    public string? ConfirmedFor { get; init; }
}

/// <summary>A document or purchasing-conditions set accepted at a version.</summary>
public sealed record AcceptedDocument
{
    /// <summary>The set's or document's id.</summary>
    public required string Document { get; init; }

    /// <summary>The version accepted.</summary>
    public int Version { get; init; }

    /// <summary>The day of acceptance.</summary>
    public DateOnly AcceptedOn { get; init; }
}
