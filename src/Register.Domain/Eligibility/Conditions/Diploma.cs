namespace Register.Domain.Eligibility.Conditions;

/// <summary>A diploma of at least a level, in one of the fields named.</summary>
[Kind("diploma", By.AnyMember, By.EveryMember, By.Lead, By.Performer,
    Source = "Aw 2012 art. 2.93, 2.94", Unit = Unit.Level, Reliance = true, ReliedOnPerforms = true, Evidence = true, Reasons = [Reason.Short])]
public sealed record Diploma : Leaf, IWeigh<DiplomaFact>
{
    /// <summary>Fields of study, one is enough; empty takes each.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Level, 1-8 (EQF, NLQF).</summary>
    public int Level { get; init; } = 1;

    public override void Check(FlawList flaws)
    {
        flaws.Codes("/fields", Fields, mayBeEmpty: true);
        flaws.Range("/level", Level, 1, 8);
    }

    public override Holding Look(MemberFacts member, in Moment moment) => Shown.By(member.Diplomas, this, Level, moment);

    public override long Required(in Moment moment) => Level;

    public override IReadOnlyList<string> About() => Fields;

    long IWeigh<DiplomaFact>.Weigh(DiplomaFact fact, in Moment moment) =>
        Fields.Count == 0 || Fields.Contains(fact.Field) ? fact.Level : 0;
}
