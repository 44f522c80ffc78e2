using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Views;

/// <summary>An inquiry into a price that looks too low, for the bidder's own people and the authority that asks. Nobody else sees it.</summary>
public sealed record PriceInquiryView : IVersioned, IExample<PriceInquiryView>
{
    /// <summary>The bid.</summary>
    public required Id<Bid> Id { get; init; }

    public required long Version { get; init; }
    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }
    public required PriceInquiryStatus Status { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What the bidder is to explain.</summary>
    public required string Question { get; init; }

    /// <summary>The last day to explain.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>What she explains.</summary>
    public PriceExplanation? Explanation { get; init; }

    /// <summary>What the authority makes of it.</summary>
    public PriceVerdict? Verdict { get; init; }

    public static PriceInquiryView Example => new()
    {
        Id = BidView.Example.Id, Version = 1, TenderId = BidView.Example.TenderId, LotId = BidView.Example.LotId, Status = PriceInquiryStatus.Asked,
        AskedAt = AwardDecisionView.Example.SentAt.AddDays(-12), Question = "Uit welke uren en tarieven bestaat uw prijs?", LastDay = new DateOnly(2026, 11, 26),
    };

    public static PriceInquiryView Of(PriceInquiry inquiry) => new()
    {
        Id = inquiry.BidId, Version = inquiry.Version, TenderId = inquiry.TenderId, LotId = inquiry.LotId, Status = inquiry.Status, AskedAt = inquiry.AskedAt,
        Question = inquiry.Question, LastDay = inquiry.LastDay, Explanation = inquiry.Explanation, Verdict = inquiry.Verdict,
    };
}
