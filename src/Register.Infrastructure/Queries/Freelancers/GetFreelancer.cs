using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Freelancers;

/// <summary>One freelancer, as the caller may see her.</summary>
public sealed record GetFreelancer(Id<Freelancer> FreelancerId) : IQuery<Stored<FreelancerView>>;

internal sealed class GetFreelancerHandler(Session session, Caller caller, AccessLog looks) : IRequestHandler<GetFreelancer, Stored<FreelancerView>>
{
    public async Task<Stored<FreelancerView>> Handle(GetFreelancer request, CancellationToken cancellationToken)
    {
        var everything = caller.SeesEvidenceOf(request.FreelancerId);
        var row = await session.Single<Row>(
            $"SELECT version, {(everything ? "body" : "public_view")} AS json FROM freelancers WHERE id = @id AND has_left = 0",
            new { id = request.FreelancerId }) ?? throw CommonRefusals.NotFound("freelancer");
        if (everything) await looks.ShownToAuthority(nameof(GetFreelancer), null, request.FreelancerId);
        return everything
            ? Stored<FreelancerView>.Of(FreelancerView.Of(RegisterJson.Read<Freelancer>(row.Json), true, row.Version), row.Version)
            : new Stored<FreelancerView>(row.Json, row.Version);
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Json { get; init; } = "";
    }
}
