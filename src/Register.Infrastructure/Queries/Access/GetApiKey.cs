using MediatR;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Queries.Access;

/// <summary>One key, for its owner and the operator.</summary>
public sealed record GetApiKey(Id<ApiKey> ApiKeyId) : IQuery<ApiKeyView>;

internal sealed class GetApiKeyHandler(ApiKeys keys, Caller caller) : IRequestHandler<GetApiKey, ApiKeyView>
{
    public async Task<ApiKeyView> Handle(GetApiKey request, CancellationToken cancellationToken) =>
        await keys.Get(request.ApiKeyId) is { } key && caller.Owns(key) ? ApiKeyView.Of(key) : throw CommonRefusals.NotFound("key");
}
