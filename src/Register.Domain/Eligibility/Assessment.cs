using Register.Domain.Eligibility.Conditions;

namespace Register.Domain.Eligibility;

/// <summary>The one function that judges: search, matching, submission, opening and award all ask it. It never stops at
/// the first failure, knows no clock, and gives the same report for the same facts.</summary>
public static class Assessment
{
    /// <summary>Changes whenever the same facts may be judged otherwise, or give another hash.</summary>
    public const string RulesVersion = "3";

    /// <summary>Judges a bidder against a condition tree at an instant.</summary>
    public static EligibilityReport Of(Condition condition, BidderProfile profile, AssessmentContext context)
    {
        var holders = Holders.Of(profile);
        var (run, verdict) = Judged(condition, holders, context);
        var version = RulesVersion + "/" + context.Figures.Version;
        return new EligibilityReport
        {
            Outcome = verdict.Outcome,
            At = context.At,
            RulesVersion = version,
            ValidUntil = verdict.Outcome == Outcome.NotMet ? null : verdict.ValidUntil,
            Findings = run.Findings,
            Groups = run.Groups,
            Lapses = Lapsing.Find(run.Findings, context.Contract?.EndDate),
            Hash = ReportHash.Of(holders, profile, context, version, run.Findings, verdict),
        };
    }

    /// <summary>The same judgement for whoever looks through thousands of lots: what stands in the way, and nothing that
    /// only a report needs.</summary>
    public static Glance Glance(Condition condition, BidderProfile profile, AssessmentContext context)
    {
        var (run, verdict) = Judged(condition, Holders.Of(profile), context);
        return new Glance(verdict.Outcome, run.Findings, run.Groups);
    }

    private static (Run Run, Verdict Verdict) Judged(Condition condition, Holder[] holders, AssessmentContext context)
    {
        int leaves = 0, groups = 0;
        if (!ConditionTree.Count(condition, ref leaves, ref groups))
            condition = ConditionTree.WithIds(condition);
        var run = new Run(holders, context, leaves, groups);
        return (run, run.Walk(condition));
    }

    private sealed class Run(Holder[] holders, AssessmentContext context, int leaves, int groups)
    {
        private readonly Moment[] moments = new Moment[3];
        private readonly Holder[] counting = new Holder[holders.Length];
        private readonly Holding[] holdings = new Holding[holders.Length * 2];
        private int leaf;
        private int group;

        // The set whose conditions are looked at; none within a "not", where better proof would make the whole worse.
        private string? set;

        public Finding[] Findings { get; } = leaves == 0 ? [] : new Finding[leaves];

        public GroupFinding[] Groups { get; } = groups == 0 ? [] : new GroupFinding[groups];

        public Verdict Walk(Condition condition)
        {
            if (condition is Leaf one) return Judge(one);
            var many = (Group)condition;
            var place = group++;
            var (verdict, around) = (many.Start(), set);
            set = many is Not ? null : TakenOverSets.SetOf(many) ?? set;
            for (var i = 0; i < many.Size(); i++) verdict = many.Fold(verdict, Walk(many.Child(i)));
            // A "not" leaves a set unproven also for those who are admitted to it until the contract ends.
            if (verdict.Outcome == Outcome.Unproven && TakenOverSets.SetOf(many) is { } taken)
                verdict = Admissions.Lift(verdict, holders, taken, At(AssessedAt.Submission), At(AssessedAt.ContractEnd));
            set = around;
            Groups[place] = new GroupFinding(many.Id!, ConditionKinds.Of(many).Name, verdict.Outcome, verdict.ValidUntil);
            return verdict;
        }

        private Verdict Judge(Leaf one)
        {
            var finding = LeafJudge.Judge(one, holders, counting, holdings, At(one.AssessedAt ?? AssessedAt.Submission), set);
            Findings[leaf++] = finding;
            return new Verdict(finding.Outcome, finding.ValidUntil);
        }

        // Dutch days take time to work out, and most trees ask for one moment only.
        private ref readonly Moment At(AssessedAt assessed)
        {
            ref var moment = ref moments[(int)assessed];
            if (moment.Context is null) moment = Moment.Of(assessed, context);
            return ref moment;
        }
    }
}

/// <summary>What an admission makes of what is unproven.</summary>
internal static class Admissions
{
    /// <summary>The admission of a member to a set that holds at a moment.</summary>
    public static AdmissionFact? Of(MemberFacts member, string? set, in Moment moment)
    {
        if (set is null) return null;
        for (var i = 0; i < member.Admissions.Count; i++)
            if (member.Admissions[i].Holds(set, moment)) return member.Admissions[i];
        return null;
    }

    /// <summary>The verdict on a whole set that is unproven: proven when everybody, third parties too, is admitted to it at both moments.</summary>
    public static Verdict Lift(Verdict verdict, Holder[] holders, string set, in Moment first, in Moment last)
    {
        var until = verdict.ValidUntil;
        foreach (ref readonly var holder in holders.AsSpan())
        {
            if (!holder.Committed || Of(holder.Facts, set, first) is null || Of(holder.Facts, set, last) is not { } admission) return verdict;
            until = Days.Earlier(until, admission.Until);
        }
        return new Verdict(Outcome.Met, until);
    }
}

/// <summary>Members and third parties in an order that does not depend on how they were given.</summary>
internal static class Holders
{
    public static Holder[] Of(BidderProfile profile)
    {
        var members = profile.Members.Count;
        var holders = new Holder[members + profile.ReliedOn.Count];
        for (var i = 0; i < members; i++)
        {
            var member = profile.Members[i];
            holders[i] = new Holder(member.Facts, member.Facts.Member == profile.Lead, member.Performs, null, true);
        }
        for (var i = members; i < holders.Length; i++)
        {
            var party = profile.ReliedOn[i - members];
            holders[i] = new Holder(party.Facts, false, party.Performs, party.Conditions, party.Committed);
        }
        if (holders.Length > 1) Array.Sort(holders, ByName);
        return holders;
    }

    private static readonly Comparison<Holder> ByName = (a, b) =>
        a.ReliedFor is null != b.ReliedFor is null ? (a.ReliedFor is null ? -1 : 1) : string.CompareOrdinal(a.Facts.Member, b.Facts.Member);
}

/// <summary>Finds what holds now and ends before the contract does.</summary>
internal static class Lapsing
{
    public static IReadOnlyList<Lapse> Find(Finding[] findings, DateOnly? contractEnd)
    {
        if (contractEnd is not { } end) return [];
        List<Lapse>? lapses = null;
        foreach (var finding in findings)
        {
            if (finding.Outcome == Outcome.NotMet || finding.ValidUntil >= end || finding.ValidUntil is null) continue;
            foreach (var cover in finding.Coverage)
                if (cover.Used && cover.ValidUntil < end)
                    (lapses ??= []).Add(new Lapse(finding.Condition, finding.Kind, cover.Member, cover.ValidUntil.Value, end));
        }
        return lapses ?? (IReadOnlyList<Lapse>)[];
    }
}
