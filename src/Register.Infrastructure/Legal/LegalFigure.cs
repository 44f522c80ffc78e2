namespace Register.Infrastructure.Legal;

/// <summary>One figure of the law or of practice, as it held in a time.</summary>
public sealed record LegalFigure
{
    /// <summary>What it is: <c>standstillDays</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it counts: <c>EUR</c>, <c>days</c>, <c>months</c>, <c>years</c>, <c>basisPoints</c>, <c>hours</c>, <c>people</c> or <c>codes</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The number; for codes there is none.</summary>
    public long? Value { get; init; }

    /// <summary>The codes, where the unit is <c>codes</c>.</summary>
    public IReadOnlyList<string>? Codes { get; init; }

    /// <summary>First Dutch day it holds.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last Dutch day it is known to hold; without a successor it is used beyond that.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where it comes from: an article, or <c>practice</c> for what no article says.</summary>
    public required string Source { get; init; }

    /// <summary>What one must know to read it.</summary>
    public string? Note { get; init; }
}
