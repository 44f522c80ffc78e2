using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;

namespace Register.Domain.Tenders;

/// <summary>What to reconsider about a tender before it is published, and what everybody may know about it afterwards:
/// whether it asks more than is proportionate, and signs that somebody else may judge. It never decides.</summary>
public static class Advice
{
    /// <summary>Every finding, with its place: first those about the whole, then lot by lot.</summary>
    /// <param name="content">What the tender says.</param>
    /// <param name="sets">What the sets of purchasing conditions say that it takes over.</param>
    /// <param name="figures">The figures of the day.</param>
    public static IReadOnlyList<AdviceFinding> On(TenderContent content, IReadOnlyDictionary<TakenOverConditions, ConditionsContent> sets, AdviceFigures figures)
    {
        var whole = OnWhole(content, figures).ToList();
        var crossBorder = whole.Exists(f => f.Rule == AdviceRules.CrossBorderInterest);
        ConditionAdvice Measured(Money value) => new(value, content.ContractType, content.Procedure == Procedure.European, crossBorder, figures);
        // What a set asks for the whole tender, its smallest lot asks too.
        var smallest = Measured(content.Lots.Min(l => l.EstimatedValue));
        return
        [
            .. whole,
            .. OnSets(content.PurchasingConditions, AdvicePlace.Tender, sets, smallest),
            .. content.Lots.SelectMany((lot, i) => OnLot(lot, new AdvicePlace($"/lots/{i}") { LotId = lot.Id }, content, sets, Measured(lot.EstimatedValue))),
        ];
    }

    private static IEnumerable<AdviceFinding> OnWhole(TenderContent content, AdviceFigures figures)
    {
        var (value, threshold) = (content.TotalValue(), figures.Thresholds[content.ContractType]);
        AdviceFinding Found(AdviceRule rule, string pointer, DatedFigure figure, Money limit) => new(rule)
        {
            Place = AdvicePlace.Tender.At(pointer), Asked = value.Cents, Limit = limit.Cents, Unit = Unit.Cents, Figure = figure,
        };
        var european = content.Procedure == Procedure.European;
        if (content.Procedure == Procedure.Direct && Money.Euros(figures.DirectBelow.Value) is var direct && value >= direct)
            yield return Found(AdviceRules.DirectHigh, "/procedure", figures.DirectBelow, direct);
        if (european && Money.Euros(threshold.Value) is var most && value < most) yield return Found(AdviceRules.EuropeanLow, "/procedure", threshold, most);
        var share = IsNear(content, figures) ? figures.CrossBorderNear : figures.CrossBorder;
        var least = new Money(ConditionAdvice.Share(Money.Euros(threshold.Value), share), "EUR");
        if (!european && value >= least) yield return Found(AdviceRules.CrossBorderInterest, "/estimatedValue", share, least);
        foreach (var finding in OnLiability(content.Settings.UnlimitedLiability, AdvicePlace.Tender.At("/settings"))) yield return finding;
        foreach (var finding in OnAward(content.Award, AdvicePlace.Tender)) yield return finding;
    }

    private static IEnumerable<AdviceFinding> OnLot(
        Lot lot, AdvicePlace place, TenderContent content, IReadOnlyDictionary<TakenOverConditions, ConditionsContent> sets, ConditionAdvice rules)
    {
        var asked = lot.Conditions.Concat(content.PurchasingConditions.Union(lot.PurchasingConditions).SelectMany(s => sets[s].Conditions)).SelectMany(ConditionTree.Leaves);
        if (asked.Any(IsForHours) && IsLong(lot.ContractPeriod ?? content.ContractPeriod, rules.Figures.LongMonths))
            yield return new AdviceFinding(AdviceRules.IndependenceDuration) { Place = place, Figure = rules.Figures.LongMonths };
        if (lot.Award is { } award)
            foreach (var finding in OnAward(award, place)) yield return finding;
        foreach (var finding in OnTrees(lot.Conditions, place, rules)) yield return finding;
        foreach (var finding in OnSets(lot.PurchasingConditions, place, sets, rules)) yield return finding;
    }

    private static IEnumerable<AdviceFinding> OnAward(AwardMethod award, AdvicePlace place)
    {
        if (!award.Quality().Any()) yield return new AdviceFinding(AdviceRules.PriceOnly) { Place = place.At("/award/criteria") };
        if (award.PriceFormula?.Kind == PriceFormulaKind.Relative) yield return new AdviceFinding(AdviceRules.PriceRelative) { Place = place.At("/award/priceFormula/kind") };
    }

    private static IEnumerable<AdviceFinding> OnSets(
        IReadOnlyList<TakenOverConditions> taken, AdvicePlace place, IReadOnlyDictionary<TakenOverConditions, ConditionsContent> sets, ConditionAdvice rules) =>
        taken.SelectMany((set, i) => OnSet(sets[set], place.At($"/purchasingConditions/{i}") with { Set = set }, rules));

    private static IEnumerable<AdviceFinding> OnSet(ConditionsContent set, AdvicePlace place, ConditionAdvice rules) =>
        [.. OnLiability(set.UnlimitedLiability, place), .. OnTrees(set.Conditions, place, rules)];

    private static IEnumerable<AdviceFinding> OnLiability(bool unlimited, AdvicePlace place) =>
        unlimited ? [new AdviceFinding(AdviceRules.LiabilityUnlimited) { Place = place.At("/unlimitedLiability") }] : [];

    private static IEnumerable<AdviceFinding> OnTrees(IReadOnlyList<Condition> conditions, AdvicePlace place, ConditionAdvice rules) =>
        conditions.SelectMany((condition, i) => OnTree(condition, place.At($"/conditions/{i}"), rules));

    private static IEnumerable<AdviceFinding> OnTree(Condition condition, AdvicePlace place, ConditionAdvice rules) => condition switch
    {
        Leaf leaf => rules.On(leaf).Select(f => f with { Place = place with { Condition = leaf.Id } }),
        Group group => Enumerable.Range(0, group.Size()).SelectMany(i => OnTree(group.Child(i), place.At(group.PointerTo(i)), rules)),
        _ => [],
    };

    // Whoever asks one person's hours, or a rate for them, buys time and not a result.
    private static bool IsForHours(Leaf leaf) => leaf is RateCeiling || (leaf is Capacity hours && ConditionAdvice.IsOfOnePerson(hours));

    private static bool IsLong(Period contract, DatedFigure months) => contract.EndDate is not { } end || end >= contract.StartDate.AddMonths((int)months.Value);

    private static bool IsNear(TenderContent content, AdviceFigures figures) =>
        content.Lots.SelectMany(l => l.PlaceOfPerformance ?? content.PlaceOfPerformance).Any(p => figures.BorderMunicipalities.Contains(MunicipalityOf(p)))
        || content.Lots.Select(l => l.Cpv ?? content.Cpv).Concat(content.AdditionalCpv).Any(c => figures.DistantCpv.Any(d => c.StartsWith(d, StringComparison.Ordinal)));

    // The first four digits of a district's code are its municipality's.
    private static string MunicipalityOf(string area) => area is ['W', 'K', _, _, _, _, ..] ? "GM" + area[2..6] : area;
}
