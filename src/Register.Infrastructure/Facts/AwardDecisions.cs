using Register.Domain.Awards;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Facts;

/// <summary>Award decisions as they were taken.</summary>
public sealed class AwardDecisions(Session session)
{
    /// <summary>The decision on a lot.</summary>
    /// <exception cref="Refusal">There is none yet.</exception>
    public async Task<AwardDecision> Of(Id<Lot> lot)
    {
        var row = await session.Single<Row>("SELECT version, body FROM award_decisions WHERE id = @id", new { id = AwardDecision.IdOf(lot) })
            ?? throw CommonRefusals.NotFound("award decision");
        var decision = RegisterJson.Read<AwardDecision>(row.Body);
        decision.Stored(row.Version);
        return decision;
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
