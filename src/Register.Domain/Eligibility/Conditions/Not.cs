namespace Register.Domain.Eligibility.Conditions;

/// <summary>Its condition must not be met. What is unproven stays unproven.</summary>
[Kind("not", Source = "Register")]
public sealed record Not : Group
{
    /// <summary>The condition.</summary>
    public Condition? Condition { get; init; }

    public override void Check(FlawList flaws) => flaws.If(Condition is null, "/condition", FlawCodes.Required);

    public override int Size() => Condition is null ? 0 : 1;

    public override Condition Child(int index) => Condition!;

    public override string PointerTo(int index) => "/condition";

    public override Group Over(IReadOnlyList<Condition> children) => this with { Condition = children[0] };

    public override Verdict Start() => new(Outcome.Unproven, null);

    public override Verdict Fold(Verdict soFar, Verdict next) => 
        new(Outcome.Met - (int)next.Outcome, next.Outcome == Outcome.Unproven ? next.ValidUntil : null);
}
