namespace Register.Domain.Eligibility.Conditions;

/// <summary>Active in one of the SBI sectors named, or in a sector under it.</summary>
[Kind("sector", By.AnyMember, By.EveryMember, By.Lead, By.Performer,
    Source = "Register; SBI 2025", Declaration = Declaration.Always, Reasons = [Reason.Missing])]
public sealed record Sector : Leaf
{
    /// <summary>SBI codes; one is enough.</summary>
    public IReadOnlyList<string> Sectors { get; init; } = [];

    public override void Check(FlawList flaws) => flaws.Codes("/sectors", Sectors);

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        for (var i = 0; i < Sectors.Count; i++)
            if (member.Sectors.Contains(Sectors[i])) return Holding.Yes();
        return Holding.No(Reason.Missing);
    }

    public override IReadOnlyList<string> About() => Sectors;
}
