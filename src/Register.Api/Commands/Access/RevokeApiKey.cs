using MediatR;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>Stops a key at once. It asks for no If-Match: whoever lost a key must be able to stop it in one call, and
/// stopping it twice is the same as once.</summary>
public sealed record RevokeApiKey(Id<ApiKey> ApiKeyId) : ICommand<Unit>;

internal sealed class RevokeApiKeyHandler(ApiKeys keys, Caller caller) : IRequestHandler<RevokeApiKey, Unit>
{
    public async Task<Unit> Handle(RevokeApiKey request, CancellationToken cancellationToken)
    {
        var key = await keys.Get(request.ApiKeyId);
        Refuse.If(key is null || !caller.Owns(key), CommonRefusals.NotFound("key"));
        await keys.Revoke(request.ApiKeyId);
        return Unit.Value;
    }
}
