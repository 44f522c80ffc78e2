using Register.Domain.Kernel;

namespace Register.Domain.Eligibility.Conditions;

/// <summary>Insured against liability for at least an amount per event and, if asked, per year.</summary>
[Kind("liabilityInsurance", By.AnyMember, By.EveryMember, By.Lead, By.Performer,
    Source = "Aw 2012 art. 2.90, 2.91", Unit = Unit.Cents, Reliance = true, Evidence = true, Reasons = [Reason.Short])]
public sealed record LiabilityInsurance : Leaf, IWeigh<InsuranceFact>
{
    /// <summary>Insured per event.</summary>
    public Money PerEvent { get; init; }

    /// <summary>Insured per year; not asked when left out.</summary>
    public Money? PerYear { get; init; }

    /// <summary><c>business</c> or <c>professional</c>; either when left out.</summary>
    public string? Cover { get; init; }

    public override void Check(FlawList flaws)
    {
        flaws.Amount("/perEvent", PerEvent);
        flaws.OneOf("/cover", Cover, ["business", "professional"], mayBeLeftOut: true);
        flaws.Amount("/perYear", PerYear);
        flaws.If(PerYear is { } year && year.Currency != PerEvent.Currency, "/perYear/currency", FlawCodes.CurrenciesDiffer);
    }

    public override Holding Look(MemberFacts member, in Moment moment) => Shown.By(member.Insurances, this, PerEvent.Cents, moment);

    public override long Required(in Moment moment) => PerEvent.Cents;

    public override string? CurrencyOf() => PerEvent.Currency;

    public override IReadOnlyList<string> About() => Cover is null ? [] : [Cover];

    // A policy that is enough per event but not per year is worth as much less as its year falls short.
    long IWeigh<InsuranceFact>.Weigh(InsuranceFact fact, in Moment moment)
    {
        if ((Cover is not null && fact.Cover != Cover) || fact.PerEvent.Currency != PerEvent.Currency) return 0;
        if (PerYear is not { } year) return fact.PerEvent.Cents;
        if (fact.PerYear.Currency != year.Currency) return 0;
        if (fact.PerYear.Cents >= year.Cents) return fact.PerEvent.Cents;
        var worth = Math.Min(fact.PerEvent.Cents, PerEvent.Cents);
        return Math.Min((long)((Int128)worth * fact.PerYear.Cents / year.Cents), PerEvent.Cents - 1);
    }
}
