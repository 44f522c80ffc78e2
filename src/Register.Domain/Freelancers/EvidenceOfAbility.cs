using System.Text.RegularExpressions;
using Register.Domain.Kernel;

namespace Register.Domain.Freelancers;

/// <summary>A liability insurance policy.</summary>
public sealed record InsuranceEvidence : EvidenceDetails
{
    /// <summary>What it insures.</summary>
    public required InsuranceCover Cover { get; init; }

    /// <summary>Insured per event.</summary>
    public required Money PerEvent { get; init; }

    /// <summary>Insured per year; at least as much as per event, in the same currency.</summary>
    public required Money PerYear { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Amount("perEvent", PerEvent, 1);
        flaws.Amount("perYear", PerYear, 1);
        if (PerYear.Currency != PerEvent.Currency) flaws.Add(EvidenceRefusals.OtherCurrency(flaws.At("perYear"), PerEvent.Currency));
        else if (PerYear < PerEvent) flaws.Add(EvidenceRefusals.YearBelowEvent(flaws.At("perYear"), PerEvent));
        // A policy runs from year to year; without its end nobody can be told in time that it ends.
        flaws.Required("validUntil", ValidUntil is not null);
    }
}

/// <summary>What a liability insurance insures.</summary>
public enum InsuranceCover
{
    /// <summary>Business liability (<i>AVB</i>).</summary>
    Business,

    /// <summary>Professional liability (<i>BAV</i>).</summary>
    Professional,
}

/// <summary>A certificate.</summary>
public sealed record CertificateEvidence : EvidenceDetails
{
    /// <summary>What it is, in small letters: <c>iso-9001</c>, <c>vca</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Who issued it, at most 200 characters.</summary>
    public required string Issuer { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Code("code", Code);
        flaws.Text("issuer", Issuer, 200);
    }
}

/// <summary>A diploma.</summary>
public sealed record DiplomaEvidence : EvidenceDetails
{
    /// <summary>The field of study, in small letters: <c>horticulture</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The level, 1 to 8 (EQF, NLQF).</summary>
    public required int Level { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Code("field", Field);
        flaws.Range("level", Level, 1, 8);
    }
}

/// <summary>An earlier assignment.</summary>
public sealed record ReferenceEvidence : EvidenceDetails
{
    /// <summary>The assignment, in words both parties would use, at most 200 characters.</summary>
    public required string Assignment { get; init; }

    /// <summary>Whom it was done for, at most 200 characters.</summary>
    public required string Client { get; init; }

    /// <summary>The core competences it shows, in small letters, 1 to 20; one reference may show several.</summary>
    public required IReadOnlyList<string> Competences { get; init; }

    /// <summary>Its CPV codes, at most 20.</summary>
    public IReadOnlyList<string> Cpv { get; init; } = [];

    /// <summary>What it was worth, excluding VAT.</summary>
    public required Money Value { get; init; }

    /// <summary>When it was done; without an end it still runs.</summary>
    public required Period Period { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Text("assignment", Assignment, 200);
        flaws.Text("client", Client, 200);
        flaws.Items("competences", Competences, 1, 20);
        flaws.Items("cpv", Cpv, 0, 20);
        for (var i = 0; i < Math.Min(Competences.Count, 20); i++) flaws.Code($"competences/{i}", Competences[i]);
        flaws.Amount("value", Value, 1);
        flaws.NotInFuture("period/startDate", Period.StartDate, today);
        flaws.NotInFuture("period/endDate", Period.EndDate, today);
        flaws.InOrder(Period.StartDate, "period/endDate", Period.EndDate);
    }
}

/// <summary>The turnover of one calendar year, excluding VAT.</summary>
public sealed record TurnoverEvidence : EvidenceDetails
{
    /// <summary>The calendar year; it has ended.</summary>
    public required int Year { get; init; }

    /// <summary>The amount.</summary>
    public required Money Amount { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Range("year", Year, 1990, today.Year - 1);
        flaws.Amount("amount", Amount, 0);
    }
}

/// <summary>A language she speaks and writes.</summary>
public sealed partial record LanguageEvidence : EvidenceDetails
{
    /// <summary>ISO 639-1, <c>nl</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The level of the Common European Framework of Reference.</summary>
    public required LanguageLevel Level { get; init; }

    private protected override void Judge(ValueFlaws flaws, DateOnly today) =>
        flaws.Add(Code().IsMatch(Language) ? null : ValueRefusals.Format(flaws.At("language")));

    [GeneratedRegex(@"^[a-z]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}

/// <summary>Levels of the Common European Framework of Reference for Languages.</summary>
public enum LanguageLevel
{
    A1 = 1,
    A2,
    B1,
    B2,
    C1,
    C2,
}

/// <summary>A sustainability measure or label.</summary>
public sealed record SustainabilityMeasure : EvidenceDetails
{
    /// <summary>What it is, in small letters: <c>co2-performance-ladder</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Its level, 1 to 10; 1 where it has none.</summary>
    public int Level { get; init; } = 1;

    private protected override void Judge(ValueFlaws flaws, DateOnly today)
    {
        flaws.Code("code", Code);
        flaws.Range("level", Level, 1, 10);
    }
}
