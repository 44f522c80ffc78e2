using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Views;

/// <summary>What a freelancer lets a platform do for her, for both.</summary>
public sealed record GrantView : IVersioned, IExample<GrantView>
{
    public required Id<Grant> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<Freelancer> FreelancerId { get; init; }

    /// <summary>The platform: the <c>ownerId</c> of its keys.</summary>
    public required Id<Platform> PlatformId { get; init; }

    public required IReadOnlyList<Scope> Scopes { get; init; }

    /// <summary>The last Dutch day it holds.</summary>
    public required DateOnly Until { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    /// <summary>When one of both ended it, if one did.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public static GrantView Example => new()
    {
        Id = Id<Grant>.Parse("0199a1f0-5c00-7000-8000-000000000091"), Version = 1, FreelancerId = FreelancerView.Example.Id,
        PlatformId = Id<Platform>.Parse("0199a1f0-5c00-7000-8000-000000000092"), Scopes = [Scope.Read, Scope.Bid], Until = new DateOnly(2027, 9, 30),
        GivenAt = FreelancerView.Example.RegisteredAt,
    };

    public static GrantView Of(Grant grant) => new()
    {
        Id = grant.Id, Version = grant.Version, FreelancerId = grant.FreelancerId, PlatformId = grant.PlatformId, Scopes = grant.Scopes,
        Until = grant.Until, GivenAt = grant.GivenAt, EndedAt = grant.EndedAt,
    };
}
