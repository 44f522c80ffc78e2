namespace Register.Domain.Eligibility.Conditions;

/// <summary>People who can be put to work, members included. They add up.</summary>
[Kind("teamSize", By.Sum, By.AnyMember, By.Lead, Source = "Aw 2012 art. 2.93, 2.94",
    Unit = Unit.Persons, Reliance = true, Declaration = Declaration.Always, Reasons = [Reason.Missing, Reason.Short])]
public sealed record TeamSize : Leaf
{
    /// <summary>The least number of people.</summary>
    public int Minimum { get; init; }

    public override void Check(FlawList flaws) => flaws.Range("/minimum", Minimum, 1, 10_000);

    public override Holding Look(MemberFacts member, in Moment moment) =>
        Holding.Measured(Minimum, member.Persons, member.Persons, Reason.Declared, null);

    public override long Required(in Moment moment) => Minimum;
}
