using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Access;

/// <summary>One grant, for the freelancer who gave it and the platform that has it.</summary>
public sealed record GetGrant(Id<Grant> GrantId) : IQuery<GrantView>;

internal sealed class GetGrantHandler(Session session, Caller caller) : IRequestHandler<GetGrant, GrantView>
{
    public async Task<GrantView> Handle(GetGrant request, CancellationToken cancellationToken)
    {
        var row = await session.Single<StoredRow>("SELECT version, body FROM grants WHERE id = @id", new { id = request.GrantId });
        return row is not null && row.Read<Grant>() is var grant && caller.IsIn(grant)
            ? GrantView.Of(grant) : throw CommonRefusals.NotFound("grant");
    }
}
