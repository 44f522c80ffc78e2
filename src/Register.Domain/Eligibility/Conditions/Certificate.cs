namespace Register.Domain.Eligibility.Conditions;

/// <summary>A certificate, or its equivalent.</summary>
[Kind("certificate", By.AnyMember, By.EveryMember, By.Lead, By.Performer,
    Source = "Aw 2012 art. 2.96, 2.97", Reliance = true, Evidence = true)]
public sealed record Certificate : Leaf, IWeigh<CertificateFact>
{
    /// <summary>The certificate: <c>iso-9001</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>Whether an equivalent does too. The law asks it; a buyer who says no is advised against it.</summary>
    public bool OrEquivalent { get; init; } = true;

    public override void Check(FlawList flaws) => flaws.Text("/code", Code, 60);

    public override Holding Look(MemberFacts member, in Moment moment) => Shown.By(member.Certificates, this, 1, moment);

    public override IReadOnlyList<string> About() => [Code];

    long IWeigh<CertificateFact>.Weigh(CertificateFact fact, in Moment moment) =>
        fact.Code == Code || (OrEquivalent && fact.EquivalentTo.Contains(Code)) ? 1 : 0;
}
