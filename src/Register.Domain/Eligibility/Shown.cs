namespace Register.Domain.Eligibility;

/// <summary>A kind that weighs pieces of evidence of one type.</summary>
internal interface IWeigh<in TFact>
    where TFact : EvidenceFact
{
    /// <summary>How much this piece is worth to the condition, in its unit; 0 when it is about something else.</summary>
    long Weigh(TFact fact, in Moment moment);
}

/// <summary>How a member's evidence of one type shows a condition: the best piece that holds on the first day, and an
/// unbroken chain of good pieces to the last.</summary>
internal static class Shown
{
    /// <param name="facts">The evidence.</param>
    /// <param name="leaf">The condition, which weighs it.</param>
    /// <param name="required">How much is enough.</param>
    /// <param name="moment">When it must hold.</param>
    /// <param name="maxMonths">Most age at the age day, for evidence that has one.</param>
    /// <param name="byWord">Whether the member's own word is enough now.</param>
    /// <param name="absent">What it is when there is nothing that counts: not met, or for a state that need not be shown yet, unproven.</param>
    public static Holding By<TFact>(
        IReadOnlyList<TFact> facts, IWeigh<TFact> leaf, long required, in Moment moment,
        int? maxMonths = null, bool byWord = false, Outcome absent = Outcome.NotMet)
        where TFact : EvidenceFact
    {
        var (proven, claimed) = (new Best(required), new Best(required));
        var why = Reason.Missing;
        for (var i = 0; i < facts.Count; i++)
        {
            var fact = facts[i];
            var weight = leaf.Weigh(fact, moment);
            if (weight <= 0) continue;
            var fault = Fault(fact, moment, maxMonths);
            if (fault != Reason.Met)
            {
                why = Graver(why, fault);
                continue;
            }
            var until = Until(fact, moment, maxMonths);
            claimed.Offer(fact, weight, until);
            if (Counts(fact, byWord)) proven.Offer(fact, weight, until);
        }
        if (claimed.Fact is null) return Holding.No(why, required, absent);
        return Weighed(claimed, proven, new Chain<TFact>(facts, leaf, required, maxMonths, byWord), moment);
    }

    /// <summary>Whether a piece proves.</summary>
    public static bool Counts(EvidenceFact fact, bool byWord) =>
        fact.Status == EvidenceStatus.Verified || (byWord && fact.Status != EvidenceStatus.Rejected);

    /// <summary>Why a piece that is not verified does not prove yet.</summary>
    public static Reason Unverified(EvidenceFact fact) => fact.Status == EvidenceStatus.Submitted ? Reason.Submitted : Reason.Declared;

    /// <summary>Why a piece counts as nothing on the first day; <see cref="Reason.Met"/> when it does count.</summary>
    public static Reason Fault(EvidenceFact fact, in Moment moment, int? maxMonths = null)
    {
        if (fact.Status == EvidenceStatus.Rejected) return Reason.Rejected;
        if (fact.ValidUntil < moment.From) return Reason.Expired;
        if (maxMonths is { } months && (fact.IssuedOn is null || LastDay(fact.IssuedOn.Value, months) < moment.AgeDay)) return Reason.TooOld;
        return fact.ValidFrom > moment.From ? Reason.NotYetValid : Reason.Met;
    }

    /// <summary>The last day a piece holds, as far as can be known.</summary>
    public static DateOnly Until(EvidenceFact fact, in Moment moment, int? maxMonths)
    {
        var until = Days.OrForever(fact.ValidUntil);
        if (maxMonths is not { } months || moment.AgeIsFixed || fact.IssuedOn is not { } issued) return until;
        var aged = LastDay(issued, months);
        return aged < until ? aged : until;
    }

    private static DateOnly LastDay(DateOnly issued, int months) => issued.AddMonths(months);

    private static Holding Weighed<TFact>(in Best claimed, in Best proven, in Chain<TFact> chain, in Moment moment)
        where TFact : EvidenceFact
    {
        var enough = proven.Weight >= claimed.Required;
        var best = enough ? proven : claimed;
        var held = Holding.Measured(
            claimed.Required, proven.Weight, Math.Max(claimed.Weight, proven.Weight), Unverified(claimed.Fact!), Days.Open(best.Until), [best.Fact!.Id]);
        if (!enough) return held;
        var reach = chain.From(best.Until, moment);
        held = held with { ValidUntil = Days.Open(reach) };
        return reach >= moment.Until ? held : held with { Outcome = Outcome.Unproven, Reason = Reason.Lapses };
    }

    // What helps most to know: a rejection was looked at by somebody; an expired paper can be renewed.
    private static Reason Graver(Reason a, Reason b) => b > a ? b : a;

    /// <summary>The piece that serves best: enough and longest, else most.</summary>
    private struct Best(long required)
    {
        public readonly long Required = required;
        public EvidenceFact? Fact;
        public long Weight;
        public DateOnly Until;

        public void Offer(EvidenceFact fact, long weight, DateOnly until)
        {
            if (Fact is not null && !IsBetter(fact, weight, until)) return;
            (Fact, Weight, Until) = (fact, weight, until);
        }

        private readonly bool IsBetter(EvidenceFact fact, long weight, DateOnly until)
        {
            var (enough, had) = (weight >= Required, Weight >= Required);
            if (enough != had) return enough;
            if (enough && until != Until) return until > Until;
            if (weight != Weight) return weight > Weight;
            if (until != Until) return until > Until;
            if (fact.Status != Fact!.Status) return fact.Status == EvidenceStatus.Verified || (fact.Status == EvidenceStatus.Submitted && Fact.Status == EvidenceStatus.Declared);
            return string.CompareOrdinal(fact.Id, Fact.Id) < 0;
        }
    }

    /// <summary>Follows good pieces from the day after one ends.</summary>
    private readonly struct Chain<TFact>(IReadOnlyList<TFact> facts, IWeigh<TFact> leaf, long required, int? maxMonths, bool byWord)
        where TFact : EvidenceFact
    {
        public DateOnly From(DateOnly reach, in Moment moment)
        {
            for (var longer = true; longer && reach < DateOnly.MaxValue;)
            {
                longer = false;
                for (var i = 0; i < facts.Count; i++)
                {
                    var fact = facts[i];
                    if (!Counts(fact, byWord) || fact.ValidFrom > reach.AddDays(1) || leaf.Weigh(fact, moment) < required) continue;
                    var until = Until(fact, moment, maxMonths);
                    if (until <= reach || IsTooOld(fact, moment)) continue;
                    reach = until;
                    longer = true;
                    if (reach == DateOnly.MaxValue) break;
                }
            }
            return reach;
        }

        private bool IsTooOld(TFact fact, in Moment moment) =>
            maxMonths is { } months && (fact.IssuedOn is null || LastDay(fact.IssuedOn.Value, months) < moment.AgeDay);
    }
}
