namespace Register.Domain.Eligibility;

/// <summary>Who bids: one freelancer, or a consortium with its lead, shares and parts of the work, and the third
/// parties it relies on. Member order never matters.</summary>
public sealed record BidderProfile
{
    /// <summary>All shares together, 100 %, in basis points.</summary>
    public const int FullShare = 10_000;

    /// <summary>The lead (penvoerder): a member's id.</summary>
    public required string Lead { get; init; }

    /// <summary>The members; one means a bidder alone, who leads and performs everything.</summary>
    public required IReadOnlyList<BidderMember> Members { get; init; }

    /// <summary>Third parties relied on (beroep op derden; Aw 2012 art. 2.92, 2.94).</summary>
    public IReadOnlyList<ReliedOnParty> ReliedOn { get; init; } = [];

    /// <summary>A bidder alone.</summary>
    public static BidderProfile Solo(MemberFacts facts) => new()
    {
        Lead = facts.Member,
        Members = [new BidderMember { Facts = facts, ShareBasisPoints = FullShare }],
    };
}

/// <summary>A member of the bidder.</summary>
public sealed record BidderMember
{
    /// <summary>What is known of the member.</summary>
    public required MemberFacts Facts { get; init; }

    /// <summary>Share in the work, in basis points.</summary>
    public int ShareBasisPoints { get; init; }

    /// <summary>The parts of the work this member does, in the words the conditions use.</summary>
    public IReadOnlyList<string> Performs { get; init; } = [];
}

/// <summary>A firm or person outside the bidder whose means it may use, for exactly the conditions named.</summary>
public sealed record ReliedOnParty
{
    /// <summary>What is known of the third party.</summary>
    public required MemberFacts Facts { get; init; }

    /// <summary>Ids of the conditions it covers.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>Whether it signed that its means are at the bidder's disposal; without it nothing it brings is proven.</summary>
    public bool Committed { get; init; }

    /// <summary>The parts of the work it does itself: relied-on experience must do the work (Aw 2012 art. 2.94).</summary>
    public IReadOnlyList<string> Performs { get; init; } = [];
}
