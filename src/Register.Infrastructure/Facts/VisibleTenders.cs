using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Facts;

/// <summary>Tenders as somebody who asks may see them: a draft does not exist for others than its authority,
/// and one by invitation for those who were not invited, until it is decided.</summary>
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

    /// <summary>The tender of a lot, for the people of its authority.</summary>
    /// <exception cref="Refusal">There is none, or it is another authority's.</exception>
    public async Task<Tender> FindAsAuthority(Id<Lot> lotId)
    {
        var tender = await FindOfLot(lotId);
        Refuse.If(tender.AuthorityId != caller.AuthorityId, CommonRefusals.NotFound("lot"));
        return tender;
    }

    private async Task<Tender?> Read(string sql, object arguments)
    {
        var row = await session.Single<Row>(sql, arguments);
        var tender = row is null ? null : RegisterJson.Read<Tender>(row.Body);
        tender?.Stored(row!.Version);
        if (tender is not null && (tender.IsPublic || tender.AuthorityId == caller.AuthorityId || (tender.PublishedAt is not null && caller.Role == Role.Operator))) return tender;
        // Asked also of a draft and of none at all, so that the time it takes does not tell them apart.
        return caller.FreelancerId is { } self && await Invitees.Sees(session, tender?.Id ?? default, self) ? tender : null;
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
