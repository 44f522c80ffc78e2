using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Stores;

/// <summary>What a freelancer is told about tenders she asked about, is invited to or bids for, in her own list. Rows are only ever added, in
/// the transaction of what they tell.</summary>
public sealed class Notices(Session session, TimeProvider clock)
{
    /// <summary>Tells everybody who asked about the tender, is invited to it or has a bid for it.</summary>
    /// <param name="tender">The tender.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="number">Which of its sort: the number of the change or of the clarifications; 0 where they have none.</param>
    public async Task TellAll(Id<Tender> tender, NoticeKind kind, int number) => await Tell(await session.Query<string>(
        """
        SELECT freelancer_id FROM questions WHERE tender_id = @tender
        UNION SELECT i.freelancer_id FROM invitations i WHERE i.tender_id = @tender AND i.declined_at IS NULL
        UNION SELECT u.freelancer_id FROM lots l JOIN bid_undertakings u ON u.lot_id = l.id WHERE l.tender_id = @tender
        """, new { tender }), tender, kind, number);

    /// <summary>Tells everybody who has a bid for the lot, put aside or not.</summary>
    public async Task TellBidders(Id<Lot> lot, Id<Tender> tender, NoticeKind kind) =>
        await Tell(await session.Query<string>("SELECT DISTINCT freelancer_id FROM bid_undertakings WHERE lot_id = @lot", new { lot }), tender, kind, 0);

    /// <summary>Tells one freelancer.</summary>
    public Task Tell(Id<Freelancer> freelancer, Id<Tender> tender, NoticeKind kind) => Tell([freelancer.ToString()], tender, kind, 0);

    /// <summary>Tells some.</summary>
    public Task Tell(IEnumerable<Id<Freelancer>> freelancers, Id<Tender> tender, NoticeKind kind) => Tell([.. freelancers.Select(f => f.ToString())], tender, kind, 0);

    private Task Tell(IReadOnlyList<string> freelancers, Id<Tender> tender, NoticeKind kind, int number)
    {
        var now = clock.GetUtcNow();
        return session.Insert("notices (id, freelancer_id, tender_id, kind, number, sent_at)",
            freelancers.Select(to => (object[])[Id<Notice>.New(now), to, tender, kind.ToString(), number, now]));
    }
}
