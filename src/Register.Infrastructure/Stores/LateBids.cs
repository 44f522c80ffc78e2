using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Stores;

/// <summary>Counts bids that came at or after the deadline, for the record of the opening. The refused bid itself is
/// not kept.</summary>
public sealed class LateBids(Session session)
{
    /// <summary>Counts one, in a transaction of its own: the refusal undoes everything else.</summary>
    public Task<int> Count(Id<Tender> tender, Id<Lot> lot, Id<Freelancer> freelancer, DateTimeOffset now) => session.Write(async () =>
    {
        var arguments = new { tender, lot, freelancer, now };
        var counted = await session.Execute(
            "UPDATE late_bids SET attempts = attempts + 1, last_at = @now WHERE lot_id = @lot AND freelancer_id = @freelancer", arguments);
        return counted > 0 ? counted : await session.Execute(
            "INSERT INTO late_bids (lot_id, freelancer_id, tender_id, attempts, last_at) VALUES (@lot, @freelancer, @tender, 1, @now)", arguments);
    });
}
