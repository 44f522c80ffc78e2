namespace Register.Domain.Eligibility.Conditions;

/// <summary>A VAT id, which a register (VIES) or an authority confirmed.</summary>
[Kind("vatIdentification", By.EveryMember, By.Lead, Source = "Wet OB 1968 art. 7; practice", Evidence = true)]
public sealed record VatIdentification : Leaf, IWeigh<VatFact>
{
    /// <summary>ISO 3166 countries taken; empty takes each.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    public override void Check(FlawList flaws) => flaws.Codes("/countries", Countries, mayBeEmpty: true);

    public override Holding Look(MemberFacts member, in Moment moment) =>
        member.Vat is { } vat ? Shown.By([vat], this, 1, moment) : Holding.No(Reason.Missing);

    public override IReadOnlyList<string> About() => Countries;

    long IWeigh<VatFact>.Weigh(VatFact fact, in Moment moment) => Countries.Count == 0 || Countries.Contains(fact.Country) ? 1 : 0;
}
