using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Evidence;

using Evidence = Register.Domain.Freelancers.Evidence;

/// <summary>One piece of evidence.</summary>
public sealed record GetEvidence(Id<Freelancer> FreelancerId, Id<Evidence> EvidenceId) : IQuery<EvidenceView>;

internal sealed class GetEvidenceHandler(Session session, Caller caller, AccessLog looks) : IRequestHandler<GetEvidence, EvidenceView>
{
    public async Task<EvidenceView> Handle(GetEvidence request, CancellationToken cancellationToken)
    {
        caller.MustSeeEvidenceOf(request.FreelancerId);
        var row = await session.Single<StoredRow>(
            "SELECT version, body FROM evidence WHERE id = @EvidenceId AND freelancer_id = @FreelancerId",
            new { request.EvidenceId, request.FreelancerId }) ?? throw CommonRefusals.NotFound("evidence");
        await looks.ShownToAuthority(nameof(GetEvidence), request.EvidenceId.Value, request.FreelancerId);
        return EvidenceView.Of(row.Read<Evidence>(), row.Version);
    }
}
