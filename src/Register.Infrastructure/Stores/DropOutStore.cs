using Register.Domain.Awards;
using Register.Domain.Bids;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Stores;

/// <summary>Members who dropped out of bids. That somebody does once is decided by a unique key.</summary>
public sealed class DropOutStore(Session session, JournalLog journal) : Store<DropOut>(session, journal)
{
    protected override string Table => "drop_outs";
    protected override string Noun => "drop-out";

    /// <summary>Hers from a bid; null where there is none.</summary>
    public Task<DropOut?> Of(Id<Bid> bid, Id<Freelancer> who) => Read("SELECT version, body FROM drop_outs WHERE bid_id = @bid AND freelancer_id = @who", new { bid, who });

    /// <summary>Those from bids for a lot.</summary>
    public Task<IReadOnlyList<DropOut>> OfLot(Id<Lot> lot) => ReadAll("SELECT version, body FROM drop_outs WHERE lot_id = @lot ORDER BY id", new { lot });

    protected override Refusal Duplicate(DropOut aggregate) => DropOutRefusals.Told();

    protected override IEnumerable<(string Column, object? Value)> Columns(DropOut aggregate)
    {
        yield return ("lot_id", aggregate.LotId);
        yield return ("bid_id", aggregate.BidId);
        yield return ("freelancer_id", aggregate.FreelancerId);
    }
}
