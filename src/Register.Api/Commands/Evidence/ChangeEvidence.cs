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

/// <summary>Replaces what a piece of evidence says. A verdict about what it said before falls away.</summary>
public sealed record ChangeEvidence(Id<Freelancer> FreelancerId, Id<Evidence> EvidenceId, EvidenceEntry Body, long IfMatch) : ICommand<EvidenceView>;

internal sealed class ChangeEvidenceRules : AbstractValidator<ChangeEvidence>
{
    public ChangeEvidenceRules(TimeProvider clock) =>
        RuleFor(m => m.Body).Flaws(body => body.Details.Flaws(DutchTime.DayOf(clock.GetUtcNow()), "/details"));
}

internal sealed class ChangeEvidenceHandler(EvidenceStore store, ReferenceCatalog catalog, Caller caller, TimeProvider clock)
    : IRequestHandler<ChangeEvidence, EvidenceView>
{
    public async Task<EvidenceView> Handle(ChangeEvidence request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("evidence"));
        var evidence = await store.LoadOf(request.FreelancerId, request.EvidenceId, request.IfMatch);
        evidence.Change(await catalog.Known(codes => codes.Of("/details", request.Body.Details)), clock.GetUtcNow());
        await store.Save(evidence);
        return EvidenceView.Of(evidence);
    }
}
