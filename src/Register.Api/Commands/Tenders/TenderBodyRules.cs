using FluentValidation;
using FluentValidation.Results;
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
        RuleForEach(t => t.PurchasingConditions).NotNull();
        RuleFor(t => t.Award).SetValidator(new AwardMethodRules());
        RuleForEach(t => t.Lots).NotNull().SetValidator(new LotRules());
    }

    /// <summary>The flaws of the whole as failures at their places. What has holes in it cannot be judged as a whole.</summary>
    public static void FitTogether<T>(TenderBody body, ValidationContext<T> context)
    {
        if (body.Lots.Any(l => l is null || HasHoles(l.Award) || HasHoles(l.PurchasingConditions))) return;
        if (HasHoles(body.Award) || HasHoles(body.PurchasingConditions)) return;
        foreach (var flaw in body.Flaws().Where(f => !f.IsRemark))
            context.AddFailure(new ValidationFailure("Body" + flaw.Pointer.Replace('/', '.'), flaw.Code)
            {
                ErrorCode = flaw.Code, FormattedMessagePlaceholderValues = flaw.Arguments.ToDictionary(a => a.Key, a => a.Value!),
            });
    }

    private static bool HasHoles(AwardMethod? award) => award is not null && HasHoles(award.Criteria);

    private static bool HasHoles<T>(IReadOnlyList<T> list) => list.Any(item => item is null);
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
        RuleForEach(l => l.PurchasingConditions).NotNull();
        RuleFor(l => l.Award!).SetValidator(new AwardMethodRules());
    }
}

internal sealed class AwardMethodRules : AbstractValidator<AwardMethod>
{
    public AwardMethodRules() => RuleForEach(a => a.Criteria).NotNull().SetValidator(new AwardCriterionRules());
}

internal sealed class AwardCriterionRules : AbstractValidator<AwardCriterion>
{
    public AwardCriterionRules()
    {
        RuleFor(c => c.Code).Matches("^[a-z0-9-]{1,40}\\z");
        RuleFor(c => c.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(c => c.Description).MaximumLength(2000);
    }
}
