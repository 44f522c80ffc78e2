using Register.Domain.Freelancers;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>What came out of a draw, with all that is needed to recompute it (docs/draw.md). It never changes.</summary>
public sealed record DrawRecord
{
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>How many were invited at once; later ones come from the reserve.</summary>
    public required int Invited { get; init; }

    /// <summary>The public value, as it was given; null where nothing was left to chance.</summary>
    public string? PublicValue { get; init; }

    /// <summary>The seed that was committed to, 64 hexadecimal digits; null where nothing was left to chance.</summary>
    public string? Seed { get; init; }

    /// <summary>The salt of the pseudonyms, 64 hexadecimal digits. For the authority only: with it everybody has a name.</summary>
    public required string Salt { get; init; }

    /// <summary>SHA-256 of the list as <see cref="DrawAlgorithm.ListText"/> writes it.</summary>
    public required string ListHash { get; init; }

    /// <summary>Who could be invited, by code.</summary>
    public required IReadOnlyList<DrawCandidate> Candidates { get; init; }

    /// <summary>Who was considered and left out, by code.</summary>
    public required IReadOnlyList<DrawExclusion> Excluded { get; init; }
}

/// <summary>Somebody in a draw: a pseudonym for others, herself for whoever has the nonce.</summary>
public abstract record DrawEntry
{
    /// <summary>Her pseudonym in this draw, 64 hexadecimal digits: SHA-256 of the nonce and her id.</summary>
    public required string Code { get; init; }

    /// <summary>What her pseudonym is made with, 64 hexadecimal digits; hers and the authority's to know.</summary>
    public required string Nonce { get; init; }

    public required Id<Freelancer> Freelancer { get; init; }

    /// <summary>Those of the sectors asked that she works in.</summary>
    public required IReadOnlyList<string> Sectors { get; init; }
}

/// <summary>Somebody who could be invited.</summary>
public sealed record DrawCandidate : DrawEntry
{
    /// <summary>Her chance against the others'; 1 for all but <c>rotation</c>.</summary>
    public required long Weight { get; init; }

    /// <summary>Whether she was chosen and not drawn.</summary>
    public bool Chosen { get; init; }

    /// <summary>Her place in the order, from 1; those behind the invited are the reserve. None where people chose and not her.</summary>
    public int? Place { get; init; }

    /// <summary>How often this authority had invited her in these sectors.</summary>
    public int TimesInvited { get; init; }

    /// <summary>When it last had.</summary>
    public DateTimeOffset? LastInvitedAt { get; init; }
}

/// <summary>Somebody who was left out.</summary>
public sealed record DrawExclusion : DrawEntry
{
    public required IReadOnlyList<ExclusionReason> Reasons { get; init; }
}

/// <summary>Why somebody who was considered could not be invited.</summary>
public enum ExclusionReason
{
    /// <summary>Fewer hours a week than asked, or none stated.</summary>
    Hours,

    /// <summary>Not available on the day asked, or not stated.</summary>
    Availability,

    /// <summary>A higher hourly rate than asked, or none stated.</summary>
    Rate,

    /// <summary>On her own she does not meet the conditions.</summary>
    Conditions,
}

/// <summary>Somebody who works in the sectors and areas asked, when the invitations go out.</summary>
/// <param name="Freelancer">Who.</param>
/// <param name="Sectors">Those of the sectors asked that she works in.</param>
/// <param name="Reasons">What leaves her out; nothing for a candidate.</param>
/// <param name="TimesInvited">How often this authority invited her in these sectors.</param>
/// <param name="LastInvitedAt">When it last did.</param>
public sealed record Considered(
    Id<Freelancer> Freelancer, IReadOnlyList<string> Sectors, IReadOnlyList<ExclusionReason> Reasons, int TimesInvited, DateTimeOffset? LastInvitedAt);

/// <summary>An invitation that went out.</summary>
public sealed record Invitation
{
    public required Id<Freelancer> FreelancerId { get; init; }
    public required DateTimeOffset InvitedAt { get; init; }

    /// <summary>Whether she came in from the reserve, in the place of one who declined.</summary>
    public bool FromReserve { get; init; }

    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>Why she declined, if she says so, at most 500 characters.</summary>
    public string? DeclineReason { get; init; }
}

/// <summary>What a draw meant for somebody who was considered.</summary>
public enum DrawOutcome
{
    /// <summary>She was invited.</summary>
    Invited,

    /// <summary>She was invited and declined.</summary>
    Declined,

    /// <summary>She could have been invited; others were drawn or chosen.</summary>
    Skipped,

    /// <summary>Something left her out.</summary>
    Excluded,
}
