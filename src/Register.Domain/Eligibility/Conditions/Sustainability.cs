namespace Register.Domain.Eligibility.Conditions;

/// <summary>A sustainability measure or label at a level: <c>co2-performance-ladder</c> 3.</summary>
[Kind("sustainability", By.AnyMember, By.EveryMember, By.Lead, By.Performer, Source = "Aw 2012 art. 2.80, 2.97",
    Unit = Unit.Level, Reliance = true, Evidence = true, Reasons = [Reason.Short])]
public sealed record Sustainability : Leaf, IWeigh<MeasureFact>
{
    /// <summary>The measure.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The least level; 1 where the measure has none.</summary>
    public int Level { get; init; } = 1;

    public override void Check(FlawList flaws)
    {
        flaws.Text("/measure", Measure, 60);
        flaws.Range("/level", Level, 1, 10);
    }

    public override Holding Look(MemberFacts member, in Moment moment) => Shown.By(member.Measures, this, Level, moment);

    public override long Required(in Moment moment) => Level;

    public override IReadOnlyList<string> About() => [Measure];

    long IWeigh<MeasureFact>.Weigh(MeasureFact fact, in Moment moment) => fact.Code == Measure ? fact.Level : 0;
}
