using FluentValidation;
using Register.Domain.Freelancers;

namespace Register.Api.Commands.Freelancers;

/// <summary>What the fields of a profile may hold.</summary>
internal sealed class FreelancerProfileRules : AbstractValidator<FreelancerProfile>
{
    public FreelancerProfileRules()
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(p => p.Email).NotEmpty().MaximumLength(200).EmailAddress();
        RuleFor(p => p.Phone).MaximumLength(30).NoControlCharacters();
        RuleFor(p => p.Description).MaximumLength(2000);
        RuleFor(p => p.Sectors).Count(1, 20).Distinct();
        RuleFor(p => p.WorkAreas).Count(1, 50).Distinct();
        RuleFor(p => p.Skills).Count(0, 50).Distinct();
        RuleForEach(p => p.Skills).NotEmpty().MaximumLength(60).NoControlCharacters();
        RuleFor(p => p.Languages).Count(0, 20).Distinct();
        RuleForEach(p => p.Languages).Matches("^[a-z]{2}$");
        RuleFor(p => p.HourlyRate!.Value.Cents).InclusiveBetween(0, 1_000_000).When(p => p.HourlyRate is not null).OverridePropertyName("HourlyRate");
        RuleFor(p => p.HourlyRate!.Value.Currency).Equal("EUR").WithErrorCode("value.format").When(p => p.HourlyRate is not null).OverridePropertyName("HourlyRate");
        RuleFor(p => p.HoursPerWeek).InclusiveBetween(0, 80);
        RuleFor(p => p.Availability).Must(a => a is not { IsBackwards: true }).WithErrorCode("value.period");
        RuleFor(p => p.PublicFields).Count(0, 20).Distinct();
    }
}
