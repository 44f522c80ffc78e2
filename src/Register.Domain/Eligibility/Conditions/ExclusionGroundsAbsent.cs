using Register.Domain.Reference;

namespace Register.Domain.Eligibility.Conditions;

/// <summary>No exclusion ground applies to any member, nor to any third party relied on. Counted in grounds. Before award
/// the statement that they are absent is enough; a ground older than its look-back or self-cleaned counts as absent.</summary>
[Kind("exclusionGroundsAbsent", By.EveryMember, Source = "Aw 2012 art. 2.86, 2.87, 2.87a, 2.102",
    Unit = Unit.Count, Declaration = Declaration.BeforeAward, TestsReliedOn = true,
    Reasons = [Reason.Applies, Reason.Missing, Reason.Declared, Reason.Submitted, Reason.Lapses])]
public sealed record ExclusionGroundsAbsent : Leaf
{
    /// <summary>eForms codes of grounds, not of groups; empty means the mandatory grounds.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    public override void Check(FlawList flaws) => flaws.Codes("/grounds", Grounds, mayBeEmpty: true, among: ExclusionGrounds.Codes, fault: ExclusionGrounds.FaultOf);

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        var grounds = Asked(moment);
        if (Applying(member.Exclusions, grounds, moment) is { } applies)
            return Holding.No(Reason.Applies) with { Evidence = [applies.Id] };
        return Stated(member, grounds, moment);
    }

    public override long Required(in Moment moment) => Asked(moment).Count;

    public override IReadOnlyList<string> About() => Grounds;

    private static Holding Stated(MemberFacts member, IReadOnlyList<string> grounds, in Moment moment)
    {
        int proven = 0, claimed = 0, lapsing = 0;
        var why = Reason.Submitted;
        DateOnly? until = null;
        for (var i = 0; i < grounds.Count; i++)
        {
            if (Absence(member.Exclusions, grounds[i], moment) is not { } fact) continue;
            claimed++;
            var byWord = moment.BeforeAward || fact.Applies; // what lapsed or was cleaned needs no further proof
            var lasts = fact.Applies || Days.OrForever(fact.ValidUntil) >= moment.Until;
            if (Shown.Counts(fact, byWord) && lasts) proven++;
            else if (!lasts) lapsing++;
            else if (Shown.Unverified(fact) == Reason.Declared) why = Reason.Declared;
            if (!fact.Applies) until = Days.Earlier(until, fact.ValidUntil);
        }
        var unproven = claimed < grounds.Count ? Reason.Missing : lapsing > 0 ? Reason.Lapses : why;
        var held = Holding.Measured(grounds.Count, proven, claimed, unproven, until);
        return held.Outcome == Outcome.NotMet ? held with { Outcome = Outcome.Unproven, Reason = Reason.Missing } : held;
    }

    // The one of the smallest id, so that the order in which facts were given does not matter.
    private static ExclusionFact? Applying(IReadOnlyList<ExclusionFact> facts, IReadOnlyList<string> grounds, in Moment moment)
    {
        ExclusionFact? first = null;
        for (var i = 0; i < facts.Count; i++)
            if (Counts(facts[i], grounds, moment) && (first is null || string.CompareOrdinal(facts[i].Id, first.Id) < 0)) first = facts[i];
        return first;
    }

    private IReadOnlyList<string> Asked(in Moment moment) => Grounds.Count > 0 ? Grounds : moment.Figures.MandatoryGrounds;

    private static bool Counts(ExclusionFact fact, IReadOnlyList<string> grounds, in Moment moment)
    {
        if (!fact.Applies || fact.SelfCleaned || fact.Status == EvidenceStatus.Rejected || IsPast(fact, moment)) return false;
        for (var i = 0; i < grounds.Count; i++)
            if (ExclusionGrounds.IsWithin(fact.Ground, grounds[i]) || ExclusionGrounds.IsWithin(grounds[i], fact.Ground)) return true;
        return false;
    }

    private static bool IsPast(ExclusionFact fact, in Moment moment)
    {
        if (fact.OccurredOn is not { } day) return false;
        var years = moment.Figures.FacultativeExclusionYears;
        for (var i = 0; i < moment.Figures.MandatoryGrounds.Count; i++)
        {
            var mandatory = moment.Figures.MandatoryGrounds[i];
            if (ExclusionGrounds.IsWithin(mandatory, fact.Ground) || ExclusionGrounds.IsWithin(fact.Ground, mandatory)) years = moment.Figures.MandatoryExclusionYears;
        }
        return day.AddYears(years) < moment.AgeDay;
    }

    // The best statement about one ground: verified before submitted before declared, then the one that lasts longest.
    private static ExclusionFact? Absence(IReadOnlyList<ExclusionFact> facts, string ground, in Moment moment)
    {
        ExclusionFact? best = null;
        for (var i = 0; i < facts.Count; i++)
        {
            var fact = facts[i];
            if (!ExclusionGrounds.IsWithin(ground, fact.Ground)) continue;
            if (fact.Applies ? fact.Status == EvidenceStatus.Rejected : Shown.Fault(fact, moment) != Reason.Met) continue;
            if (best is null || Rank(fact) > Rank(best) || (Rank(fact) == Rank(best) && Days.OrForever(fact.ValidUntil) > Days.OrForever(best.ValidUntil)))
                best = fact;
        }
        return best;
    }

    private static int Rank(ExclusionFact fact) => fact.Applies ? 3 : (int)fact.Status;
}
