using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>An objection, for the bidder whose it is and for the authority it is about. Nobody else sees it.</summary>
public sealed record ObjectionView : IVersioned, IExample<ObjectionView>
{
    public required Id<Objection> Id { get; init; }
    public required long Version { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>When the decision it is about was sent.</summary>
    public required DateTimeOffset DecisionSentAt { get; init; }

    public required ObjectionKind Kind { get; init; }

    /// <summary>The bid of the one who objects; null for a case in court of somebody else.</summary>
    public Id<Bid>? BidId { get; init; }

    public required IReadOnlyList<string> Grounds { get; init; }
    public required string Remedy { get; init; }

    /// <summary>When it was handed in, or the case brought.</summary>
    public required DateTimeOffset LodgedAt { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public ObjectionOutcome? Outcome { get; init; }

    public static ObjectionView Example => new()
    {
        Id = Id<Objection>.Parse("019a1f05-5c00-7000-8000-0000000000b1"), Version = 1, TenderId = BidView.Example.TenderId, LotId = BidView.Example.LotId,
        DecisionSentAt = AwardDecisionView.Example.SentAt, Kind = ObjectionKind.Complaint, BidId = BidView.Example.Id,
        Grounds = ["De planning van de winter staat in bijlage 2 en is niet meegewogen."], Remedy = "Een nieuwe beoordeling van het plan van aanpak.",
        LodgedAt = AwardDecisionView.Example.SentAt.AddDays(3),
    };

    public static ObjectionView Of(Objection objection) => new()
    {
        Id = objection.Id, Version = objection.Version, TenderId = objection.TenderId, LotId = objection.LotId, DecisionSentAt = objection.DecisionSentAt,
        Kind = objection.Kind, BidId = objection.BidId, Grounds = objection.Grounds, Remedy = objection.Remedy, LodgedAt = objection.LodgedAt, Outcome = objection.Outcome,
    };
}
