using Register.Domain.Bids;
using Register.Domain.Consortia;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Stores;

/// <summary>Bids of consortia that change before the deadline.</summary>
public sealed class ConsortiumBids(BidStore bids, Notices notices)
{
    /// <summary>Tells everybody in the consortium's bid that it falls as the consortium is now; nobody when it stands, is opened or there is none.</summary>
    public async Task Warn(Consortium consortium)
    {
        if (consortium.Terms.Members.Count == 0 || await bids.LiveOf(consortium) is not { State: BidState.Submitted } bid) return;
        if (bid.Bidder.ChangedThrough(consortium).Count > 0) await notices.Tell(bid.Bidder.Members, bid.TenderId, NoticeKind.ConsortiumChanged);
    }
}
