using FluentValidation;
using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Freelancers;

/// <summary>Registers a freelancer and makes her first key.</summary>
public sealed record RegisterFreelancer(FreelancerProfile Body) : ICommand<RegisteredFreelancer>, IExample<FreelancerProfile>
{
    public static FreelancerProfile Example => new()
    {
        Name = "Groen van Wyck", Identifier = new BusinessIdentifier(BusinessIdentifier.Kvk, "01234567"), Email = "groen@example.nl",
        Description = "Tuinen en plantsoenen, het hele jaar.", Sectors = ["8130"], HomeDistrict = "WK093501", WorkAreas = ["GM0935", "GM1903"],
        Skills = ["snoeien", "vakkundig groenonderhoud"], Languages = ["nl", "de"], HourlyRate = new Money(5250, "EUR"), HoursPerWeek = 32,
        Availability = new Period(new DateOnly(2026, 10, 1), null), OpenToCollaboration = true,
        PublicFields = [PublicField.Description, PublicField.HomeDistrict, PublicField.Skills, PublicField.HourlyRate],
    };
}

/// <summary>The freelancer and her key. The key is shown this once; whoever has it acts for her.</summary>
public sealed record RegisteredFreelancer : IVersioned, IExample<RegisteredFreelancer>
{
    public required Id<Freelancer> Id { get; init; }
    public required long Version { get; init; }

    /// <summary>Send it as <c>Authorization: Bearer rgk_…</c>. Keep it safe: it is not kept here.</summary>
    public required string ApiKey { get; init; }

    public required FreelancerView Freelancer { get; init; }

    public static RegisteredFreelancer Example => new()
    {
        Id = FreelancerView.Example.Id, Version = 1, ApiKey = "rgk_" + new string('x', 43), Freelancer = FreelancerView.Example,
    };
}

internal sealed class RegisterFreelancerRules : AbstractValidator<RegisterFreelancer>
{
    public RegisterFreelancerRules()
    {
        RuleFor(m => m.Body).SetValidator(new FreelancerProfileRules());
        RuleFor(m => m.Body).Flaws(profile => profile.Flaws(""));
    }
}

internal sealed class RegisterFreelancerHandler(FreelancerStore freelancers, ApiKeys keys, ReferenceCatalog catalog, TimeProvider clock)
    : IRequestHandler<RegisterFreelancer, RegisteredFreelancer>
{
    public async Task<RegisteredFreelancer> Handle(RegisterFreelancer request, CancellationToken cancellationToken)
    {
        var freelancer = Freelancer.Register(await catalog.Known(codes => codes.Of(request.Body)), clock.GetUtcNow());
        await freelancers.Save(freelancer);
        var (_, secret) = await keys.Create(new ApiKeyFor(Role.Freelancer, freelancer.Id.ToString(), "owner"));
        return new RegisteredFreelancer
        {
            Id = freelancer.Id, Version = freelancer.Version, ApiKey = secret, Freelancer = FreelancerView.Of(freelancer, everything: true),
        };
    }
}
