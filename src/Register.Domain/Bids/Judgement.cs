using Register.Domain.Eligibility;

namespace Register.Domain.Bids;

/// <summary>What a bid was judged on, frozen with it: with the same facts, conditions and figures the same report can be
/// made years later.</summary>
public sealed record Judgement
{
    /// <summary>What was known of the bidder.</summary>
    public required BidderProfile Bidder { get; init; }

    /// <summary>The lot's conditions.</summary>
    public required Condition Conditions { get; init; }

    /// <summary>When and for what it was judged, with the figures of the law.</summary>
    public required AssessmentContext Context { get; init; }

    /// <summary>What came out.</summary>
    public required EligibilityReport Report { get; init; }

    /// <summary>Judges.</summary>
    public static Judgement Of(BidderProfile bidder, Condition conditions, AssessmentContext context) => new()
    {
        Bidder = bidder, Conditions = conditions, Context = context, Report = Assessment.Of(conditions, bidder, context),
    };

    /// <summary>Refuses a bidder that does not meet a condition, with every reason. What is not proven yet is no reason:
    /// only the intended winner is asked for evidence (Aw 2012 art. 2.102).</summary>
    /// <exception cref="Kernel.Refusal">The report says not met.</exception>
    public void RefuseUnlessEligible()
    {
        if (Report.Outcome != Outcome.NotMet) return;
        throw BidRefusals.NotEligible([.. Report.Findings.Where(f => f.Outcome == Outcome.NotMet)
            .Select(f => new Kernel.RefusalReason(f.Condition, f.Code, f.Arguments()))]);
    }
}
