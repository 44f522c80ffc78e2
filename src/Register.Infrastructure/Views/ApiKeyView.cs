using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Views;

/// <summary>A key without its secret, for its owner and the operator.</summary>
public sealed record ApiKeyView : IVersioned, IExample<ApiKeyView>
{
    public required Id<ApiKey> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>How the secret begins: enough to recognise it by, not to use it.</summary>
    public required string Prefix { get; init; }

    public required Role Role { get; init; }

    /// <summary>The freelancer, authority or platform it acts for; absent for an operator's.</summary>
    public string? OwnerId { get; init; }

    /// <summary>Which person or program holds it.</summary>
    public required string Holder { get; init; }

    /// <summary>What the person may do at the authority.</summary>
    public required IReadOnlyList<Duties> Duties { get; init; }

    /// <summary>What it may do for its freelancer; absent for all that she may.</summary>
    public IReadOnlyList<Scope>? Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when it no longer works by itself, if that was said.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was stopped, if it was.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The last Dutch day it was used; absent until then.</summary>
    public DateOnly? LastUsedOn { get; init; }

    public static ApiKeyView Example => new()
    {
        Id = Id<ApiKey>.Parse("0199a1f0-5c00-7000-8000-000000000020"), Version = 1, Prefix = "rgk_Qm9uam91", Role = Role.Authority,
        OwnerId = AuthorityView.Example.Id.ToString(), Holder = "inkoop-1", Duties = [Security.Duties.Publish, Security.Duties.Open],
        CreatedAt = new DateTimeOffset(2026, 10, 1, 8, 0, 0, TimeSpan.Zero), ExpiresAt = new DateTimeOffset(2027, 10, 1, 8, 0, 0, TimeSpan.Zero),
    };

    public static ApiKeyView Of(ApiKey key) => new()
    {
        Id = key.Id, Version = key.Version, Prefix = key.Prefix, Role = key.Role, OwnerId = key.OwnerId, Holder = key.Holder,
        Duties = [.. Enum.GetValues<Duties>().Where(d => d != Security.Duties.None && key.Duties.HasFlag(d))],
        Scopes = key.AllowedScopes?.Order().ToList(), CreatedAt = key.CreatedAt, ExpiresAt = key.ExpiresAt, RevokedAt = key.RevokedAt, LastUsedOn = key.LastUsedOn,
    };
}
