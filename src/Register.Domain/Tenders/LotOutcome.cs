using Register.Domain.Kernel;

namespace Register.Domain.Tenders;

/// <summary>How a lot ended.</summary>
/// <param name="LotId">The lot.</param>
/// <param name="At">When it was decided.</param>
/// <param name="StandstillUntil">When its standstill is over, exclusive; null where there is none.</param>
/// <param name="Failed">Whether it ended without an award.</param>
public sealed record LotOutcome(Id<Lot> LotId, DateTimeOffset At, DateTimeOffset? StandstillUntil, bool Failed)
{
    internal DateTimeOffset StandstillFrom => StandstillUntil is null ? At : TenderDates.StandstillFrom(At);
    internal DateTimeOffset FinalAt => StandstillUntil ?? At;
}

/// <summary>That a tender was taken back.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why, for everybody, 1 to 2 000 characters.</param>
public sealed record Withdrawal(DateTimeOffset At, string Reason);
