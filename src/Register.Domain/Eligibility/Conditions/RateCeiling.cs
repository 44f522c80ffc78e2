using Register.Domain.Kernel;

namespace Register.Domain.Eligibility.Conditions;

/// <summary>An hourly rate no higher than a ceiling. A rate that is not on record, or in another currency, is unproven.</summary>
[Kind("rateCeiling", By.EveryMember, By.Lead, By.Performer, Source = "Register",
    Unit = Unit.Cents, Declaration = Declaration.Always, Reasons = [Reason.Missing, Reason.TooHigh])]
public sealed record RateCeiling : Leaf
{
    /// <summary>The most an hour may cost, excluding VAT.</summary>
    public Money Maximum { get; init; }

    public override void Check(FlawList flaws) => flaws.Amount("/maximum", Maximum);

    public override Holding Look(MemberFacts member, in Moment moment)
    {
        if (member.HourlyRate is not { } rate || rate.Currency != Maximum.Currency) return Holding.No(Reason.Missing, 0, Outcome.Unproven);
        var held = rate <= Maximum ? Holding.Yes() : Holding.No(Reason.TooHigh, rate.Cents - Maximum.Cents);
        return held with { Proven = rate.Cents, Claimed = rate.Cents };
    }

    public override long Required(in Moment moment) => Maximum.Cents;

    public override string? CurrencyOf() => Maximum.Currency;
}
