using FluentValidation;
using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Evidence;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>Adds evidence; as long as nobody verified it, it is the freelancer's own word.</summary>
public sealed record AddEvidence(Id<Freelancer> FreelancerId, EvidenceEntry Body) : ICommand<EvidenceView>;

internal sealed class AddEvidenceRules : AbstractValidator<AddEvidence>
{
    public AddEvidenceRules(TimeProvider clock) =>
        RuleFor(m => m.Body).Flaws(body => body.Details.Flaws(DutchTime.DayOf(clock.GetUtcNow()), "/details"));
}

internal sealed class AddEvidenceHandler(FreelancerStore freelancers, EvidenceStore store, ReferenceCatalog catalog, Caller caller, TimeProvider clock)
    : IRequestHandler<AddEvidence, EvidenceView>
{
    public async Task<EvidenceView> Handle(AddEvidence request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        await freelancers.Hold(request.FreelancerId);
        var details = await catalog.Known(codes => codes.Of("/details", request.Body.Details));
        var evidence = Evidence.Add(request.FreelancerId, details, await store.Count(request.FreelancerId), clock.GetUtcNow());
        await store.Save(evidence);
        return EvidenceView.Of(evidence);
    }
}
