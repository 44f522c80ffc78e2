using Register.Infrastructure.Database;

namespace Register.Infrastructure.Journal;

/// <summary>What a check of the journal found. <see cref="Broken"/> is the first position that is wrong, with why.</summary>
public sealed record JournalVerdict(long Rows, long Position, string Hash, long? Broken, string? Why);

/// <summary>Recomputes the whole chain: a changed, missing, added or reordered row is found at its position. Whoever
/// noted an earlier head (position and hash) can hand it in, so that a log that was cut and re-chained is found too.
/// It may run beside a working server.</summary>
public sealed class JournalCheck(Session session)
{
    private const int Chunk = 1000;

    private (long Position, string Hash)? noted;
    private long position;
    private string hash = "";

    /// <summary>Reads all of it; the progress is in rows.</summary>
    public async Task<JournalVerdict> Verify((long Position, string Hash)? noted = null, IProgress<long>? progress = null)
    {
        (this.noted, position, hash) = (noted, 0, "");
        while (true)
        {
            // The head is read before the rows: what it counts must then be there, whoever writes meanwhile.
            if (await Head.Of(session) is not { } head) return Broken(0, "the head is missing");
            var chunk = await Rows();
            foreach (var row in chunk)
                if (Follow(row) is { } broken) return broken;
            progress?.Report(position);
            if (chunk.Count == Chunk) continue;
            if (head.Position == position) return AtTheEnd(head);
            if (head.Position > position) return Broken(position + 1, "missing at the end");
            // Written since, or added past the head: the head of now tells.
            if (await Head.Of(session) is { } now && now.Position < position) return Broken(now.Position + 1, "added");
        }
    }

    private JournalVerdict? Follow(JournalRow row)
    {
        if (row.Position <= position) return Broken(row.Position, "added");
        if (row.Position != position + 1) return Broken(position + 1, "missing");
        if (row.HashAfter(hash) != row.Hash) return Broken(row.Position, "changed");
        (position, hash) = (row.Position, row.Hash);
        return noted is { } known && known.Position == position && known.Hash != hash ? Broken(position, "not the noted hash") : null;
    }

    private JournalVerdict AtTheEnd(Head head)
    {
        if (head.Hash != hash) return Broken(position, "not the hash of the head");
        return noted is { } expected && expected.Position > position
            ? Broken(position + 1, "ends before the noted position")
            : new JournalVerdict(position, position, hash, null, null);
    }

    private JournalVerdict Broken(long at, string why) => new(position, position, hash, at, why);

    // From the start also what stands before position 1: nothing may.
    private Task<List<JournalRow>> Rows() => session.Query<JournalRow>(
        "SELECT * FROM journal WHERE position > @after ORDER BY position {page}", new { after = position == 0 ? long.MinValue : position, take = Chunk });
}
