using MediatR;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Access;

/// <summary>One contracting authority.</summary>
public sealed record GetAuthority(Id<ContractingAuthority> AuthorityId) : IQuery<AuthorityView>;

internal sealed class GetAuthorityHandler(Session session) : IRequestHandler<GetAuthority, AuthorityView>
{
    public async Task<AuthorityView> Handle(GetAuthority request, CancellationToken cancellationToken) =>
        await session.Single<AuthorityView>("SELECT id, version, name, municipality FROM authorities WHERE id = @id", new { id = request.AuthorityId })
            ?? throw CommonRefusals.NotFound("authority");
}
