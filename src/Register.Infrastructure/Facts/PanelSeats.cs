using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>A seat on a panel that is at work.</summary>
/// <param name="TenderId">Of which tender.</param>
/// <param name="NamesHidden">Whether those on it may not know who bids.</param>
/// <param name="Closed">Whether the deadline of the tender has come.</param>
public sealed record PanelSeat(Id<Tender> TenderId, bool NamesHidden, bool Closed);

/// <summary>Who sits on a panel that has not come to a consensus: as long as it has not, what the others gave and, where the tender
/// says so, who bids is kept from her.</summary>
public sealed class PanelSeats(Session session, Caller caller, TimeProvider clock)
{
    /// <summary>How a person is kept: capitals make no difference.</summary>
    public static string KeyOf(string person) => person.ToUpperInvariant();

    /// <summary>The caller's seats. A panel of a tender that was withdrawn, or a lot that is decided, is at work no more.</summary>
    public async Task<IReadOnlyList<PanelSeat>> Held()
    {
        if (caller.AuthorityId is not { } authority) return [];
        var rows = await session.Query<Row>(
            """
            SELECT p.tender_id, p.names_hidden, t.closes_at FROM panel_members p JOIN tenders t ON t.id = p.tender_id
            WHERE p.authority_id = @authority AND p.person = @person AND t.withdrawn_at IS NULL
              AND NOT EXISTS (SELECT 1 FROM award_decisions d WHERE d.id = p.lot_id)
            """, new { authority, person = KeyOf(caller.Key!.Holder) });
        return [.. rows.Select(r => new PanelSeat(r.TenderId, r.NamesHidden, clock.GetUtcNow() >= r.ClosesAt))];
    }

    /// <summary>The tender to which a thing belongs: itself, a lot, a bid, or what happened to a bid; null for anything else.</summary>
    public Task<Id<Tender>?> TenderOf(string thing) => session.Single<Id<Tender>?>(
        """
        SELECT id FROM tenders WHERE id = @thing
        UNION SELECT tender_id FROM lots WHERE id = @thing
        UNION SELECT tender_id FROM bids WHERE id = @thing
        UNION SELECT b.tender_id FROM drop_outs d JOIN bids b ON b.id = d.bid_id WHERE d.id = @thing
        """, new { thing });

    private sealed record Row
    {
        public Id<Tender> TenderId { get; init; }
        public bool NamesHidden { get; init; }
        public DateTimeOffset ClosesAt { get; init; }
    }
}
