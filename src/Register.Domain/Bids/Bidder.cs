using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Bids;

/// <summary>Who bids: one freelancer, or a consortium through its lead. Every member is an undertaking of its own, and
/// each may take part in one bid for a lot only.</summary>
public sealed record Bidder
{
    /// <summary>The freelancer who bids alone, or who leads (<i>penvoerder</i>).</summary>
    public required Id<Freelancer> Lead { get; init; }

    /// <summary>The consortium; null for a freelancer alone.</summary>
    public Guid? ConsortiumId { get; init; }

    /// <summary>All members, the lead among them.</summary>
    public required IReadOnlyList<Id<Freelancer>> Members { get; init; }

    /// <summary>A freelancer alone.</summary>
    public static Bidder Alone(Id<Freelancer> freelancer) => new() { Lead = freelancer, Members = [freelancer] };

    /// <summary>Whether the freelancer takes part.</summary>
    public bool Includes(Id<Freelancer>? freelancer) => freelancer is { } id && Members.Contains(id);
}
