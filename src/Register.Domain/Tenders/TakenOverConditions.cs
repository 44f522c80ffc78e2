using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>A set of purchasing conditions that a tender takes over, at a version: later versions do not touch it.</summary>
/// <param name="SetId">The set.</param>
/// <param name="Version">Its version, from 1.</param>
public sealed record TakenOverConditions(Id<Purchasing.PurchasingConditions> SetId, int Version)
{
    /// <summary>Most sets at one place.</summary>
    public const int Most = 5;

    internal static void Check(IReadOnlyList<TakenOverConditions> sets, FlawList flaws)
    {
        flaws.If(sets.Count > Most, "", "value.count", ("from", 0), ("to", Most));
        flaws.If(sets.DistinctBy(s => s.SetId).Count() != sets.Count, "", "value.repeated");
        for (var i = 0; i < sets.Count; i++) flaws.If(sets[i].Version < 1, $"/{i}/version", "value.minimum", ("comparisonValue", 1));
    }
}
