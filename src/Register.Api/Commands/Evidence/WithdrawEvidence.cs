using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Evidence;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>Takes back a piece of evidence: it and its document are erased.</summary>
public sealed record WithdrawEvidence(Id<Freelancer> FreelancerId, Id<Evidence> EvidenceId, long IfMatch) : ICommand<Unit>;

internal sealed class WithdrawEvidenceHandler(EvidenceStore store, Caller caller) : IRequestHandler<WithdrawEvidence, Unit>
{
    public async Task<Unit> Handle(WithdrawEvidence request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("evidence"));
        var evidence = await store.LoadOf(request.FreelancerId, request.EvidenceId, request.IfMatch);
        evidence.Withdraw();
        await store.Save(evidence);
        return Unit.Value;
    }
}
