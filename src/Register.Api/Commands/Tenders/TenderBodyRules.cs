using FluentValidation;
using Register.Domain.Tenders;

namespace Register.Api.Commands.Tenders;

/// <summary>What the fields of a tender may hold, and how they must fit together: all of it at once.</summary>
internal sealed class TenderBodyRules : AbstractValidator<TenderBody>
{
    public TenderBodyRules()
    {
        RuleFor(t => t.Title).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(t => t.Description).NotEmpty().MaximumLength(10_000);
        RuleFor(t => t.Cpv).NotEmpty().MaximumLength(20);
        RuleFor(t => t.AdditionalCpv).Count(0, 20).Distinct();
        RuleForEach(t => t.AdditionalCpv).NotEmpty().MaximumLength(20);
        RuleFor(t => t.PlaceOfPerformance).Count(1, 50).Distinct();
        RuleForEach(t => t.PlaceOfPerformance).NotEmpty().MaximumLength(20);
        RuleFor(t => t.Award).SetValidator(new AwardMethodRules());
        RuleFor(t => t.Settings.UrgencyReason).NotEmpty().MaximumLength(2000).When(t => t.Settings.UrgencyReason is not null);
        RuleFor(t => t.Settings.ShortPeriodReason).NotEmpty().MaximumLength(2000).When(t => t.Settings.ShortPeriodReason is not null);
        RuleFor(t => t.Settings.BidKey).NotEmpty().MaximumLength(5000).When(t => t.Settings.BidKey is not null);
        RuleForEach(t => t.Lots).SetValidator(new LotRules());
        RuleFor(t => t).Flawless(t => t.Flaws());
    }
}

internal sealed class LotRules : AbstractValidator<Lot>
{
    public LotRules()
    {
        RuleFor(l => l.Title).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(l => l.Description).MaximumLength(10_000);
        RuleFor(l => l.Cpv).MaximumLength(20);
        RuleFor(l => l.PlaceOfPerformance!).Count(1, 50).Distinct().When(l => l.PlaceOfPerformance is not null);
        RuleForEach(l => l.PlaceOfPerformance).NotEmpty().MaximumLength(20);
        RuleFor(l => l.Award!).SetValidator(new AwardMethodRules());
    }
}

internal sealed class AwardMethodRules : AbstractValidator<AwardMethod>
{
    public AwardMethodRules() => RuleForEach(a => a.Criteria).SetValidator(new AwardCriterionRules());
}

internal sealed class AwardCriterionRules : AbstractValidator<AwardCriterion>
{
    public AwardCriterionRules()
    {
        RuleFor(c => c.Code).Matches("^[a-z0-9-]{1,40}\\z");
        RuleFor(c => c.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(c => c.Description).MaximumLength(2000);
        RuleForEach(c => c.CostItems).SetValidator(new CostItemRules());
    }
}

internal sealed class CostItemRules : AbstractValidator<CostItem>
{
    public CostItemRules()
    {
        RuleFor(i => i.Code).Matches("^[a-z0-9-]{1,40}\\z");
        RuleFor(i => i.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(i => i.Unit).NotEmpty().MaximumLength(100).NoControlCharacters();
    }
}
