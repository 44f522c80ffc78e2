namespace Register.Domain.Eligibility.Conditions;

/// <summary>Works in one of the areas named: in a district of a municipality asked for, or in the whole municipality of a
/// district asked for.</summary>
[Kind("workArea", By.AnyMember, By.EveryMember, By.Lead, By.Performer,
    Source = "Register; CBS", Declaration = Declaration.Always, Reasons = [Reason.Missing])]
public sealed record WorkArea : Leaf
{
    /// <summary>CBS codes (WK, GM, PV) or a country; one is enough.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    public override void Check(FlawList flaws) => flaws.Codes("/areas", Areas);

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        for (var i = 0; i < Areas.Count; i++)
            if (member.WorkAreas.Contains(Areas[i]) || Serves(member.WholeAreas, Areas[i])) return Holding.Yes();
        return Holding.No(Reason.Missing);
    }

    public override IReadOnlyList<string> About() => Areas;

    // The first four digits of a district's code are its municipality's; every such code lies in the Netherlands.
    private static bool Serves(HashSet<string> whole, string area)
    {
        if (whole.Count == 0) return false;
        if (whole.Contains(area)) return true;
        if (area is not ['W' or 'G' or 'P', 'K' or 'M' or 'V', ..]) return false;
        if (whole.Contains("NL")) return true;
        if (area is not ['W', 'K', _, _, _, _, ..]) return false;
        ReadOnlySpan<char> municipality = ['G', 'M', area[2], area[3], area[4], area[5]];
        return whole.GetAlternateLookup<ReadOnlySpan<char>>().Contains(municipality);
    }
}
