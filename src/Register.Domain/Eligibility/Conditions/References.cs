using Register.Domain.Kernel;

namespace Register.Domain.Eligibility.Conditions;

/// <summary>Comparable earlier assignments that show a core competence. The same assignment brought by two members counts once.</summary>
[Kind("references", By.Sum, By.AnyMember, By.Lead, By.Performer,
    Source = "Aw 2012 art. 2.93, 2.94", Unit = Unit.Count, Reliance = true, ReliedOnPerforms = true, Evidence = true, Reasons = [Reason.Short])]
public sealed record References : Leaf
{
    /// <summary>The core competence; any when left out.</summary>
    public string? Competence { get; init; }

    /// <summary>CPV codes (or their beginnings) of which one must fit; empty takes each.</summary>
    public IReadOnlyList<string> Cpv { get; init; } = [];

    /// <summary>How many distinct assignments.</summary>
    public int Number { get; init; } = 1;

    /// <summary>How many years back they may have ended; what the law takes when left out.</summary>
    public int? Years { get; init; }

    /// <summary>The least value of each.</summary>
    public Money? MinimumValue { get; init; }

    /// <summary>The least value of each as a share of the estimated value, in basis points.</summary>
    public int? ShareBasisPoints { get; init; }

    public override void Check(FlawList flaws)
    {
        flaws.Text("/competence", Competence, mayBeLeftOut: true);
        flaws.Codes("/cpv", Cpv, mayBeEmpty: true);
        flaws.Range("/number", Number, 1, 50);
        flaws.Range("/years", Years, 1, 30);
        flaws.Amount("/minimumValue", MinimumValue);
        flaws.Range("/shareBasisPoints", ShareBasisPoints, 1, 10_000);
    }

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        var holder = new Holder(member, false, [], null, true);
        var tally = new Tally(this, moment);
        tally.Take(holder);
        return tally.Result(withEvidence: true);
    }

    public override Holding Pool(ReadOnlySpan<Holder> holders, ReadOnlySpan<Holding> holdings, in Moment moment)
    {
        var tally = new Tally(this, moment);
        foreach (ref readonly var holder in holders) tally.Take(holder);
        return tally.Result(withEvidence: false);
    }

    public override long Required(in Moment moment) => Number;

    public override IReadOnlyList<string> About() => Competence is null ? Cpv : [Competence];

    private DateOnly LastDay(ReferenceFact fact, in Moment moment)
    {
        if (fact.EndedOn is not { } ended) return DateOnly.MaxValue;
        return ended.AddYears(Years ?? (moment.Context.Works ? moment.Figures.ReferenceYearsWorks : moment.Figures.ReferenceYears));
    }

    private bool Fits(ReferenceFact fact, in Moment moment) =>
        (Competence is null || fact.Competences.Contains(Competence))
        && (MinimumValue is not { } least || Reaches(fact.Value, least.Cents, least.Currency))
        && (ShareBasisPoints is not { } share || moment.Context.EstimatedValue is not { } value
            || Reaches(fact.Value, (long)((Int128)value.Cents * share / 10_000), value.Currency))
        && (Cpv.Count == 0 || HasCpv(fact));

    private static bool Reaches(Money value, long cents, string currency) => value.Currency == currency && value.Cents >= cents;

    private bool HasCpv(ReferenceFact fact)
    {
        for (var i = 0; i < Cpv.Count; i++)
            for (var j = 0; j < fact.Cpv.Count; j++)
                if (fact.Cpv[j].StartsWith(Cpv[i], StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>Counts distinct assignments.</summary>
    private struct Tally(References leaf, in Moment moment)
    {
        private readonly Moment moment = moment;
        private readonly List<(string Assignment, string Id, DateOnly Until, bool Proven, Reason Why)> seen = [];
        private Reason none = Reason.Missing;

        public void Take(in Holder holder)
        {
            var facts = holder.Facts.References;
            for (var i = 0; i < facts.Count; i++)
            {
                var fact = facts[i];
                if (!leaf.Fits(fact, moment)) continue;
                var until = leaf.LastDay(fact, moment);
                var fault = until < moment.AgeDay ? Reason.Expired : Shown.Fault(fact, moment);
                if (fault == Reason.Met) Take(fact, moment.AgeIsFixed ? DateOnly.MaxValue : until, holder.Committed);
                else if (fault > none) none = fault;
            }
        }

        public readonly Holding Result(bool withEvidence)
        {
            seen.Sort(static (a, b) => b.Proven != a.Proven ? b.Proven.CompareTo(a.Proven)
                : b.Until != a.Until ? b.Until.CompareTo(a.Until) : string.CompareOrdinal(a.Assignment, b.Assignment));
            var proven = 0;
            var why = Reason.Submitted;
            DateOnly until = DateOnly.MaxValue;
            for (var i = 0; i < seen.Count; i++)
            {
                if (seen[i].Proven) proven++;
                if (i >= leaf.Number) continue;
                if (!seen[i].Proven && (seen[i].Why == Reason.NoCommitment || why == Reason.Submitted)) why = seen[i].Why;
                if (seen[i].Until < until) until = seen[i].Until;
            }
            if (seen.Count == 0) return Holding.No(none, leaf.Number);
            return Holding.Measured(leaf.Number, proven, seen.Count, why, Days.Open(until), withEvidence ? Ids() : []);
        }

        private readonly void Take(ReferenceFact fact, DateOnly until, bool committed)
        {
            var proven = committed && fact.Status == EvidenceStatus.Verified;
            var entry = (fact.Assignment, fact.Id, until, proven, committed ? Shown.Unverified(fact) : Reason.NoCommitment);
            for (var i = 0; i < seen.Count; i++)
            {
                if (seen[i].Assignment != fact.Assignment) continue;
                var better = proven != seen[i].Proven ? proven
                    : until != seen[i].Until ? until > seen[i].Until
                    : string.CompareOrdinal(fact.Id, seen[i].Id) < 0;
                if (better) seen[i] = entry;
                return;
            }
            seen.Add(entry);
        }

        private readonly string[] Ids()
        {
            var ids = new string[seen.Count];
            for (var i = 0; i < ids.Length; i++) ids[i] = seen[i].Id;
            return ids;
        }
    }
}
