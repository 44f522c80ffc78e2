using FluentValidation;
using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Freelancers;

/// <summary>Replaces what a freelancer tells about herself; only she does that.</summary>
public sealed record ChangeFreelancer(Id<Freelancer> FreelancerId, FreelancerProfile Body, long IfMatch) : ICommand<FreelancerView>, IExample<FreelancerProfile>
{
    public static FreelancerProfile Example => RegisterFreelancer.Example;
}

internal sealed class ChangeFreelancerRules : AbstractValidator<ChangeFreelancer>
{
    public ChangeFreelancerRules()
    {
        RuleFor(m => m.Body).SetValidator(new FreelancerProfileRules());
        RuleFor(m => m.Body).Flaws(profile => profile.Flaws(""));
    }
}

internal sealed class ChangeFreelancerHandler(FreelancerStore freelancers, ReferenceCatalog catalog, Caller caller) : IRequestHandler<ChangeFreelancer, FreelancerView>
{
    public async Task<FreelancerView> Handle(ChangeFreelancer request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var freelancer = await freelancers.Load(request.FreelancerId, request.IfMatch);
        freelancer.Change(await catalog.Known(codes => codes.Of(request.Body)));
        await freelancers.Save(freelancer);
        return FreelancerView.Of(freelancer, everything: true);
    }
}
