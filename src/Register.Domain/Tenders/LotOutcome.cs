using System.Text.Json.Serialization;
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

    /// <summary>When it is final: its standstill is over and the court has decided (Aw 2012 art. 2.127, 2.131); null while
    /// a case in court stops the clock. A contract that was signed makes it final: a case recorded afterwards takes nothing of that away.</summary>
    [JsonIgnore]
    public DateTimeOffset? FinalAt => Stops > 0 && !Contracted ? null : ResumedAt > (StandstillUntil ?? At) ? ResumedAt : StandstillUntil ?? At;

    /// <summary>How many cases in court stop its clock.</summary>
    public int Stops { get; init; }

    /// <summary>When the last of them ended.</summary>
    public DateTimeOffset? ResumedAt { get; init; }

    /// <summary>Whether a contract was signed for it, and not taken back: then the decision stands.</summary>
    public bool Contracted { get; init; }

    /// <summary>The same with one more case in court.</summary>
    internal LotOutcome Stopped() => this with { Stops = Stops + 1 };

    /// <summary>The same with one case less, from now.</summary>
    internal LotOutcome Resumed(DateTimeOffset now) => this with { Stops = Stops - 1, ResumedAt = now };
}

/// <summary>That a tender was taken back.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why, for everybody, 1 to 2 000 characters.</param>
public sealed record Withdrawal(DateTimeOffset At, string Reason);
