namespace Register.Domain.Eligibility.Conditions;

/// <summary>Lives or is established in one of the areas named. Only below the threshold and without cross-border interest;
/// the advice at publication says so.</summary>
[Kind("residence", By.AnyMember, By.EveryMember, By.Lead, By.Performer,
    Source = "Aw 2012 art. 1.4, 1.10; practice", Declaration = Declaration.Always, Reasons = [Reason.Missing])]
public sealed record Residence : Leaf
{
    /// <summary>CBS codes (WK, GM, PV) or a country; one is enough.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    public override void Check(FlawList flaws) => flaws.Codes("/areas", Areas);

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        for (var i = 0; i < Areas.Count; i++)
            if (member.HomeAreas.Contains(Areas[i])) return Holding.Yes();
        return Holding.No(Reason.Missing);
    }

    public override IReadOnlyList<string> About() => Areas;
}
