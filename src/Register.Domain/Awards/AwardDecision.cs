using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Domain.Awards;

/// <summary>The decision on a lot (<i>gunningsbeslissing</i>), with all a reasoned letter to each bidder is made of
/// (Aw 2012 art. 2.127, 2.130). Its id is its lot's.</summary>
public sealed class AwardDecision : Aggregate<AwardDecision>
{
    private AwardDecision()
    {
    }

    public Id<Tender> TenderId { get; private set; }
    public Id<Lot> LotId { get; private set; }

    /// <summary>When it was sent to every bidder.</summary>
    public DateTimeOffset SentAt { get; private set; }

    /// <summary>The winning bid; null where nothing is awarded.</summary>
    public Id<Bid>? Winner { get; private set; }

    /// <summary>The winner's name.</summary>
    public string? WinnerName { get; private set; }

    /// <summary>What marks the winning bid, for everybody.</summary>
    public string? Characteristics { get; private set; }

    /// <summary>Why it is decided so where the ranking does not say it.</summary>
    public string? Motivation { get; private set; }

    /// <summary>The last day of the standstill; null where there is none.</summary>
    public DateOnly? StandstillLastDay { get; private set; }

    /// <summary>Whether points for price depend on the lowest price bid, so that they would tell it.</summary>
    public bool RelativePrice { get; private set; }

    /// <summary>That it was taken back; null while it stands.</summary>
    public Withdrawal? Withdrawal { get; private set; }

    /// <summary>The decisions on the lot that were taken back before, oldest first.</summary>
    public IReadOnlyList<AwardDecision> Earlier { get; private set; } = [];

    /// <summary>The comparison it rests on.</summary>
    public IReadOnlyList<ComparedBid> Bids { get; private set; } = [];

    /// <summary>The id of a lot's decision.</summary>
    public static Id<AwardDecision> IdOf(Id<Lot> lot) => new(lot.Value);

    /// <summary>Decides, and marks the tender's lot. What was decided before and taken back stays readable.</summary>
    /// <exception cref="Refusal">Scores are missing; the choice differs from the ranking without a motivation.</exception>
    public static AwardDecision Decide(
        Tender tender, Id<Lot> lot, Comparison comparison, AwardChoice choice, Func<Id<Bid>, string> nameOf, DateTimeOffset now, AwardDecision? before = null)
    {
        Refuse.If(tender.OpenedAt is null, TenderRefusals.NotOpened());
        Refuse.If(comparison.Missing > 0, AwardRefusals.ScoresMissing(comparison.Missing));
        var decision = new AwardDecision
        {
            Id = IdOf(lot), TenderId = tender.Id, LotId = lot, SentAt = now, Motivation = choice.Motivation,
            Characteristics = choice.NoAward ? null : choice.Characteristics, Bids = comparison.Bids,
            RelativePrice = tender.AwardOf(tender.LotOf(lot)).PriceFormula?.Kind == PriceFormulaKind.Relative,
            Earlier = before is null ? [] : [.. before.Earlier, before],
        };
        decision.Stored(before?.Version ?? 0);
        if (before is not null) before.Earlier = [];
        if (choice.NoAward) decision.EndWithoutAward(tender, choice, now);
        else decision.Award(tender, choice, nameOf, now);
        return decision;
    }

    /// <summary>Takes it back, with a reason every bidder reads; the lot can be decided anew, with a new standstill.</summary>
    /// <exception cref="Refusal">It was taken back already, a contract stands on it, or the tender was withdrawn.</exception>
    public void Withdraw(Tender tender, string reason, DateTimeOffset now)
    {
        Refuse.If(tender.OutcomeOf(LotId)?.Contracted == true, TenderRefusals.Contracted());
        tender.ChangeOutcome(LotId, _ => null, new LotReopened(LotId));
        Withdrawal = new Withdrawal(now, reason);
        Raise(new AwardWithdrawn(LotId));
    }

    /// <summary>Forgets who the winner was and what was said of bids that are erased; figures stay.</summary>
    public void Erase(IReadOnlyList<Id<Bid>> bids)
    {
        Forget(bids);
        Raise(new LettersErased(LotId));
    }

    /// <summary>The reasoned letter to one bidder, whose bid was compared or had been put aside; null where it was neither.</summary>
    public Letter? LetterTo(Bid bid) => Bids.FirstOrDefault(b => b.BidId == bid.Id) is { } own
        ? Letter.Of(this, own, Bids.FirstOrDefault(b => b.BidId == Winner))
        : (bid.FallenAt ?? bid.LapsedAt) <= SentAt ? Letter.Aside(this, bid) : null;

    private void Forget(IReadOnlyList<Id<Bid>> bids)
    {
        if (Winner is { } winner && bids.Contains(winner)) (WinnerName, Characteristics) = (null, null);
        Bids = [.. Bids.Select(b => bids.Contains(b.BidId) ? b with { Criteria = [.. b.Criteria.Select(c => c with { Reason = null })] } : b)];
        foreach (var earlier in Earlier) earlier.Forget(bids);
    }

    private void EndWithoutAward(Tender tender, AwardChoice choice, DateTimeOffset now)
    {
        Refuse.If(choice.WinnerBidId is not null, AwardRefusals.WinnerOfNothing());
        Refuse.If(string.IsNullOrWhiteSpace(choice.Motivation), AwardRefusals.MotivationMissing());
        tender.MarkFailed(LotId, now);
        Raise(new AwardRefused(LotId));
    }

    private void Award(Tender tender, AwardChoice choice, Func<Id<Bid>, string> nameOf, DateTimeOffset now)
    {
        var winner = Comparison.Winner(Bids, choice.WinnerBidId, choice.Motivation);
        Refuse.If(string.IsNullOrWhiteSpace(choice.Characteristics), AwardRefusals.CharacteristicsMissing());
        (Winner, WinnerName) = (winner, nameOf(winner));
        StandstillLastDay = Standstill.LastDay(tender.Content.Dates, now);
        tender.MarkAwarded(LotId, now, StandstillLastDay is { } last ? DutchTime.EndOf(last) : null);
        Raise(new AwardDecided(LotId, winner, StandstillLastDay));
    }
}

/// <summary>What an authority decides on a lot.</summary>
public sealed record AwardChoice
{
    /// <summary>The winning bid; the first in the ranking when absent. Another one needs a motivation.</summary>
    public Id<Bid>? WinnerBidId { get; init; }

    /// <summary>True to award nothing, with a motivation.</summary>
    public bool NoAward { get; init; }

    /// <summary>What marks the winning bid, 1 to 4 000 characters, in every letter: nothing confidential.</summary>
    public string? Characteristics { get; init; }

    /// <summary>Why, where the ranking does not say it, 1 to 4 000 characters; in every letter.</summary>
    public string? Motivation { get; init; }
}

/// <summary>A lot was awarded.</summary>
public sealed record AwardDecided(Id<Lot> LotId, Id<Bid> Winner, DateOnly? StandstillLastDay) : DomainEvent;

/// <summary>A lot was awarded to nobody.</summary>
public sealed record AwardRefused(Id<Lot> LotId) : DomainEvent;

/// <summary>What was said of bids was erased with them.</summary>
public sealed record LettersErased(Id<Lot> LotId) : DomainEvent;

/// <summary>A decision was taken back; the reason stands in every letter.</summary>
public sealed record AwardWithdrawn(Id<Lot> LotId) : DomainEvent;
