using Register.Domain.Consortia;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>On whom bidders rely (<i>beroep op derden</i>).</summary>
public sealed class Reliances(Session session, Caller caller)
{
    /// <summary>All that a bidder has for a lot, committed or not.</summary>
    public async Task<IReadOnlyList<Reliance>> Of(ReliantBidder bidder, Id<Lot> lot)
    {
        var rows = await session.Query<string>(
            "SELECT body FROM reliances WHERE bidder_id = @bidder AND lot_id = @lot AND is_ended = 0 ORDER BY id", new { bidder = bidder.Key, lot });
        return [.. rows.Select(RegisterJson.Read<Reliance>)];
    }

    /// <summary>The lots for which a bidder relies on somebody, and whose deadline has not passed.</summary>
    public Task<List<Id<Lot>>> LotsOf(ReliantBidder bidder, DateTimeOffset now) => session.Query<Id<Lot>>(
        """
        SELECT DISTINCT r.lot_id FROM reliances r JOIN lots l ON l.id = r.lot_id JOIN tenders t ON t.id = l.tender_id
        WHERE r.bidder_id = @bidder AND r.is_ended = 0 AND t.closes_at > @now
        """, new { bidder = bidder.Key, now });

    /// <summary>One of them, for the bidder's people and the one relied on; for everybody else it does not exist.</summary>
    /// <exception cref="Refusal">There is none that the caller may see.</exception>
    public async Task<Reliance> Find(Id<Reliance> id)
    {
        var row = await session.Single<Row>("SELECT version, body FROM reliances WHERE id = @id AND is_ended = 0", new { id });
        var reliance = row is null ? null : RegisterJson.Read<Reliance>(row.Body);
        if (reliance is null || !await IsParty(reliance)) throw CommonRefusals.NotFound("reliance");
        reliance.Stored(row!.Version);
        return reliance;
    }

    /// <summary>Whether relying on her would go round: she relies for the lot, directly or through others, on one of these.</summary>
    public async Task<bool> GoesRound(Id<Freelancer> reliedOn, IReadOnlyCollection<Id<Freelancer>> bidder, Id<Lot> lot)
    {
        var steps = (await session.Query<Step>(
            """
            SELECT r.lead_id AS from_id, r.freelancer_id AS to_id FROM reliances r WHERE r.lot_id = @lot AND r.is_ended = 0 AND r.freelancer_id IS NOT NULL
            UNION
            SELECT m.freelancer_id AS from_id, r.freelancer_id AS to_id FROM reliances r JOIN consortium_members m ON m.consortium_id = r.bidder_id
            WHERE r.lot_id = @lot AND r.is_ended = 0 AND r.freelancer_id IS NOT NULL
            """, new { lot })).ToLookup(s => s.FromId, s => s.ToId);
        var (reached, next) = (new HashSet<Id<Freelancer>>(), new Queue<Id<Freelancer>>([reliedOn]));
        while (next.TryDequeue(out var who))
        {
            if (bidder.Contains(who)) return true;
            if (reached.Add(who))
                foreach (var further in steps[who]) next.Enqueue(further);
        }
        return false;
    }

    private async Task<bool> IsParty(Reliance reliance)
    {
        if (caller.FreelancerId is not { } self) return false;
        if (reliance.FreelancerId == self || reliance.Bidder.Lead == self) return true;
        return reliance.Bidder.ConsortiumId is { } consortium && await session.Single<long>(
            "SELECT COUNT(*) FROM consortium_members WHERE freelancer_id = @self AND consortium_id = @consortium", new { self, consortium }) > 0;
    }

    private sealed record Step
    {
        public Id<Freelancer> FromId { get; init; }
        public Id<Freelancer> ToId { get; init; }
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
