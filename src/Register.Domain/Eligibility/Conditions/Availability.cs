using Register.Domain.Kernel;

namespace Register.Domain.Eligibility.Conditions;

/// <summary>Available on every day of the period.</summary>
[Kind("availability", By.EveryMember, By.AnyMember, By.Lead, By.Performer,
    Source = "Register", Declaration = Declaration.Always, Reasons = [Reason.Missing, Reason.Short])]
public sealed record Availability : Leaf
{
    /// <summary>When; the contract when left out.</summary>
    public Period? Period { get; init; }

    public override void Check(FlawList flaws) => flaws.If(Period is { IsBackwards: true }, "/period", FlawCodes.Backwards);

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        if (member.Availability is not { } free) return Holding.Yes();
        var needed = Needed.Of(Period, moment);
        var (end, last) = (Days.OrForever(free.EndDate), Days.OrForever(needed.EndDate));
        if (free.StartDate <= needed.StartDate && end >= last)
            return Holding.Yes(Needed.IsGiven(Period, moment) ? null : free.EndDate);
        return Holding.No(free.StartDate <= last && end >= needed.StartDate ? Reason.Short : Reason.Missing);
    }
}
