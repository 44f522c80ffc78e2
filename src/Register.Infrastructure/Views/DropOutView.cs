using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>That a member dropped out of a consortium's bid after the deadline, for herself, the others in the bid and, once it is
/// opened, the authority.</summary>
public sealed record DropOutView : IVersioned, ISpoken, IExample<DropOutView>
{
    public required Id<DropOut> Id { get; init; }
    public required long Version { get; init; }
    public required Id<Bid> BidId { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>Who dropped out.</summary>
    public required Id<Freelancer> FreelancerId { get; init; }

    public required DropOutCause Cause { get; init; }

    /// <summary>How the authority knows; null where she left herself.</summary>
    public string? Explanation { get; init; }

    public required DateTimeOffset ToldAt { get; init; }
    public required DropOutStatus Status { get; init; }

    /// <summary>The last day for the others to settle how they go on; null before the opening, and where nothing is to be settled.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Who would go on as the bidder, when one drop-out is read and while it is open.</summary>
    public RemainingView? Remaining { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public DropOutOutcome? Outcome { get; init; }

    /// <summary>How those who go on meet the conditions, when one drop-out is read: as things stand once they settled it, and as it was
    /// decided on afterwards.</summary>
    public EligibilityView? Report { get; init; }

    public static DropOutView Example => new()
    {
        Id = Id<DropOut>.Parse("0199a1f0-5c00-7000-8000-000000000091"), Version = 1, BidId = BidView.Example.Id, TenderId = BidView.Example.TenderId,
        LotId = BidView.Example.LotId, FreelancerId = FreelancerView.Example.Id, Cause = DropOutCause.Bankrupt, Explanation = "Centraal insolventieregister, 20 november.",
        ToldAt = AwardDecisionView.Example.SentAt.AddDays(-8), Status = DropOutStatus.Open, LastDay = new DateOnly(2026, 12, 7),
    };

    public static DropOutView Of(DropOut dropOut) => new()
    {
        Id = dropOut.Id, Version = dropOut.Version, BidId = dropOut.BidId, TenderId = dropOut.TenderId, LotId = dropOut.LotId, FreelancerId = dropOut.FreelancerId,
        Cause = dropOut.Cause, Explanation = dropOut.Explanation, ToldAt = dropOut.ToldAt, Status = dropOut.Status, LastDay = dropOut.LastDay, Outcome = dropOut.Outcome,
    };

    /// <inheritdoc/>
    public object In(Say say) => Report is null ? this : this with { Report = (EligibilityView)Report.In(say) };
}

/// <summary>Those who would go on.</summary>
public sealed record RemainingView
{
    public required Id<Freelancer> Lead { get; init; }
    public required IReadOnlyList<Id<Freelancer>> Members { get; init; }

    /// <summary>Who would take the place of one who dropped out.</summary>
    public required IReadOnlyList<Id<Freelancer>> SteppingIn { get; init; }

    /// <summary>Whether all of them accepted the terms as they are now.</summary>
    public required bool Settled { get; init; }

    public static RemainingView Of(Consortium consortium, Bid bid)
    {
        var bidder = Bidder.As(consortium);
        return new RemainingView { Lead = bidder.Lead, Members = bidder.Members, SteppingIn = [.. bidder.Members.Except(bid.Bidder.Members)], Settled = consortium.IsComplete };
    }
}
