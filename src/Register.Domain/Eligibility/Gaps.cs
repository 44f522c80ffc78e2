using Register.Domain.Eligibility.Conditions;

namespace Register.Domain.Eligibility;

/// <summary>A judgement without what only a report needs: no hash, nothing to keep.</summary>
/// <param name="Outcome">All conditions folded.</param>
/// <param name="Findings">One a leaf, in the order of the tree.</param>
/// <param name="Groups">One a group, outermost first.</param>
public sealed record Glance(Outcome Outcome, IReadOnlyList<Finding> Findings, IReadOnlyList<GroupFinding> Groups);

/// <summary>A condition that stands between a bidder and a lot.</summary>
/// <param name="Condition">Its id.</param>
/// <param name="Finding">What came out for it; null for a <c>not</c>, which has no amounts.</param>
public sealed record Gap(string Condition, Finding? Finding)
{
    /// <summary>Whether somebody who joins may close it: what every member must meet by itself, nobody meets for another.</summary>
    public bool PartnersHelp => Finding is { Combine: not Combine.EveryMember };
}

/// <summary>Finds what stands in the way: of <c>allOf</c> whatever is not met, of <c>anyOf</c> the one of its conditions
/// that lacks least, and where nothing is wrong as a whole, nothing.</summary>
public static class Gaps
{
    /// <summary>The gaps of a tree that was judged, in its order; none when it is not <see cref="Outcome.NotMet"/>.</summary>
    public static IReadOnlyList<Gap> Of(Condition condition, Glance glance)
    {
        if (glance.Outcome != Outcome.NotMet) return [];
        int leaf = 0, group = 0;
        return Walk(condition, glance, ref leaf, ref group);
    }

    private static List<Gap> Walk(Condition condition, Glance glance, ref int leaf, ref int group)
    {
        if (condition is not Group many)
        {
            var finding = glance.Findings[leaf++];
            return finding.Outcome == Outcome.NotMet ? [new Gap(finding.Condition, finding)] : [];
        }
        var own = glance.Groups[group++];
        List<Gap>? all = null, least = null;
        for (var i = 0; i < many.Size(); i++)
        {
            var below = Walk(many.Child(i), glance, ref leaf, ref group);
            if (least is null || below.Count < least.Count) least = below;
            if (all is null) all = [.. below];
            else all.AddRange(below);
        }
        if (own.Outcome != Outcome.NotMet) return [];
        return many switch
        {
            AllOf => all ?? [],
            AnyOf => least ?? [],
            _ => [new Gap(own.Condition, null)],
        };
    }
}
