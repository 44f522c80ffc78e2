using FluentValidation;
using MediatR;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>Makes the successor of a key: the same rights, the same end. The old one goes on working for a while, so that programs can be
/// given the new one without a break.</summary>
public sealed record RotateApiKey(Id<ApiKey> ApiKeyId, KeyRotation? Body = null) : ICommand<IssuedApiKey>;

/// <summary>How long both work.</summary>
public sealed record KeyRotation : IExample<KeyRotation>
{
    /// <summary>Hours that the old key goes on working, 0 to 720; never past its own end.</summary>
    public int OverlapHours { get; init; } = 24;

    public static KeyRotation Example => new() { OverlapHours = 48 };
}

internal sealed class RotateApiKeyRules : AbstractValidator<RotateApiKey>
{
    public RotateApiKeyRules() => RuleFor(m => m.Body!.OverlapHours).InclusiveBetween(0, 720).When(m => m.Body is not null);
}

internal sealed class RotateApiKeyHandler(ApiKeys keys, Caller caller, TimeProvider clock) : IRequestHandler<RotateApiKey, IssuedApiKey>
{
    public async Task<IssuedApiKey> Handle(RotateApiKey request, CancellationToken cancellationToken)
    {
        var old = await keys.Get(request.ApiKeyId);
        Refuse.If(old is null || !caller.Owns(old), CommonRefusals.NotFound("key"));
        Refuse.If(!old!.WorksAt(clock.GetUtcNow()), ApiKeyRefusals.Stopped());
        return IssuedApiKey.Of(await keys.Rotate(old, TimeSpan.FromHours((request.Body ?? new KeyRotation()).OverlapHours)));
    }
}
