using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Database;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Facts;

/// <summary>A lot that may be bid for.</summary>
/// <param name="Tender">Whose lot it is; never changed.</param>
/// <param name="Lot">The lot.</param>
/// <param name="Demands">What is asked of its bidder; other lots may ask the same.</param>
public sealed record OpenLot(Tender Tender, Lot Lot, Demands Demands)
{
    /// <summary>Where the work is.</summary>
    public IReadOnlyList<string> Places => Lot.PlaceOfPerformance ?? Tender.Content.PlaceOfPerformance;

    /// <summary>A bid at this instant is too late.</summary>
    public DateTimeOffset Deadline => Tender.Content.Dates.SubmissionDeadline;
}

/// <summary>The lots that may be bid for now. A tender is read and its conditions are put together once for each of its
/// versions, whoever asks; what is asked of the database every time is which tenders are open, and their versions.</summary>
public sealed class OpenLots(Session session, LotConditions conditions, OpenLotMemory memory)
{
    // A statement has at most 2 100 parameters on SQL Server.
    private const int RowsAtOnce = 500;

    /// <summary>Those that the freelancer may bid for alone or as lead, in no order: of a tender by invitation, only the lots she is
    /// invited for.</summary>
    public async Task<IReadOnlyList<OpenLot>> For(Id<Freelancer> freelancer, DateTimeOffset now)
    {
        var open = await At(now);
        if (!open.Any(o => o.Tender.IsByInvitation)) return open;
        var invited = await Invitees.LotsOf(session, freelancer);
        return [.. open.Where(o => !o.Tender.IsByInvitation || invited.Contains(o.Lot.Id))];
    }

    private async Task<IReadOnlyList<OpenLot>> At(DateTimeOffset now)
    {
        var open = await session.Query<Row>(
            """
            SELECT id, version FROM tenders WHERE withdrawn_at IS NULL AND failed_at IS NULL AND decided_at IS NULL AND opened_at IS NULL
            AND published_at IS NOT NULL AND opens_at <= @now AND closes_at > @now
            """, new { now });
        var (held, wanted) = (memory.Held, new Dictionary<string, HeldTender>(open.Count, StringComparer.Ordinal));
        var unknown = new List<string>();
        foreach (var row in open)
        {
            if (held.TryGetValue(row.Id, out var known) && known.Version == row.Version) wanted.Add(row.Id, known);
            else unknown.Add(row.Id);
        }
        if (unknown.Count > 0) await Add(unknown, wanted, held.Values.SelectMany(t => t.Lots).Select(l => l.Demands).Distinct().ToDictionary(d => d.Key), now);
        if (unknown.Count > 0 || wanted.Count < held.Count) memory.Held = wanted;
        return [.. wanted.Values.SelectMany(t => t.Lots)];
    }

    private async Task Add(List<string> unknown, Dictionary<string, HeldTender> held, Dictionary<string, Demands> known, DateTimeOffset now)
    {
        foreach (var ids in unknown.Chunk(RowsAtOnce))
            foreach (var row in await session.Query<Row>("SELECT id, version, body FROM tenders WHERE id IN @ids", new { ids }))
                held.Add(row.Id, new HeldTender(row.Version, await Lots(RegisterJson.Read<Tender>(row.Body), known, now)));
    }

    private async Task<IReadOnlyList<OpenLot>> Lots(Tender tender, Dictionary<string, Demands> known, DateTimeOffset now)
    {
        var lots = new List<OpenLot>(tender.Lots.Count);
        foreach (var lot in tender.Lots)
        {
            var demands = new Demands(await conditions.Of(tender, lot), conditions.ContextOf(tender, lot, now));
            if (!known.TryAdd(demands.Key, demands)) demands = known[demands.Key];
            lots.Add(new OpenLot(tender, lot, demands));
        }
        return lots;
    }

    private sealed record Row
    {
        public string Id { get; init; } = "";
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}

/// <summary>What is held of tenders that were open when somebody last looked. Any number of requests read it; two that
/// put a tender together at once do it twice, and either is right.</summary>
public sealed class OpenLotMemory
{
    private volatile IReadOnlyDictionary<string, HeldTender> held = new Dictionary<string, HeldTender>();

    internal IReadOnlyDictionary<string, HeldTender> Held
    {
        get => held;
        set => held = value;
    }
}

/// <summary>The lots of a tender at one of its versions.</summary>
internal sealed record HeldTender(long Version, IReadOnlyList<OpenLot> Lots);
