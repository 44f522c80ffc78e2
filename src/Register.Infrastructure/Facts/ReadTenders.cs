using System.Collections.Concurrent;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Facts;

/// <summary>Tenders for judging by, each read from its JSON once a version: in the last minutes thousands bid for the same.
/// The same object is given to everybody at once, so nobody may change it; who changes a tender loads one of her own.</summary>
public sealed class ReadTenders(Session session, ReadTenderCache cache)
{
    /// <summary>The tender a lot belongs to, as it is now in the database.</summary>
    /// <exception cref="Refusal">There is no such lot.</exception>
    public async Task<Tender> OfLot(Id<Lot> lot) => await FindOfLot(lot) ?? throw CommonRefusals.NotFound("lot");

    /// <summary>The same, or null where there is no such lot.</summary>
    public async Task<Tender?> FindOfLot(Id<Lot> lot)
    {
        if (await session.Single<Head>("SELECT t.id, t.version FROM lots l JOIN tenders t ON t.id = l.tender_id WHERE l.id = @lot", new { lot }) is not { } head) return null;
        if (cache.Find(head.Id, head.Version) is { } known) return known;
        if (await session.Single<Row>("SELECT version, body FROM tenders WHERE id = @Id", new { head.Id }) is not { } row) return null;
        var tender = RegisterJson.Read<Tender>(row.Body);
        tender.Stored(row.Version);
        cache.Keep(tender);
        return tender;
    }

    private sealed record Head
    {
        public Id<Tender> Id { get; init; }
        public long Version { get; init; }
    }

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}

/// <summary>Tenders as they were last read.</summary>
public sealed class ReadTenderCache
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<Id<Tender>, Tender> tenders = new();

    public Tender? Find(Id<Tender> id, long version) => tenders.GetValueOrDefault(id) is { } tender && tender.Version == version ? tender : null;

    public void Keep(Tender tender)
    {
        if (tenders.Count >= Most) tenders.Clear();
        tenders[tender.Id] = tender;
    }
}
