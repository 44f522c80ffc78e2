using Register.Domain.Bids;
using Register.Infrastructure.Security;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Facts;

/// <summary>Drafts of bids as their writer reads them, with all that they lack for the tender as it is now.</summary>
public sealed class BidDraftsSeen(DraftSeal seal, ReadTenders tenders)
{
    /// <summary>The draft, opened.</summary>
    public async Task<BidDraftView> Of(BidDraft draft) => BidDraftView.Of(draft, DraftSeal.Read(seal.Bytes(draft)), await tenders.OfLot(draft.LotId));

    /// <summary>Each of them, in their order.</summary>
    public async Task<IReadOnlyList<BidDraftView>> Of(IEnumerable<BidDraft> drafts)
    {
        var views = new List<BidDraftView>();
        foreach (var draft in drafts) views.Add(await Of(draft));
        return views;
    }
}
