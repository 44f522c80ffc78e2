using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>Something a rule of the advice found.</summary>
public sealed record AdviceFinding(AdviceRule Rule)
{
    /// <summary>Where it stands.</summary>
    public AdvicePlace Place { get; init; } = AdvicePlace.Tender;

    /// <summary>The codes it is about: a certificate, CPV codes, areas.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>What the tender asks or says, in <see cref="Unit"/>.</summary>
    public long? Asked { get; init; }

    /// <summary>What would not have been found, in <see cref="Unit"/>: the most, or for a rate the least.</summary>
    public long? Limit { get; init; }

    /// <summary>What the two numbers count.</summary>
    public Unit Unit { get; init; }

    /// <summary>The currency, when they are cents.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>The figure it was measured by.</summary>
    public DatedFigure? Figure { get; init; }

    /// <summary>What the texts are filled with: people read euros and percents where programs count cents and basis points.</summary>
    public IReadOnlyDictionary<string, object?> Arguments() => new Dictionary<string, object?>
    {
        ["asked"] = InUnit(Asked), ["limit"] = InUnit(Limit), ["about"] = string.Join(", ", About), ["from"] = Figure?.From,
        ["figure"] = Figure is { Unit: "basisPoints" } share ? share.Value / 100m : Figure?.Value,
    };

    /// <summary>What a motivation is given for.</summary>
    public AdviceSubject Subject => new(Rule.Code, Place.LotId, Place.Set, Place.Condition, string.Join(' ', About), Asked, Limit);

    private object? InUnit(long? number) => number is { } cents && Unit == Unit.Cents ? new Money(cents, Currency) : number;
}

/// <summary>Where in a tender a finding stands.</summary>
/// <param name="Pointer">Where, in the tender as it is read (RFC 6901). Behind a set of purchasing conditions it goes on in that version of the set.</param>
public sealed record AdvicePlace(string Pointer)
{
    /// <summary>The tender as a whole.</summary>
    public static readonly AdvicePlace Tender = new("");

    /// <summary>The lot, where it is about one.</summary>
    public Id<Lot>? LotId { get; init; }

    /// <summary>The set of purchasing conditions it comes from.</summary>
    public TakenOverConditions? Set { get; init; }

    /// <summary>The condition's id.</summary>
    public string? Condition { get; init; }

    internal AdvicePlace At(string pointer) => this with { Pointer = Pointer + pointer };
}

/// <summary>What a motivation is given for. It no longer holds when something else is asked, and still does when the same
/// stands elsewhere in the tender.</summary>
public sealed record AdviceSubject(string Code, Id<Lot>? LotId, TakenOverConditions? Set, string? Condition, string About, long? Asked, long? Limit);
