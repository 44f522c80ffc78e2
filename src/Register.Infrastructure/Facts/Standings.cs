using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Facts;

/// <summary>How things stand, for whoever watches the program.</summary>
/// <param name="NextDeadline">The next submission deadline of a published tender; null where none is awaited.</param>
/// <param name="Position">The last row of the journal.</param>
public sealed record Standing(DateTimeOffset? NextDeadline, long Position);

/// <summary>Looks up how things stand.</summary>
public sealed class Standings(Session session, JournalLog journal, TimeProvider clock)
{
    /// <summary>As it is now.</summary>
    public async Task<Standing> Now() => new(
        await session.Single<DateTimeOffset?>(
            """
            SELECT closes_at FROM tenders WHERE closes_at > @now AND published_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY closes_at {page}
            """, new { now = clock.GetUtcNow(), take = 1 }),
        await journal.Last());
}
