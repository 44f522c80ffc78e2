using Register.Domain.Kernel;

namespace Register.Domain.Eligibility.Conditions;

/// <summary>Turnover in each of the last closed years, or on average over them. Members' turnover is added per year and
/// currency; other currencies count for nothing.</summary>
[Kind("minimumTurnover", By.Sum, By.AnyMember, By.Lead, Source = "Aw 2012 art. 2.90, 2.92",
    Unit = Unit.Cents, Reliance = true, Evidence = true, Reasons = [Reason.Short])]
public sealed record MinimumTurnover : Leaf
{
    /// <summary>The turnover a year, excluding VAT.</summary>
    public Money Amount { get; init; }

    /// <summary>How many years are looked at, 1 to 5.</summary>
    public int Years { get; init; } = 1;

    /// <summary>Whether the average over the years counts, and not each year.</summary>
    public bool Average { get; init; }

    /// <summary>The last year looked at; the year before the assessment when left out.</summary>
    public int? LastYear { get; init; }

    public override void Check(FlawList flaws)
    {
        flaws.Amount("/amount", Amount);
        flaws.Range("/years", Years, 1, 5);
        flaws.Range("/lastYear", LastYear, 1990, 2200);
    }

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        var holder = new Holder(member, false, [], null, true);
        return Weigh(new ReadOnlySpan<Holder>(in holder), moment, Used(member, moment));
    }

    public override Holding Pool(ReadOnlySpan<Holder> holders, ReadOnlySpan<Holding> holdings, in Moment moment) => Weigh(holders, moment, []);

    public override long Required(in Moment moment) => Amount.Cents;

    public override string? CurrencyOf() => Amount.Currency;

    private Holding Weigh(ReadOnlySpan<Holder> holders, in Moment moment, IReadOnlyList<string> evidence)
    {
        var (proven, claimed) = (Average ? 0 : long.MaxValue, Average ? 0 : long.MaxValue);
        var why = Reason.Submitted;
        for (var year = Last(moment); year > Last(moment) - Years; year--)
        {
            long provenThen = 0, claimedThen = 0;
            foreach (ref readonly var holder in holders)
            {
                var (shown, said, reason) = In(year, holder.Facts, moment);
                if (said > shown && reason < why) why = reason;
                if (said > 0 && !holder.Committed) why = Reason.NoCommitment;
                provenThen += holder.Committed ? shown : 0;
                claimedThen += said;
            }
            (proven, claimed) = Average
                ? (proven + provenThen, claimed + claimedThen)
                : (Math.Min(proven, provenThen), Math.Min(claimed, claimedThen));
        }
        if (Average) (proven, claimed) = (proven / Years, claimed / Years);
        var until = LastYear is null && !moment.AgeIsFixed ? new DateOnly(moment.From.Year, 12, 31) : (DateOnly?)null;
        return Holding.Measured(Amount.Cents, proven, claimed, why, until, evidence);
    }

    private (long Proven, long Claimed, Reason Why) In(int year, MemberFacts member, in Moment moment)
    {
        long proven = 0, claimed = 0;
        var why = Reason.Submitted;
        for (var i = 0; i < member.Turnovers.Count; i++)
        {
            var fact = member.Turnovers[i];
            if (!IsAbout(fact, year, moment)) continue;
            var reason = Shown.Unverified(fact);
            if (fact.Amount.Cents > claimed || (fact.Amount.Cents == claimed && reason > why)) (claimed, why) = (fact.Amount.Cents, reason);
            if (fact.Status == EvidenceStatus.Verified) proven = Math.Max(proven, fact.Amount.Cents);
        }
        return (proven, claimed, why);
    }

    private bool IsAbout(TurnoverFact fact, int year, in Moment moment) =>
        fact.Year == year && fact.Amount.Currency == Amount.Currency && Shown.Fault(fact, moment) == Reason.Met;

    private List<string> Used(MemberFacts member, in Moment moment)
    {
        var used = new List<string>(Years);
        for (var year = Last(moment); year > Last(moment) - Years; year--)
            for (var i = 0; i < member.Turnovers.Count; i++)
                if (IsAbout(member.Turnovers[i], year, moment)) used.Add(member.Turnovers[i].Id);
        used.Sort(StringComparer.Ordinal);
        return used;
    }

    private int Last(in Moment moment) => LastYear ?? moment.AgeDay.Year - 1;
}
