using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>The decision on a lot as everybody may read it.</summary>
public sealed record AwardDecisionView : IVersioned, IExample<AwardDecisionView>
{
    public required Id<Lot> LotId { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required long Version { get; init; }

    /// <summary>The lot's status at this moment: awarded, standstill, final, or failed.</summary>
    public required TenderStatus Status { get; init; }

    /// <summary>When the reasoned letters were sent.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>The winner; null where nothing was awarded.</summary>
    public string? WinnerName { get; init; }

    /// <summary>What marks the winning bid.</summary>
    public string? Characteristics { get; init; }

    /// <summary>Why, where the ranking does not say it.</summary>
    public string? Motivation { get; init; }

    /// <summary>The last day of the standstill; null where there is none.</summary>
    public DateOnly? StandstillLastDay { get; init; }

    /// <summary>First instant at which a contract may be signed; null while a case in court stops the clock, and where nothing
    /// stands awarded.</summary>
    public DateTimeOffset? FinalAt { get; init; }

    /// <summary>Whether a case in court stops the clock.</summary>
    public bool ClockStopped { get; init; }

    /// <summary>That the decision was taken back, and why; null while it stands.</summary>
    public Withdrawal? Withdrawn { get; init; }

    /// <summary>How often a decision on this lot was taken back before this one.</summary>
    public int EarlierDecisions { get; init; }

    /// <summary>How many bids were compared.</summary>
    public required int Bids { get; init; }

    public static AwardDecisionView Example => new()
    {
        LotId = ReceiptView.Example.LotId, TenderId = ReceiptView.Example.TenderId, Version = 1, Status = TenderStatus.Standstill, Bids = 3,
        SentAt = new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero), WinnerName = "Groen van Wyck",
        Characteristics = "Veel inheemse beplanting en een ploeg uit de wijk.", StandstillLastDay = new DateOnly(2026, 12, 21),
    };

    public static AwardDecisionView Of(AwardDecision decision, Tender tender, DateTimeOffset now)
    {
        var outcome = tender.OutcomeOf(decision.LotId);
        return Of(decision, tender.StatusAt(tender.LotOf(decision.LotId), now)) with
        {
            FinalAt = outcome is { Failed: false } ? outcome.FinalAt : null, ClockStopped = outcome?.Stops > 0,
        };
    }

    private static AwardDecisionView Of(AwardDecision decision, TenderStatus status) => new()
    {
        LotId = decision.LotId, TenderId = decision.TenderId, Version = decision.Version, Status = status,
        SentAt = decision.SentAt, WinnerName = decision.WinnerName, Characteristics = decision.Characteristics, Motivation = decision.Motivation,
        StandstillLastDay = decision.StandstillLastDay, Bids = decision.Bids.Count, Withdrawn = decision.Withdrawal, EarlierDecisions = decision.Earlier.Count,
    };
}
