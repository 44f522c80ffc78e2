using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Bids;

/// <summary>What a bidder offers. Nobody reads it before the opening, also not the bidder.</summary>
public sealed record Offer : IOfferParts
{
    /// <summary>The whole price in euros, excluding VAT, more than nothing.</summary>
    public required Money Price { get; init; }

    /// <summary>What each member asks, where the tender hides that from the others until the bid is handed in; the price is their sum.</summary>
    public IReadOnlyList<OfferedPart> PriceParts { get; init; } = [];

    /// <summary>One answer to every quality criterion of the lot.</summary>
    public required IReadOnlyList<QualityAnswer> Answers { get; init; }

    /// <summary>The units of every cost item of the lot.</summary>
    public IReadOnlyList<StatedCost> Costs { get; init; } = [];

    /// <summary>Hourly rates the price is built of, at most 50.</summary>
    public IReadOnlyList<OfferedRate> HourlyRates { get; init; } = [];

    /// <summary>What the bidder declares; the self-declaration and the acceptance of the conditions are needed.</summary>
    public required IReadOnlyList<BidDeclaration> Declarations { get; init; }

    /// <summary>How the offer was made independently of other bids for the lot, 1 to 2 000 characters. It is needed where the
    /// tender lets connected bids stand with it.</summary>
    public string? IndependenceStatement { get; init; }

    /// <summary>Refuses an offer that does not answer what the lot asks.</summary>
    /// <exception cref="Refusal">A declaration, a statement, an answer or a cost is missing, answers what was not asked, or costs too much.</exception>
    public void RefuseUnlessComplete(AwardMethod method, ConflictPolicy conflicts)
    {
        if (this.Lacks(method, conflicts, Price).FirstOrDefault() is { } first) throw first;
    }
}

/// <summary>The answer to a quality criterion, 1 to 20 000 characters.</summary>
public sealed record QualityAnswer(string Criterion, string Text);

/// <summary>A rate for a role, excluding VAT.</summary>
public sealed record OfferedRate(string Role, Money Rate);

/// <summary>What a bidder declares with an offer.</summary>
public enum BidDeclaration
{
    /// <summary>The self-declaration (UEA) is true today, for every member.</summary>
    SelfDeclaration,

    /// <summary>The conditions of the tender are accepted.</summary>
    ConditionsAccepted,

    /// <summary>The offer was made independently of other bidders for the lot.</summary>
    Independence,
}
