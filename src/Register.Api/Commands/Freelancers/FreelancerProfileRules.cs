using System.Text.RegularExpressions;
using FluentValidation;
using Register.Domain.Freelancers;

namespace Register.Api.Commands.Freelancers;

/// <summary>What the fields of a profile may hold; the domain judges identifiers and codes.</summary>
internal sealed partial class FreelancerProfileRules : AbstractValidator<FreelancerProfile>
{
    public FreelancerProfileRules()
    {
        RuleFor(p => p.Name).NotEmpty().MaximumLength(200).NoControlCharacters();
        RuleFor(p => p.Email).NotEmpty().MaximumLength(200);
        RuleFor(p => p.Email).Must(e => EmailShape().IsMatch(e)).WithErrorCode("value.email").When(p => p.Email.Length > 0);
        RuleFor(p => p.Phone).Must(t => t is null || PhoneShape().IsMatch(t)).WithErrorCode("value.format");
        RuleFor(p => p.Description).MaximumLength(2000);
        RuleFor(p => p.Description).Must(t => t is null || !t.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))).WithErrorCode("value.control-characters");
        RuleFor(p => p.Skills).Count(0, 50).Distinct();
        RuleForEach(p => p.Skills).NotEmpty().MaximumLength(60).NoControlCharacters();
        RuleFor(p => p.Languages).Count(0, 20).Distinct();
        RuleForEach(p => p.Languages).Matches("^[a-z]{2}\\z");
        RuleFor(p => p.HourlyRate!.Value.Cents).InclusiveBetween(0, 1_000_000).When(p => p.HourlyRate is not null).OverridePropertyName("HourlyRate");
        RuleFor(p => p.HourlyRate!.Value.Currency).Equal("EUR").WithErrorCode("value.format").When(p => p.HourlyRate is not null).OverridePropertyName("HourlyRate");
        RuleFor(p => p.HoursPerWeek).InclusiveBetween(0, 80);
        RuleFor(p => p.Availability).Must(a => a is not { IsBackwards: true }).WithErrorCode("value.period");
        RuleFor(p => p.PublicFields).Count(0, 20).Distinct();
    }

    // One mailbox at a host with a dot in its name; whether it exists only a message tells.
    [GeneratedRegex(@"^[^@\s\p{C}<>,;:""()\[\]]{1,64}@[^@\s\p{C}<>,;:""()\[\].][^@\s\p{C}<>,;:""()\[\]]*\.[^@\s\p{C}<>,;:""()\[\].]{2,}\z")]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"^\+?[0-9(][0-9 ()./-]{4,28}\z")]
    private static partial Regex PhoneShape();
}
