using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Views;

/// <summary>A bid as it is being written, for who writes it.</summary>
public sealed record BidDraftView : IVersioned, ISpoken, IExample<BidDraftView>
{
    public required Id<BidDraft> Id { get; init; }

    /// <summary>Counts changes; it is also the ETag.</summary>
    public required long Version { get; init; }

    public required Id<Tender> TenderId { get; init; }
    public required Id<Lot> LotId { get; init; }

    /// <summary>The consortium that will bid; null for a freelancer alone.</summary>
    public Id<Consortium>? ConsortiumId { get; init; }

    /// <summary>What is offered, as far as it is written.</summary>
    public required DraftOffer Offer { get; init; }

    /// <summary>Every reason for which the offer would be refused as it is; empty when it is complete. Whether the bidder is
    /// eligible, an eligibility check tells.</summary>
    public required IReadOnlyList<BidderRemark> Lacks { get; init; }

    public required DateTimeOffset BegunAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When it is forgotten, if it is not changed before.</summary>
    public required DateTimeOffset KeptUntil { get; init; }

    public static BidDraftView Example => new()
    {
        Id = Id<BidDraft>.Parse("0199a1f0-5c00-7000-8000-000000000065"), Version = 2, TenderId = BidView.Example.TenderId, LotId = BidView.Example.LotId,
        Offer = DraftBody.Example.Offer, Lacks = [new BidderRemark("/offer/answers", "bid.answer-missing") { Text = "Er is geen antwoord op het gunningscriterium 'plan'." }],
        BegunAt = BidView.Example.SubmittedAt, ChangedAt = BidView.Example.SubmittedAt, KeptUntil = BidView.Example.SubmittedAt + BidDraft.Kept,
    };

    /// <summary>The draft, with what it lacks for its lot as the tender is now.</summary>
    public static BidDraftView Of(BidDraft draft, DraftBody body, Tender tender) => new()
    {
        Id = draft.Id, Version = draft.Version, TenderId = draft.TenderId, LotId = draft.LotId, ConsortiumId = body.ConsortiumId, Offer = body.Offer,
        Lacks = BidderRemark.Of(body.Offer.Lacks(
            tender.AwardOf(tender.LotOf(draft.LotId)), tender.Content.Settings.Conflicts, body.ConsortiumId is not null && tender.Content.Settings.PricePartsHidden)),
        BegunAt = draft.BegunAt, ChangedAt = draft.ChangedAt, KeptUntil = draft.KeptUntil,
    };

    /// <inheritdoc/>
    public object In(Say say) => this with { Lacks = [.. Lacks.Select(l => l.In(say))] };
}
