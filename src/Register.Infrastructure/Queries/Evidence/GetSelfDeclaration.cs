using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Evidence;

/// <summary>A freelancer's self-declaration, for herself: what she states about exclusion is nobody else's business.</summary>
public sealed record GetSelfDeclaration(Id<Freelancer> FreelancerId) : IQuery<SelfDeclarationView>;

internal sealed class GetSelfDeclarationHandler(Session session, Caller caller) : IRequestHandler<GetSelfDeclaration, SelfDeclarationView>
{
    public async Task<SelfDeclarationView> Handle(GetSelfDeclaration request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsFreelancer(request.FreelancerId), CommonRefusals.NotFound("freelancer"));
        var row = await session.Single<StoredRow>("SELECT version, body FROM self_declarations WHERE id = @id", new { id = request.FreelancerId })
            ?? throw CommonRefusals.NotFound("self-declaration");
        return SelfDeclarationView.Of(row.Read<SelfDeclaration>(), row.Version);
    }
}
