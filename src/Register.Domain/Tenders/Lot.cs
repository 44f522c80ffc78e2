using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>A part of a tender that is bid for and awarded by itself (<i>perceel</i>). What it leaves out, the tender says.</summary>
public sealed record Lot
{
    /// <summary>Given by the register and kept through changes; leave it out for a new lot.</summary>
    public Id<Lot> Id { get; init; }

    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>At most 10 000 characters.</summary>
    public string? Description { get; init; }

    /// <summary>Estimated value over the whole term, with options and extensions, excluding VAT, in euros.</summary>
    public required Money EstimatedValue { get; init; }

    /// <summary>Main CPV code, eight digits.</summary>
    public string? Cpv { get; init; }

    /// <summary>Where the work is: codes of districts, municipalities (GM), provinces (PV) or the country (NL).</summary>
    public IReadOnlyList<string>? PlaceOfPerformance { get; init; }

    /// <summary>The days of the contract.</summary>
    public Period? ContractPeriod { get; init; }

    /// <summary>How bids for this lot are compared.</summary>
    public AwardMethod? Award { get; init; }

    /// <summary>What a bidder must meet, all of it, beside the purchasing conditions; at most 200 leaves and 8 levels.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Sets of purchasing conditions taken over for this lot, beside those of the tender; at most 5.</summary>
    public IReadOnlyList<TakenOverConditions> PurchasingConditions { get; init; } = [];

    /// <summary>Its own conditions as one tree.</summary>
    public AllOf Tree() => new() { Id = "lot", Conditions = Conditions };

    /// <summary>What is wrong with its conditions, and what is odd but accepted; pointers begin at the lot.</summary>
    public IEnumerable<Flaw> ConditionFlaws() => Conditions.Count == 0 ? [] : ConditionTree.FlawsOfList(Tree());

    /// <summary>The same with an id for it and for every condition: its own, or its place (<c>c1</c>, <c>c1.2</c>).</summary>
    internal Lot Named(Id<Lot> id) => this with
    {
        Id = Id == default ? id : Id,
        Conditions = [.. Conditions.Select((condition, i) => WithIds(condition, $"c{i + 1}"))],
    };

    internal void Check(FlawList flaws)
    {
        flaws.Euros("/estimatedValue", EstimatedValue);
        TenderDates.CheckContract(ContractPeriod, flaws);
        if (Award is { } award) flaws.Within("/award", award.Check);
        flaws.Within("/purchasingConditions", f => TakenOverConditions.Check(PurchasingConditions, f));
    }

    private static Condition WithIds(Condition condition, string place)
    {
        var named = condition.Id is null ? condition with { Id = place } : condition;
        return named is Group group
            ? group.Over([.. Enumerable.Range(0, group.Size()).Select(i => WithIds(group.Child(i), $"{place}.{i + 1}"))])
            : named;
    }
}
