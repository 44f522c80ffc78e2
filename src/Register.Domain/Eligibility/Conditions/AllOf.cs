namespace Register.Domain.Eligibility.Conditions;

/// <summary>All of its conditions must be met.</summary>
[Kind("allOf", Source = "Register")]
public sealed record AllOf : Group
{
    /// <summary>The conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public override void Check(FlawList flaws) => flaws.Some("/conditions", Conditions);

    public override int Size() => Conditions.Count;

    public override Condition Child(int index) => Conditions[index];

    public override string PointerTo(int index) => $"/conditions/{index}";

    public override Group Over(IReadOnlyList<Condition> children) => this with { Conditions = children };

    public override Verdict Start() => new(Outcome.Met, null);

    public override Verdict Fold(Verdict soFar, Verdict next) => 
        soFar.Outcome == Outcome.NotMet || next.Outcome == Outcome.NotMet
            ? new Verdict(Outcome.NotMet, null)
            : new Verdict(next.Outcome < soFar.Outcome ? next.Outcome : soFar.Outcome, Days.Earlier(soFar.ValidUntil, next.ValidUntil));
}
