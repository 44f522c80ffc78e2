using Register.Infrastructure.Database;

namespace Register.Infrastructure.Journal;

/// <summary>What a check of the journal found. <see cref="Broken"/> is the first position that is wrong, with why.</summary>
public sealed record JournalVerdict(long Rows, long Position, string Hash, long? Broken, string? Why);

/// <summary>Recomputes the whole chain: a changed, missing, added or reordered row is found at its position. Whoever
/// noted an earlier head (position and hash) can hand it in, so that a log that was cut and re-chained is found too.</summary>
public sealed class JournalCheck(Session session)
{
    private const int Chunk = 1000;

    public async Task<JournalVerdict> Verify((long Position, string Hash)? noted = null, IProgress<long>? progress = null)
    {
        var (rows, position, hash) = (0L, 0L, "");
        JournalVerdict Broken(long at, string why) => new(rows, position, hash, at, why);
        while (true)
        {
            var chunk = await session.Query<JournalRow>(
                "SELECT * FROM journal WHERE position > @position ORDER BY position {page}", new { position, take = Chunk });
            foreach (var row in chunk)
            {
                if (row.Position != position + 1) return Broken(position + 1, "missing");
                if (row.HashAfter(hash) != row.Hash) return Broken(row.Position, "changed");
                (rows, position, hash) = (rows + 1, row.Position, row.Hash);
                if (noted is { } known && known.Position == position && known.Hash != hash) return Broken(position, "not the noted hash");
            }
            progress?.Report(rows);
            if (chunk.Count < Chunk) break;
        }
        var head = await session.Single<HeadRow>("SELECT position, hash FROM journal_head WHERE id = 1");
        if (head is null || head.Position != position || head.Hash != hash) return Broken(position + 1, "missing at the end");
        return noted is { } expected && expected.Position > position
            ? Broken(position + 1, "ends before the noted position")
            : new JournalVerdict(rows, position, hash, null, null);
    }

    private sealed record HeadRow
    {
        public long Position { get; init; }
        public string Hash { get; init; } = "";
    }
}
