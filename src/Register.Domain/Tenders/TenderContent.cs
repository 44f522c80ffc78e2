using Register.Domain.Eligibility;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What an authority says about an assignment: all that bidders read before they bid.</summary>
public record TenderContent
{
    /// <summary>The most lots of a tender.</summary>
    public const int MostLots = 50;

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

    /// <summary>How the procedure runs.</summary>
    public TenderSettings Settings { get; init; } = new();

    /// <summary>Sets of purchasing conditions taken over for every lot, at most 5.</summary>
    public IReadOnlyList<TakenOverConditions> PurchasingConditions { get; init; } = [];

    /// <summary>1 to 50 lots.</summary>
    public required IReadOnlyList<Lot> Lots { get; init; }

    /// <summary>The value of all lots together.</summary>
    public Money TotalValue() => Lots.Aggregate(Money.Zero, (sum, lot) => sum + lot.EstimatedValue);

    /// <summary>The same for another tender: other dates, the contract's days for every lot, lots that are new, and no key: every tender has its own.</summary>
    public TenderContent CopiedFor(string? title, TenderDates dates, Period contract) => this with
    {
        Title = title ?? Title, Dates = dates, ContractPeriod = contract, Lots = [.. Lots.Select(l => l with { Id = default, ContractPeriod = null })],
        Settings = Settings with { BidKey = null },
    };

    /// <summary>What does not fit together, all of it, and what is odd but accepted. <paramref name="known"/>: the lots
    /// it may continue; without them that is not checked.</summary>
    public IReadOnlyList<Flaw> Flaws(IReadOnlyList<Lot>? known = null)
    {
        var flaws = new FlawList();
        TenderDates.CheckContract(ContractPeriod, flaws);
        flaws.If(ContractPeriod.StartDate < DutchTime.DayOf(Dates.SubmissionDeadline), "/contractPeriod", "tender.contract-before-deadline");
        flaws.Within("/dates", Dates.Check);
        flaws.Within("/award", Award.Check);
        flaws.Within("/settings", f => Settings.Check(f, Procedure));
        flaws.Within("/purchasingConditions", f => TakenOverConditions.Check(PurchasingConditions, f));
        flaws.If(Lots.Count is 0 or > MostLots, "/lots", "value.count", ("from", 1), ("to", MostLots));
        for (var i = 0; i < Math.Min(Lots.Count, MostLots); i++)
        {
            var (id, before) = (Lots[i].Id, Lots.Take(i));
            flaws.Within($"/lots/{i}", Lots[i].Check);
            if (id == default) continue;
            flaws.If(known is not null && known.All(l => l.Id != id), $"/lots/{i}/id", "tender.lot-unknown");
            flaws.If(before.Any(l => l.Id == id), $"/lots/{i}/id", "value.repeated");
        }
        if (EstimatedValue is { } said && Lots.All(l => l.EstimatedValue.Currency == "EUR"))
            flaws.If(said != TotalValue(), "/estimatedValue", "tender.value-sum", ("sum", TotalValue()));
        return [.. flaws.Found, .. Lots.Take(MostLots).SelectMany(ConditionFlaws)];
    }

    /// <summary>The same with an id for every lot.</summary>
    /// <exception cref="Refusal">It does not fit together.</exception>
    internal TenderContent Checked(IReadOnlyList<Lot> known, DateTimeOffset now)
    {
        if (Flaws(known).FirstOrDefault(f => !f.IsRemark) is { } flaw) throw TenderRefusals.Flawed(flaw);
        return this with { Lots = [.. Lots.Select(l => l.Named(Id<Lot>.New(now)))] };
    }

    private static IEnumerable<Flaw> ConditionFlaws(Lot lot, int place) => lot.ConditionFlaws().Select(f => f with { Pointer = $"/lots/{place}{f.Pointer}" });
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
