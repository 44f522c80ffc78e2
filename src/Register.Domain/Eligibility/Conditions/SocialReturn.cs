namespace Register.Domain.Eligibility.Conditions;

/// <summary>A promise to spend part of the contract value on people far from the labour market. Members' promises add up.</summary>
[Kind("socialReturn", By.Sum, By.AnyMember, By.Lead, Source = "Aw 2012 art. 2.80",
    Unit = Unit.BasisPoints, Declaration = Declaration.Always, Reasons = [Reason.Missing, Reason.Short])]
public sealed record SocialReturn : Leaf
{
    /// <summary>Part of the contract value, in basis points.</summary>
    public int BasisPoints { get; init; }

    public override void Check(FlawList flaws) => flaws.Range("/basisPoints", BasisPoints, 1, 10_000);

    public override Holding Look(MemberFacts member, in Moment moment) =>
        Holding.Measured(BasisPoints, member.SocialReturnBasisPoints, member.SocialReturnBasisPoints, Reason.Declared, null);

    public override long Required(in Moment moment) => BasisPoints;
}
