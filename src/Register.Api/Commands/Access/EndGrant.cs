using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>Ends a grant at once: the freelancer takes it back, or the platform gives it back. It asks for no If-Match, as
/// stopping a key does not; ending it twice is the same as once.</summary>
public sealed record EndGrant(Id<Grant> GrantId) : ICommand<Unit>;

internal sealed class EndGrantHandler(GrantStore grants, Caller caller, TimeProvider clock) : IRequestHandler<EndGrant, Unit>
{
    public async Task<Unit> Handle(EndGrant request, CancellationToken cancellationToken)
    {
        Refuse.If(!caller.IsIn(await grants.Load(request.GrantId)), CommonRefusals.NotFound("grant"));
        await grants.Edit(request.GrantId, g => g.End(clock.GetUtcNow()));
        return Unit.Value;
    }
}
