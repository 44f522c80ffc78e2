using Register.Domain.Authorities;
using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>Bids as somebody who asks may see them: the bidder's own people always, the authority once they are opened
/// or put aside,
/// nobody else ever. That there is a bid at all is nobody's business before the opening.</summary>
public sealed class VisibleBids(Session session, Caller caller)
{
    /// <summary>The bid.</summary>
    /// <param name="id">Which.</param>
    /// <param name="asked">What was asked for: a thing of a bid that the caller may not see is not there either.</param>
    /// <exception cref="Refusal">There is none that the caller may see.</exception>
    public async Task<Bid> Find(Id<Bid> id, string asked = "bid")
    {
        var row = await session.Single<Row>(
            "SELECT b.version, b.body, t.authority_id FROM bids b JOIN tenders t ON t.id = b.tender_id WHERE b.id = @id", new { id });
        var bid = row?.Read();
        var visible = bid is not null && (bid.Bidder.Includes(caller.FreelancerId) || (bid.State is BidState.Opened or BidState.Fallen && row!.AuthorityId == caller.AuthorityId));
        return visible ? bid! : throw CommonRefusals.NotFound(asked);
    }

    /// <summary>The bid, for the bidder's own people.</summary>
    /// <exception cref="Refusal">There is none of theirs.</exception>
    public async Task<Bid> FindOwn(Id<Bid> id) =>
        await Find(id) is var bid && bid.Bidder.Includes(caller.FreelancerId) ? bid : throw CommonRefusals.NotFound("bid");

    /// <summary>The opened bids for a lot, as many as there are.</summary>
    public static async Task<IReadOnlyList<Bid>> Opened(Session session, Id<Lot> lot)
    {
        var rows = await session.Query<Row>("SELECT version, body FROM bids WHERE lot_id = @lot AND state = @state ORDER BY id", new { lot, state = nameof(BidState.Opened) });
        return [.. rows.Select(r => r.Read())];
    }

    /// <summary>Every bid for a lot that was opened, also those that were put aside since.</summary>
    public static async Task<IReadOnlyList<Bid>> EverOpened(Session session, Id<Lot> lot)
    {
        var states = (string[])[nameof(BidState.Opened), nameof(BidState.Fallen)];
        var rows = await session.Query<Row>("SELECT version, body FROM bids WHERE lot_id = @lot AND state IN @states ORDER BY id", new { lot, states });
        return [.. rows.Select(r => r.Read()).Where(b => b.OpenedAt is not null)];
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
        public Id<ContractingAuthority>? AuthorityId { get; init; }

        public Bid Read()
        {
            var bid = RegisterJson.Read<Bid>(Body);
            bid.Stored(Version);
            return bid;
        }
    }
}
