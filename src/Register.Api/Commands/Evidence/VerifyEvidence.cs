using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Evidence;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>Somebody whose duty it is verifies or rejects a piece of evidence, exactly as she saw it: with the ETag of
/// what she read.</summary>
public sealed record VerifyEvidence(Id<Freelancer> FreelancerId, Id<Evidence> EvidenceId, EvidenceVerdict Body, long IfMatch) : ICommand<EvidenceView>, IExample<EvidenceVerdict>
{
    public static EvidenceVerdict Example => new() { Outcome = VerificationOutcome.Rejected, Reason = RejectionReason.DetailsDiffer };
}

internal sealed class VerifyEvidenceHandler(EvidenceStore store, Caller caller, TimeProvider clock) : IRequestHandler<VerifyEvidence, EvidenceView>
{
    public async Task<EvidenceView> Handle(VerifyEvidence request, CancellationToken cancellationToken)
    {
        var evidence = await store.LoadOf(request.FreelancerId, request.EvidenceId, request.IfMatch);
        evidence.Judge(request.Body, caller.AuthorityId!.Value.ToString(), clock.GetUtcNow());
        await store.Save(evidence);
        return EvidenceView.Of(evidence);
    }
}
