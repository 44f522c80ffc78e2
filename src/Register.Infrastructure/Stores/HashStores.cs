using Register.Domain.Bids;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Hashes of bids. That a lead has one for a lot is decided by a unique key.</summary>
public sealed class BidHashStore(Session session, JournalLog journal) : Store<BidHash>(session, journal)
{
    protected override string Table => "bid_hashes";
    protected override string Noun => "bid hash";

    /// <summary>Hers for a lot, or null.</summary>
    public Task<BidHash?> Of(Id<Lot> lot, Id<Freelancer> freelancer) =>
        Read("SELECT version, body FROM bid_hashes WHERE lot_id = @lot AND freelancer_id = @freelancer", new { lot, freelancer });

    /// <summary>All there are.</summary>
    public Task<IReadOnlyList<BidHash>> All() => ReadAll("SELECT version, body FROM bid_hashes ORDER BY id", new { });

    protected override IEnumerable<(string Column, object? Value)> Columns(BidHash aggregate)
    {
        yield return ("lot_id", aggregate.LotId);
        yield return ("freelancer_id", aggregate.FreelancerId);
    }
}

/// <summary>Times in which the register failed.</summary>
public sealed class OutageStore(Session session, JournalLog journal) : Store<Outage>(session, journal)
{
    protected override string Table => "outages";
    protected override string Noun => "outage";

    /// <summary>Whether a confirmed one held this instant: it had begun by then, and was not over before.</summary>
    public async Task<bool> Held(DateTimeOffset instant) => await Session.Single<long>(
        "SELECT COUNT(*) FROM outages WHERE until_at >= @instant AND confirmed = 1 AND from_at <= @instant", new { instant }) > 0;

    protected override IEnumerable<(string Column, object? Value)> Columns(Outage aggregate)
    {
        yield return ("from_at", aggregate.From);
        yield return ("until_at", aggregate.Until);
        yield return ("confirmed", aggregate.Second is null ? 0 : 1);
    }
}
