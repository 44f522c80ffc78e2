using Register.Domain.Bids;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>What somebody must be to take the place of a member who dropped out, beside what the lot asks of the whole bidder.</summary>
public static class SteppingIn
{
    /// <summary>Refuses somebody to whom a ground for exclusion applies, or who did not declare that none does, whatever the lot asks
    /// (Aw 2012 art. 2.86, 2.87); and who is in another bid for the lot or connected with one, unless the tender lets such bids stand.</summary>
    /// <param name="bid">The bid she steps into.</param>
    /// <param name="judgement">What the bidder was judged on with her in it.</param>
    /// <param name="others">The other opened bids for the lot, with what they were judged on.</param>
    /// <param name="policy">The tender's policy.</param>
    public static void RefuseUnlessFit(Bid bid, Judgement judgement, IReadOnlyList<(Bid Bid, Judgement Judged)> others, ConflictPolicy policy)
    {
        var newcomers = judgement.Bidder.Members.Select(m => m.Facts).Where(f => bid.Bidder.Members.All(m => m.ToString() != f.Member)).ToList();
        Refuse.If(newcomers.Any(f => !IsClean(f, judgement.Context)), DropOutRefusals.Excluded());
        if (policy == ConflictPolicy.AllowWithStatement) return;
        var names = newcomers.Select(f => f.Member).ToHashSet();
        var conflicts = Conflicts.Decide([BidParties.Of(bid, judgement), .. others.Select(o => BidParties.Of(o.Bid, o.Judged))], ConflictPolicy.RefuseBoth);
        Refuse.If(conflicts.Any(c => c.Through(bid.Id).Any(names.Contains) && c.Bids.Contains(bid.Id)), DropOutRefusals.InConflict());
        // Who stepped into another bid is not in what that one was judged on first.
        Refuse.If(others.Any(o => o.Bid.Bidder.Members.Any(m => names.Contains(m.ToString()))), DropOutRefusals.InConflict());
    }

    private static bool IsClean(MemberFacts facts, AssessmentContext context)
    {
        var absent = new ExclusionGroundsAbsent { Id = "exclusion", Grounds = [.. context.Figures.MandatoryGrounds, .. context.Figures.FacultativeGrounds] };
        return Assessment.Of(absent, BidderProfile.Solo(facts), context).Of("exclusion") is { } finding
            && finding.Outcome != Outcome.NotMet && finding.Reason != Reason.Missing;
    }
}
