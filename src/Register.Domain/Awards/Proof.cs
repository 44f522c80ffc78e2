using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;

namespace Register.Domain.Awards;

/// <summary>What the intended winner of a lot has shown: her report as things stand, with nothing taken on her word that
/// evidence can show (Aw 2012 art. 2.102).</summary>
/// <param name="Conditions">The lot's conditions.</param>
/// <param name="Report">What came out.</param>
public sealed record Proof(Condition Conditions, EligibilityReport Report)
{
    /// <summary>The findings that stand in the way: not met, in groups that are not met without them. What was accepted
    /// counts as shown as long as nothing worse came out for it than that it is unproven.</summary>
    public IReadOnlyList<Finding> Open(IReadOnlyCollection<string> accepted) => Walk(Conditions, Outcome.Met, accepted).Open;

    /// <summary>Whether it may be mended after the deadline (Aw 2012 art. 2.55): a paper that is missing or no good may be
    /// replaced, for it shows what was so already. What falls short, or holds only since, may not: the bid would become another.</summary>
    public static bool IsCurable(Finding finding) => finding.Outcome == Outcome.Unproven
        || (finding.Outcome == Outcome.NotMet && finding.Reason is Reason.Missing or Reason.Rejected or Reason.Expired or Reason.TooOld);

    // Under a "not", what is wanted is that the condition is not met.
    private (Outcome Outcome, IReadOnlyList<Finding> Open) Walk(Condition condition, Outcome wanted, IReadOnlyCollection<string> accepted)
    {
        if (condition is not Group many)
        {
            var finding = Report.Of(condition.Id!)!;
            var outcome = finding.Outcome == Outcome.Unproven && accepted.Contains(finding.Condition) ? wanted : finding.Outcome;
            return (outcome, outcome == wanted ? [] : [finding]);
        }
        var found = Report.Groups.First(g => g.Condition == many.Id).Outcome;
        if (found == wanted) return (found, []);
        var (verdict, open) = (many.Start(), new List<Finding>());
        for (var i = 0; i < many.Size(); i++)
        {
            var below = Walk(many.Child(i), many is Not ? Outcome.Met - (int)wanted : wanted, accepted);
            verdict = many.Fold(verdict, new Verdict(below.Outcome, null));
            open.AddRange(below.Open);
        }
        return (verdict.Outcome, verdict.Outcome == wanted ? [] : open);
    }
}
