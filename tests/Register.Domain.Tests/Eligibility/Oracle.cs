using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Shows = System.Func<Register.Domain.Eligibility.EvidenceFact, System.DateOnly, bool>;

namespace Register.Domain.Tests.Eligibility;

/// <summary>A second, naive implementation of the rules, written from the domain page: it looks at every day, knows no
/// shortcuts, and answers only met, unproven or not met.</summary>
internal sealed class Oracle(BidderProfile bidder, AssessmentContext context)
{
    private static readonly DateOnly Forever = new(2026, 12, 31); // beyond every generated day

    private DateOnly Today => DutchTime.DayOf(context.At);

    private DateOnly Submission => context.SubmissionDeadline is { } d ? DutchTime.DayOf(d) : Today;

    /// <summary>How every leaf comes out, in order.</summary>
    public IEnumerable<(Leaf Leaf, Outcome Outcome)> Leaves(Condition condition, string? set = null) => condition switch
    {
        AllOf all => all.Conditions.SelectMany(c => Leaves(c, SetOf(all) ?? set)),
        AnyOf any => any.Conditions.SelectMany(c => Leaves(c, SetOf(any) ?? set)),
        Not not => Leaves(not.Condition!), // better proof would make the whole worse
        _ => [((Leaf)condition, OfLeaf((Leaf)condition, set))],
    };

    public Outcome Of(Condition condition, string? set = null) => condition switch
    {
        AllOf all => AsAWhole(all, all.Conditions.Min(c => Of(c, SetOf(all) ?? set))),
        AnyOf any => AsAWhole(any, any.Conditions.Max(c => Of(c, SetOf(any) ?? set))),
        Not not => Of(not.Condition!) switch { Outcome.Met => Outcome.NotMet, Outcome.NotMet => Outcome.Met, _ => Outcome.Unproven },
        _ => OfLeaf((Leaf)condition, set),
    };

    private static string? SetOf(Group group) => group.Id is { } id && id.StartsWith("set:", StringComparison.Ordinal) ? id[4..] : null;

    // A set that is unproven is proven as a whole when everybody who bids, or is relied on, is admitted to it from the deadline to the end.
    private Outcome AsAWhole(Group group, Outcome outcome)
    {
        if (outcome != Outcome.Unproven || SetOf(group) is not { } set) return outcome;
        var everybody = bidder.Members.Select(m => m.Facts).Concat(bidder.ReliedOn.Select(r => r.Facts)).ToList();
        var moments = new Leaf[] { new TaxCompliance(), new TaxCompliance { AssessedAt = AssessedAt.ContractEnd } };
        return bidder.ReliedOn.All(r => r.Committed) && everybody.All(f => moments.All(m => IsAdmitted(f, set, m))) ? Outcome.Met : outcome;
    }

    private bool IsAdmitted(MemberFacts f, string? set, Leaf leaf) =>
        f.Admissions.Any(a => a.Set == set && Days(leaf).All(d => a.From <= d && d <= (a.Until ?? d)));

    private Outcome OfLeaf(Leaf leaf, string? set)
    {
        var combine = leaf.Combine ?? Default(leaf);
        var members = bidder.Members.Select(m => (m.Facts, m.Performs, Committed: true)).ToList();
        var lent = leaf is MinimumTurnover or LiabilityInsurance or Certificate or Diploma or References or Capacity or Sustainability or TeamSize;
        var third = bidder.ReliedOn.Where(r => lent && r.Conditions.Contains(leaf.Id!)).Select(r => (r.Facts, r.Performs, r.Committed)).ToList();
        switch (combine)
        {
            case Combine.EveryMember:
                var tested = leaf is ExclusionGroundsAbsent or SelfDeclaration ? bidder.ReliedOn.Select(r => r.Facts) : [];
                return members.Select(m => m.Facts).Concat(tested).Min(Shown);
            case Combine.Lead:
                return Shown(members.Single(m => m.Facts.Member == bidder.Lead).Facts);
            case Combine.Sum:
                return Together(leaf, [.. members.Concat(third).Select(m => (m.Facts, m.Committed, IsAdmitted(m.Facts, set, leaf)))]);
            default:
                var able = members.Concat(third);
                if (combine == Combine.Performer)
                    able = members.Where(m => members.Count == 1 || Does(m.Performs)).Concat(third.Where(t => Does(t.Performs)));
                return able.Select(a => Capped(Shown(a.Facts), a.Committed)).Append(Outcome.NotMet).Max();
        }

        // An admission proves what is only unproven; what is not met stays so.
        Outcome Shown(MemberFacts f) => Single(leaf, f) is var own && own == Outcome.Unproven && IsAdmitted(f, set, leaf) ? Outcome.Met : own;
        bool Does(IReadOnlyList<string> parts) => leaf.Performer is null ? parts.Any() : parts.Contains(leaf.Performer);
        static Outcome Capped(Outcome outcome, bool committed) => committed || outcome != Outcome.Met ? outcome : Outcome.Unproven;
    }

    private static Combine Default(Leaf leaf) => leaf switch
    {
        MinimumTurnover or References or Capacity or SocialReturn or TeamSize => Combine.Sum,
        Sector or WorkArea or Residence or LiabilityInsurance or Certificate or Diploma or Language or Sustainability => Combine.AnyMember,
        _ => Combine.EveryMember,
    };

    private Outcome Single(Leaf leaf, MemberFacts f)
    {
        var beforeAward = leaf.AssessedAt is null or AssessedAt.Submission;
        switch (leaf)
        {
            case BusinessRegistration r:
                var number = Evidence(leaf, f.Registrations.Where(x => r.Schemes.Count == 0 || r.Schemes.Contains(x.Scheme)), _ => true);
                var extract = Evidence(leaf, f.Documents.Where(d => d.Kind == "trade-register-extract"), _ => true, 6, beforeAward, Outcome.Unproven);
                return r.Extract && extract < number ? extract : number;
            case VatIdentification v:
                return Evidence(leaf, new[] { f.Vat }.OfType<VatFact>().Where(x => v.Countries.Count == 0 || v.Countries.Contains(x.Country)), _ => true);
            case Sector s: return Yes(s.Sectors.Any(f.Sectors.Contains));
            case WorkArea w: return Yes(w.Areas.Any(a => f.WorkAreas.Contains(a) || Wider(a).Any(f.WholeAreas.Contains)));
            case Residence r: return Yes(r.Areas.Any(f.HomeAreas.Contains));
            case LiabilityInsurance i:
                return Evidence(leaf, f.Insurances.Where(x => i.Cover is null || x.Cover == i.Cover), x => x.PerEvent.Currency == i.PerEvent.Currency
                    && x.PerEvent >= i.PerEvent && (i.PerYear is not { } y || (x.PerYear.Currency == y.Currency && x.PerYear >= y)));
            case Certificate c: return Evidence(leaf, f.Certificates, x => x.Code == c.Code || (c.OrEquivalent && x.EquivalentTo.Contains(c.Code)));
            case Diploma d: return Evidence(leaf, f.Diplomas, x => (d.Fields.Count == 0 || d.Fields.Contains(x.Field)) && x.Level >= d.Level);
            case Sustainability s: return Evidence(leaf, f.Measures, x => x.Code == s.Measure && x.Level >= s.Level);
            case Language l: return Evidence(leaf, f.Languages, x => x.Language == l.Code && x.Level >= l.Level, null, beforeAward);
            case TaxCompliance: return Evidence(leaf, f.Documents.Where(d => d.Kind == "tax-statement"), _ => true, 6, beforeAward, Outcome.Unproven);
            case ConductCertificate c: return Evidence(leaf, f.Documents.Where(d => d.Kind == c.Document), _ => true, 24, beforeAward, Outcome.Unproven);
            case Availability a: return Yes(Needed(a.Period, leaf).All(d => f.Availability is not { } p || p.Contains(d)));
            case ConditionsAccepted c: return Yes(f.Accepted.Any(x => x.Document == c.Document && x.Version == c.Version && x.AcceptedOn <= First(leaf)));
            case RateCeiling r: return f.HourlyRate is not { } rate || rate.Currency != r.Maximum.Currency ? Outcome.Unproven : Yes(rate.Cents <= r.Maximum.Cents);
            case SelfDeclaration s:
                if (f.SelfDeclaration is not { } said || !Holds(said, First(leaf))) return Outcome.NotMet;
                return s.ConfirmedPerBid && context.Lot is not null && context.Lot != said.ConfirmedFor ? Outcome.Unproven : Outcome.Met;
            case ExclusionGroundsAbsent e: return Exclusions(e, f, beforeAward);
            default: return Together(leaf, [(f, true, false)]);
        }
    }

    // What an admitted one brings counts as verified.
    private Outcome Together(Leaf leaf, (MemberFacts Facts, bool Committed, bool Admitted)[] all)
    {
        var proving = all.Where(a => a.Committed).ToArray();
        return leaf switch
        {
            MinimumTurnover t => Threshold(t.Amount.Cents, Turnover(t, proving, true), Turnover(t, all, false)),
            References r => Threshold(r.Number, Assignments(r, proving, true), Assignments(r, all, false)),
            Capacity c => Threshold(c.HoursPerWeek, Hours(c, proving), Hours(c, all)),
            TeamSize s => Threshold(s.Minimum, proving.Sum(m => m.Facts.Persons), all.Sum(m => m.Facts.Persons)),
            SocialReturn s => Threshold(s.BasisPoints, proving.Sum(m => m.Facts.SocialReturnBasisPoints), all.Sum(m => m.Facts.SocialReturnBasisPoints)),
            _ => throw new InvalidOperationException(leaf.ToString()),
        };
    }

    private Outcome Exclusions(ExclusionGroundsAbsent asked, MemberFacts f, bool beforeAward)
    {
        var grounds = asked.Grounds.Count > 0 ? asked.Grounds : Situation.Figures.MandatoryGrounds;
        var counted = f.Exclusions.Where(x => x.Status != EvidenceStatus.Rejected).ToList();
        var past = counted.Where(x => x.Applies && (x.SelfCleaned || (x.OccurredOn is { } day && day.AddYears(LooksBack(x.Ground)) < Submission))).ToList();
        if (counted.Any(x => x.Applies && !past.Contains(x) && grounds.Any(g => Within(x.Ground, g) || Within(g, x.Ground)))) return Outcome.NotMet;
        return grounds.Min(ground =>
        {
            if (past.Any(x => Within(ground, x.Ground))) return Outcome.Met;
            var stated = counted.Where(x => !x.Applies && Within(ground, x.Ground) && Holds(x, First(asked))).ToList();
            // one statement must carry the whole time; verified ones are taken before others
            var best = stated.GroupBy(x => x.Status).OrderByDescending(g => g.Key).FirstOrDefault();
            if (best is null) return Outcome.Unproven;
            return (best.Key == EvidenceStatus.Verified || beforeAward) && best.Any(x => Days(asked).All(d => Holds(x, d))) ? Outcome.Met : Outcome.Unproven;
        });

        static bool Within(string ground, string group) => (ground + "-").StartsWith(group + "-", StringComparison.Ordinal);
        static int LooksBack(string ground) => Situation.Figures.MandatoryGrounds.Any(m => Within(m, ground) || Within(ground, m)) ? 5 : 3;
    }

    private Outcome Evidence<T>(Leaf leaf, IEnumerable<T> about, Func<T, bool> enough, int? months = null, bool byWord = false, Outcome none = Outcome.NotMet)
        where T : EvidenceFact
    {
        var good = about.Where(enough).Where(e => e.Status != EvidenceStatus.Rejected).ToList();
        Shows shows = (e, day) => Holds(e, day) && (months is not { } m
            || (e.IssuedOn is { } issued && issued.AddMonths(m) >= Submission && (context.SubmissionDeadline is not null || issued.AddMonths(m) >= day)));
        var proving = good.Where(e => byWord || e.Status == EvidenceStatus.Verified).ToList();
        if (Days(leaf).All(day => proving.Any(e => shows(e, day)))) return Outcome.Met;
        return good.Any(e => shows(e, First(leaf))) ? Outcome.Unproven : none;
    }

    private long Turnover(MinimumTurnover t, (MemberFacts Facts, bool Committed, bool Admitted)[] all, bool verified)
    {
        var last = t.LastYear ?? Submission.Year - 1;
        var sums = Enumerable.Range(last - t.Years + 1, t.Years).Select(year => all.Sum(m => m.Facts.Turnovers
            .Where(f => f.Year == year && f.Amount.Currency == t.Amount.Currency && Holds(f, First(t)) && f.Status != EvidenceStatus.Rejected)
            .Where(f => !verified || m.Admitted || f.Status == EvidenceStatus.Verified).Select(f => f.Amount.Cents).DefaultIfEmpty(0).Max())).ToList();
        return t.Average ? sums.Sum() / t.Years : sums.Min();
    }

    private long Assignments(References r, (MemberFacts Facts, bool Committed, bool Admitted)[] all, bool verified) => all
        .SelectMany(m => m.Facts.References.Where(f => !verified || m.Admitted || f.Status == EvidenceStatus.Verified))
        .Where(f => f.Status != EvidenceStatus.Rejected && Holds(f, First(r)))
        .Where(f => f.EndedOn is not { } end || end.AddYears(r.Years ?? (context.Works ? 5 : 3)) >= Submission)
        .Where(f => r.Competence is null || f.Competences.Contains(r.Competence))
        .Where(f => r.Cpv.Count == 0 || f.Cpv.Any(c => r.Cpv.Any(c.StartsWith)))
        .Where(f => r.MinimumValue is not { } least || (least.Currency == f.Value.Currency && f.Value >= least))
        .Where(f => r.ShareBasisPoints is not { } share || context.EstimatedValue is not { } value || (value.Currency == f.Value.Currency && f.Value.Cents * 10_000 >= value.Cents * share))
        .Select(f => f.Assignment).Distinct().Count();

    private long Hours(Capacity c, (MemberFacts Facts, bool Committed, bool Admitted)[] all) =>
        Needed(c.Period, c).Min(day => all.Where(m => m.Facts.Availability is not { } p || p.Contains(day)).Sum(m => (long)m.Facts.HoursPerWeek));

    private IEnumerable<DateOnly> Needed(Period? asked, Leaf leaf) =>
        (asked ?? context.Contract) is { } p ? Range(p.StartDate, p.EndDate ?? Forever) : Days(leaf);

    private IEnumerable<DateOnly> Days(Leaf leaf)
    {
        var first = First(leaf);
        var last = leaf.AssessedAt == AssessedAt.ContractEnd && context.Contract?.EndDate is { } end && end > first ? end : first;
        return Range(first, last);
    }

    private DateOnly First(Leaf leaf) => leaf.AssessedAt switch
    {
        AssessedAt.Award => new[] { Submission, context.AwardAt is { } at ? DutchTime.DayOf(at) : Today }.Max(),
        AssessedAt.ContractEnd => new[] { Today, context.Contract?.StartDate ?? Submission }.Max(),
        _ => Submission,
    };

    private static bool Holds(EvidenceFact e, DateOnly day) =>
        e.Status != EvidenceStatus.Rejected && (e.ValidFrom ?? day) <= day && day <= (e.ValidUntil ?? day);

    private static IEnumerable<DateOnly> Range(DateOnly from, DateOnly to) => Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays);

    private static IEnumerable<string> Wider(string area)
    {
        yield return area;
        if (area.StartsWith("WK", StringComparison.Ordinal)) yield return $"GM{area[2..6]}";
        yield return "NL";
    }

    private static Outcome Yes(bool yes) => yes ? Outcome.Met : Outcome.NotMet;

    private static Outcome Threshold(long required, long proven, long claimed) =>
        proven >= required ? Outcome.Met : claimed >= required ? Outcome.Unproven : Outcome.NotMet;
}
