using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>Tenders as somebody who asks may see them: a draft does not exist for others than its authority.</summary>
public sealed class VisibleTenders(Session session, Caller caller)
{
    /// <summary>The tender.</summary>
    /// <exception cref="Refusal">There is none that the caller may see.</exception>
    public async Task<Tender> Find(Id<Tender> id) =>
        await Read("SELECT version, body FROM tenders WHERE id = @id", new { id }) ?? throw CommonRefusals.NotFound("tender");

    /// <summary>The tender of a lot.</summary>
    /// <exception cref="Refusal">There is none that the caller may see.</exception>
    public async Task<Tender> FindOfLot(Id<Lot> lotId) =>
        await Read("SELECT t.version, t.body FROM lots l JOIN tenders t ON t.id = l.tender_id WHERE l.id = @lotId", new { lotId })
        ?? throw CommonRefusals.NotFound("lot");

    private async Task<Tender?> Read(string sql, object arguments)
    {
        var row = await session.Single<Row>(sql, arguments);
        if (row is null) return null;
        var tender = RegisterJson.Read<Tender>(row.Body);
        tender.Stored(row.Version);
        return tender.PublishedAt is not null || tender.AuthorityId == caller.AuthorityId ? tender : null;
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
