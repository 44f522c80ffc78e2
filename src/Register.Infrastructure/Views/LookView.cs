using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Views;

/// <summary>That somebody looked at what a freelancer does not show everybody.</summary>
public sealed record LookView : IExample<LookView>
{
    public required Id<LookView> Id { get; init; }

    /// <summary>When, the first time in that hour.</summary>
    public required DateTimeOffset LookedAt { get; init; }

    /// <summary><c>authority</c>, or <c>platform</c> for one that acted for her.</summary>
    public required Role Role { get; init; }

    /// <summary>The authority or platform.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The key or login that was used: the authority or platform knows which person or program that is.</summary>
    public required string KeyId { get; init; }

    /// <summary>What was asked: the id of the operation in the API document.</summary>
    public required string Operation { get; init; }

    /// <summary>Which piece of evidence or which bid; absent where it was all of it, or the profile.</summary>
    public string? Item { get; init; }

    internal const string Columns = "id, looked_at, role, owner_id, key_id, operation, item";

    public static LookView Example => new()
    {
        Id = Id<LookView>.Parse("0199a1f0-5c00-7000-8000-000000000090"), LookedAt = new DateTimeOffset(2026, 10, 2, 9, 30, 0, TimeSpan.Zero), Role = Role.Authority,
        OwnerId = AuthorityView.Example.Id.ToString(), KeyId = ApiKeyView.Example.Id.ToString(), Operation = "GetEvidence", Item = EvidenceView.Example.Id.ToString(),
    };
}
