namespace Register.Domain.Eligibility.Conditions;

/// <summary>Every member, and every third party relied on, filled in its own self-declaration (UEA) and confirmed it for this lot.</summary>
[Kind("selfDeclaration", By.EveryMember, Source = "Aw 2012 art. 2.84, 2.85", Declaration = Declaration.Always,
    TestsReliedOn = true, Reasons = [Reason.Missing, Reason.NotConfirmed, Reason.Expired, Reason.Rejected, Reason.NotYetValid])]
public sealed record SelfDeclaration : Leaf
{
    /// <summary>Whether it must be confirmed for the lot itself, with one call, and not only be on record.</summary>
    public bool ConfirmedPerBid { get; init; } = true;

    public override void Check(FlawList flaws)
    {
    }

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        if (member.SelfDeclaration is not { } declared) return Holding.No(Reason.Missing);
        if (Shown.Fault(declared, moment) is var fault and not Reason.Met) return Holding.No(fault);
        if (ConfirmedPerBid && moment.Context.Lot is { } lot && declared.ConfirmedFor != lot)
            return Holding.No(Reason.NotConfirmed, 1, Outcome.Unproven) with { Claimed = 1, Missing = 0, Evidence = [declared.Id] };
        return Holding.Yes(declared.ValidUntil) with { Evidence = [declared.Id] };
    }
}
