using FluentValidation;
using Register.Domain.Tenders;

namespace Register.Api.Commands.Tenders;

/// <summary>What motivations may hold.</summary>
internal sealed class MotivationRules : AbstractValidator<IReadOnlyList<GivenMotivation>>
{
    public MotivationRules()
    {
        RuleFor(m => m).Count(0, 1000);
        RuleForEach(m => m).SetValidator(new MotivationTextRules());
    }
}

internal sealed class MotivationTextRules : AbstractValidator<GivenMotivation>
{
    public MotivationTextRules()
    {
        RuleFor(m => m.Code).NotEmpty().MaximumLength(100);
        RuleFor(m => m.Pointer).MaximumLength(500);
        RuleFor(m => m.Text).NotEmpty().MaximumLength(2000);
    }
}
