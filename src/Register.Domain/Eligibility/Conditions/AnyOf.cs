namespace Register.Domain.Eligibility.Conditions;

/// <summary>One of its conditions is enough.</summary>
[Kind("anyOf", Source = "Register")]
public sealed record AnyOf : Group
{
    /// <summary>The conditions.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    public override void Check(FlawList flaws) => flaws.Some("/conditions", Conditions);

    public override int Size() => Conditions.Count;

    public override Condition Child(int index) => Conditions[index];

    public override string PointerTo(int index) => $"/conditions/{index}";

    public override Group Over(IReadOnlyList<Condition> children) => this with { Conditions = children };

    public override Verdict Start() => new(Outcome.NotMet, null);

    public override Verdict Fold(Verdict soFar, Verdict next) => next.Outcome > soFar.Outcome ? next
        : next.Outcome < soFar.Outcome ? soFar
        : soFar with { ValidUntil = Days.Later(soFar.ValidUntil, next.ValidUntil) };
}
