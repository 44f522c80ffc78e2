using Register.Domain.Kernel;

namespace Register.Domain.Eligibility.Conditions;

/// <summary>Hours a week on every day of the period. Members' hours are added where their availability overlaps: two who
/// relieve each other cover it, two who are both away in August do not.</summary>
[Kind("capacity", By.Sum, By.AnyMember, By.Lead, By.Performer, Source = "Aw 2012 art. 2.93, 2.94",
    Unit = Unit.Hours, Reliance = true, Declaration = Declaration.Always, Reasons = [Reason.Missing, Reason.Short])]
public sealed record Capacity : Leaf
{
    /// <summary>Hours a week.</summary>
    public int HoursPerWeek { get; init; }

    /// <summary>When; the contract when left out.</summary>
    public Period? Period { get; init; }

    public override void Check(FlawList flaws)
    {
        flaws.Range("/hoursPerWeek", HoursPerWeek, 1, 100_000);
        flaws.If(Period is { IsBackwards: true }, "/period", FlawCodes.Backwards);
    }

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        var holder = new Holder(member, false, [], null, true);
        return Weigh(new ReadOnlySpan<Holder>(in holder), moment);
    }

    public override Holding Pool(ReadOnlySpan<Holder> holders, ReadOnlySpan<Holding> holdings, in Moment moment) => Weigh(holders, moment);

    public override long Required(in Moment moment) => HoursPerWeek;

    private Holding Weigh(ReadOnlySpan<Holder> holders, in Moment moment)
    {
        var needed = Needed.Of(Period, moment);
        var (proven, claimed) = On(needed.StartDate, holders);
        DateOnly? until = null;
        foreach (ref readonly var holder in holders)
        {
            if (holder.Facts.Availability is not { } free) continue;
            until = Days.Earlier(until, free.EndDate);
            if (free.StartDate > needed.StartDate && needed.Contains(free.StartDate)) Least(free.StartDate, holders, ref proven, ref claimed);
            if (free.EndDate is { } end && end < DateOnly.MaxValue && end >= needed.StartDate && needed.Contains(end.AddDays(1)))
                Least(end.AddDays(1), holders, ref proven, ref claimed);
        }
        return Holding.Measured(HoursPerWeek, proven, claimed, Reason.NoCommitment, Needed.IsGiven(Period, moment) ? null : until);
    }

    // Hours only change where somebody's availability begins or has ended, so the least of those days is the least of all.
    private static void Least(DateOnly day, ReadOnlySpan<Holder> holders, ref long proven, ref long claimed)
    {
        var then = On(day, holders);
        proven = Math.Min(proven, then.Proven);
        claimed = Math.Min(claimed, then.Claimed);
    }

    private static (long Proven, long Claimed) On(DateOnly day, ReadOnlySpan<Holder> holders)
    {
        long proven = 0, claimed = 0;
        foreach (ref readonly var holder in holders)
        {
            if (holder.Facts.Availability is { } free && !free.Contains(day)) continue;
            claimed += holder.Facts.HoursPerWeek;
            if (holder.Committed) proven += holder.Facts.HoursPerWeek;
        }
        return (proven, claimed);
    }
}
