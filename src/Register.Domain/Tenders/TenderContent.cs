using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What an authority says about an assignment: all that bidders read before they bid.</summary>
public record TenderContent
{
    /// <summary>1 to 200 characters.</summary>
    public required string Title { get; init; }

    /// <summary>1 to 10 000 characters.</summary>
    public required string Description { get; init; }

    public required Procedure Procedure { get; init; }

    public required ContractType ContractType { get; init; }

    /// <summary>Main CPV code, eight digits without the check digit.</summary>
    public required string Cpv { get; init; }

    /// <summary>Further CPV codes, at most 20.</summary>
    public IReadOnlyList<string> AdditionalCpv { get; init; } = [];

    /// <summary>All lots together, excluding VAT; when given it must be the sum of the lots.</summary>
    public Money? EstimatedValue { get; init; }

    /// <summary>Where the work is: codes of districts, municipalities (GM), provinces (PV) or the country (NL), 1 to 50.</summary>
    public required IReadOnlyList<string> PlaceOfPerformance { get; init; }

    /// <summary>The days of the contract.</summary>
    public required Period ContractPeriod { get; init; }

    public required TenderDates Dates { get; init; }

    /// <summary>How bids are compared, for every lot that says nothing else.</summary>
    public required AwardMethod Award { get; init; }

    /// <summary>1 to 50 lots.</summary>
    public required IReadOnlyList<Lot> Lots { get; init; }

    /// <summary>The value of all lots together.</summary>
    public Money TotalValue() => Lots.Aggregate(Money.Zero, (sum, lot) => sum + lot.EstimatedValue);

    /// <summary>What does not fit together, all of it. <paramref name="known"/>: the lots it may continue.</summary>
    public IEnumerable<TenderFlaw> Flaws(IReadOnlyList<Lot>? known = null)
    {
        if (ContractPeriod.IsBackwards) yield return TenderFlaw.At("/contractPeriod", "value.period");
        if (ContractPeriod.StartDate < DutchTime.DayOf(Dates.SubmissionDeadline)) yield return TenderFlaw.At("/contractPeriod", "tender.contract-before-deadline");
        foreach (var flaw in Dates.Flaws()) yield return flaw;
        foreach (var flaw in Award.Flaws()) yield return flaw.Within("/award");
        if (Lots.Count is 0 or > 50) yield return TenderFlaw.At("/lots", "value.count", ("from", 1), ("to", 50));
        for (var i = 0; i < Lots.Count; i++)
        {
            foreach (var flaw in Lots[i].Flaws()) yield return flaw.Within($"/lots/{i}");
            var (id, before) = (Lots[i].Id, Lots.Take(i));
            if (id == default) continue;
            if (known is not null && known.All(l => l.Id != id)) yield return TenderFlaw.At($"/lots/{i}/id", "tender.lot-unknown");
            else if (before.Any(l => l.Id == id)) yield return TenderFlaw.At($"/lots/{i}/id", "value.repeated");
        }
        if (EstimatedValue is { } said && Lots.All(l => l.EstimatedValue.Currency == "EUR") && said != TotalValue())
            yield return TenderFlaw.At("/estimatedValue", "tender.value-sum", ("sum", TotalValue()));
    }
}

/// <summary>How bidders come in. It is a setting of one procedure, not four of them.</summary>
public enum Procedure
{
    /// <summary>One is asked (enkelvoudig onderhands).</summary>
    Direct,

    /// <summary>A few are asked (meervoudig onderhands).</summary>
    Invited,

    /// <summary>Everybody may bid, below the European threshold.</summary>
    OpenNational,

    /// <summary>Everybody in Europe may bid.</summary>
    European,
}

/// <summary>What is bought; the European threshold differs.</summary>
public enum ContractType
{
    Services,
    Supplies,
    Works,

    /// <summary>Social and other specific services.</summary>
    SocialServices,
}
