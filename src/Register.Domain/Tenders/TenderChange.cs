using System.Text.Json;
using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>One place at which a tender now says something else.</summary>
/// <param name="Pointer">Where (RFC 6901), in the tender as it is written.</param>
/// <param name="Before">What it said; absent for something new.</param>
/// <param name="After">What it says; absent for something that is gone.</param>
public sealed record Difference(string Pointer, JsonElement? Before, JsonElement? After);

/// <summary>A change after publication, for everybody to read (<i>rectificatie</i>).</summary>
public sealed record TenderChange
{
    /// <summary>From 1; as published is 0.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why, 1 to 2 000 characters; for a deadline that moved with a late answer there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>The clarifications whose answers moved the deadline.</summary>
    public int? ClarificationNumber { get; init; }

    /// <summary>Whether bidders could bid otherwise because of it.</summary>
    public required bool Substantial { get; init; }

    /// <summary>The lots for which bids that were in must be confirmed or replaced.</summary>
    public required IReadOnlyList<Id<Lot>> Lots { get; init; }

    /// <summary>The submission deadline from now on.</summary>
    public required DateTimeOffset SubmissionDeadline { get; init; }

    public required IReadOnlyList<Difference> Differences { get; init; }
}

/// <summary>The last substantial change of a lot: what a bid is made on.</summary>
/// <param name="LotId">The lot.</param>
/// <param name="Change">The number of the change: older bids need a confirmation.</param>
/// <param name="NewOfferFrom">The number of the last change that asks other answers: bids older than that must be replaced.</param>
public sealed record LotChange(Id<Lot> LotId, int Change, int NewOfferFrom);

/// <summary>A change as an authority asks for it.</summary>
/// <param name="Content">All that the tender says from now on.</param>
/// <param name="Reason">Why.</param>
/// <param name="Substantial">Whether the authority calls it substantial where the register would not.</param>
/// <param name="Motives">Why it asks what it asks from now on.</param>
public sealed record Amendment(TenderContent Content, string Reason, bool Substantial, Motives Motives);
