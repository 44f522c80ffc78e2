using Register.Domain.Bids;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Stores;

/// <summary>Openings, and what they are checked against.</summary>
public sealed class OpeningStore(Session session, JournalLog journal) : Store<Opening>(session, journal)
{
    protected override string Table => "openings";
    protected override string Noun => "opening";

    /// <summary>The commitment that was journalled when a bid was last handed in: whoever puts an older offer back in
    /// the table of bids would have to rewrite the journal too.</summary>
    public async Task<string> CommitmentOf(Id<Bid> bid)
    {
        var body = await Session.Single<string>(
            "SELECT body FROM journal WHERE subject = @bid AND event IN ('BidSubmitted', 'BidReplaced') ORDER BY position DESC {page}", new { bid, take = 1 });
        return body is null ? "" : RegisterJson.Read<Committed>(body).Commitment;
    }

    /// <summary>How often somebody tried to bid at or after the deadline.</summary>
    public Task<long> LateAttempts(Id<Tender> tender) =>
        Session.Single<long>("SELECT COALESCE(SUM(attempts), 0) FROM late_bids WHERE tender_id = @tender", new { tender });

    // Both events have it; the rest of them is not asked for here.
    private sealed record Committed
    {
        public string Commitment { get; init; } = "";
        public string? TenderId { get; init; }
        public string? LotId { get; init; }
    }
}
