using System.Text;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Security;

/// <summary>How many requests somebody made within a minute.</summary>
public sealed record UsedCount(string Who, int Used);

/// <summary>Where several processes on one database tell each other how many requests they counted. Who asked is kept as a keyed digest (an
/// address is personal), for as long as the minute lasts.</summary>
public sealed class SharedCounts(Session session, KeyRing ring)
{
    // A statement has at most 2 100 parameters on SQL Server.
    private const int AtOnce = 500;

    /// <summary>Tells what this process counted by now, and asks what the others did.</summary>
    /// <param name="process">A name of this process.</param>
    /// <param name="minute">Which minute is counted, from 1970.</param>
    /// <param name="mine">What changed since it was last told: all that this process counted in the minute.</param>
    /// <param name="known">Everybody this process counts; only of them it can be told.</param>
    /// <returns>What the others counted together in the minute.</returns>
    public async Task<IReadOnlyList<UsedCount>> Exchange(string process, long minute, IReadOnlyList<UsedCount> mine, IEnumerable<string> known)
    {
        if (mine.Count > 0) await session.Write(() => Tell(process, minute, mine));
        var others = await session.Query<Row>(
            "SELECT who, CAST(SUM(used) AS BIGINT) AS used FROM rate_counts WHERE minute = @minute AND process <> @process GROUP BY who", new { minute, process });
        if (others.Count == 0) return [];
        var names = known.ToDictionary(Hidden);
        return [.. others.Where(o => names.ContainsKey(o.Who)).Select(o => new UsedCount(names[o.Who], (int)Math.Min(o.Used, int.MaxValue)))];
    }

    private async Task<int> Tell(string process, long minute, IReadOnlyList<UsedCount> mine)
    {
        await session.Execute("DELETE FROM rate_counts WHERE minute < @minute", new { minute });
        var rows = mine.Select(c => (Who: Hidden(c.Who), c.Used)).ToList();
        foreach (var some in rows.Chunk(AtOnce))
            await session.Execute("DELETE FROM rate_counts WHERE minute = @minute AND process = @process AND who IN @who", new { minute, process, who = some.Select(r => r.Who) });
        await session.Insert("rate_counts (minute, who, process, used)", rows.Select(r => new object[] { minute, r.Who, process, r.Used }));
        return rows.Count;
    }

    private string Hidden(string who) => ring.Mac(Encoding.UTF8.GetBytes("rate-limit " + who));

    private sealed record Row
    {
        public string Who { get; init; } = "";
        public long Used { get; init; }
    }
}
