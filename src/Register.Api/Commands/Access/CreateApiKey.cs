using FluentValidation;
using MediatR;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Register.Infrastructure.Views;

namespace Register.Api.Commands.Access;

/// <summary>Makes a key: the operator for anybody, a freelancer further ones for herself.</summary>
public sealed record CreateApiKey(ApiKeyWish Body) : ICommand<IssuedApiKey>;

/// <summary>The key that is wanted.</summary>
public sealed record ApiKeyWish : IExample<ApiKeyWish>
{
    /// <summary>What its holder is to the register; not <c>public</c>, which needs no key.</summary>
    public required Role Role { get; init; }

    /// <summary>The freelancer or authority it acts for. A platform without one is a new platform; an operator has none.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Which person or program holds it, 1 to 100 characters. At an authority it tells people apart: an opening
    /// needs two.</summary>
    public required string Holder { get; init; }

    /// <summary>What the person may do, at an authority.</summary>
    public IReadOnlyList<Duties> Duties { get; init; } = [];

    /// <summary>What a freelancer's key may do, <c>read</c> among it: a program gets what it needs. Absent for all that she may herself; what
    /// has no scope (accept, declare, sign, leave, give grants and keys) needs such a key.</summary>
    public IReadOnlyList<Scope>? Scopes { get; init; }

    /// <summary>From when it no longer works; absent for no end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public static ApiKeyWish Example => new()
    {
        Role = Role.Authority, OwnerId = AuthorityView.Example.Id.ToString(), Holder = "inkoop-1",
        Duties = ApiKeyView.Example.Duties, ExpiresAt = ApiKeyView.Example.ExpiresAt,
    };
}

/// <summary>A new key. The secret is shown this once.</summary>
public sealed record IssuedApiKey : IVersioned, IExample<IssuedApiKey>
{
    public required Id<ApiKey> Id { get; init; }
    public required long Version { get; init; }

    /// <summary>Send it as <c>Authorization: Bearer rgk_…</c>. Keep it safe: it is not kept here.</summary>
    public required string ApiKey { get; init; }

    public required ApiKeyView Key { get; init; }

    public static IssuedApiKey Example => new() { Id = ApiKeyView.Example.Id, Version = 1, ApiKey = "rgk_" + new string('x', 43), Key = ApiKeyView.Example };

    internal static IssuedApiKey Of((ApiKey Key, string Secret) made) =>
        new() { Id = made.Key.Id, Version = made.Key.Version, ApiKey = made.Secret, Key = ApiKeyView.Of(made.Key) };
}

internal sealed class CreateApiKeyRules : AbstractValidator<CreateApiKey>
{
    public CreateApiKeyRules(TimeProvider clock)
    {
        RuleFor(m => m.Body.Role).NotEqual(Role.Public).WithErrorCode("value.format");
        RuleFor(m => m.Body.Holder).NotEmpty().MaximumLength(100).NoControlCharacters();
        RuleFor(m => m.Body.Duties).Count(0, 5).Distinct();
        RuleForEach(m => m.Body.Duties).Must(d => int.IsPow2((int)d)).WithErrorCode("value.format");
        RuleFor(m => m.Body.Duties).Must(d => d.Count == 0).When(m => m.Body.Role != Role.Authority).WithErrorCode("api-key.duties");
        RuleFor(m => m.Body.Scopes).Null().When(m => m.Body.Role != Role.Freelancer).WithErrorCode("api-key.scopes");
        RuleFor(m => m.Body.Scopes!).Distinct().Must(s => s.Contains(Scope.Read)).WithErrorCode("api-key.scopes-read").When(m => m.Body.Scopes is not null);
        RuleFor(m => m.Body.OwnerId).NotEmpty().When(m => m.Body.Role is Role.Authority or Role.Freelancer);
        RuleFor(m => m.Body.OwnerId).Null().When(m => m.Body.Role == Role.Operator).WithErrorCode("api-key.operator-owner");
        RuleFor(m => m.Body.OwnerId).Must(id => id is null || Guid.TryParseExact(id, "D", out _)).WithErrorCode("json.uuid");
        RuleFor(m => m.Body.ExpiresAt).Must(at => at is null || at > clock.GetUtcNow()).WithErrorCode("api-key.expired");
    }
}

internal sealed class CreateApiKeyHandler(ApiKeys keys, Owners owners, Caller caller, TimeProvider clock)
    : IRequestHandler<CreateApiKey, IssuedApiKey>
{
    public async Task<IssuedApiKey> Handle(CreateApiKey request, CancellationToken cancellationToken)
    {
        var wish = request.Body;
        var owner = wish.OwnerId?.ToLowerInvariant();
        Refuse.If(caller.Role == Role.Freelancer && (wish.Role != Role.Freelancer || owner != caller.Key!.OwnerId), ApiKeyRefusals.NotForOthers());
        if (wish.Role == Role.Platform) owner ??= Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        else Refuse.If(!await owners.Exist(wish.Role, owner), CommonRefusals.UnknownReference("/ownerId", "owner", owner ?? ""));
        var duties = wish.Duties.Aggregate(Duties.None, (all, one) => all | one);
        return IssuedApiKey.Of(await keys.Create(new ApiKeyFor(wish.Role, owner, wish.Holder) { Duties = duties, Scopes = wish.Scopes, ExpiresAt = wish.ExpiresAt }));
    }
}
