using MediatR;
using Register.Domain.Authorities;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Purchasing;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Purchasing;

/// <summary>An admission, for her and for the authority whose set it is.</summary>
public sealed record GetAdmission(Id<Admission> AdmissionId) : IQuery<AdmissionView>;

internal sealed class GetAdmissionHandler(Session session, Caller caller, TimeProvider clock) : IRequestHandler<GetAdmission, AdmissionView>
{
    public async Task<AdmissionView> Handle(GetAdmission request, CancellationToken cancellationToken)
    {
        var row = await session.Single<Row>("SELECT version, body, freelancer_id, authority_id FROM admissions WHERE id = @id", new { id = request.AdmissionId });
        var sees = row is not null && (caller.IsFreelancer(row.FreelancerId) || caller.AuthorityId == row.AuthorityId);
        return sees ? AdmissionView.Of(row!.Body, row.Version, clock.GetUtcNow()) : throw CommonRefusals.NotFound("admission");
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
        public Id<Freelancer> FreelancerId { get; init; }
        public Id<ContractingAuthority> AuthorityId { get; init; }
    }
}
