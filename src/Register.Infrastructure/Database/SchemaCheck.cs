using System.Data.Common;

namespace Register.Infrastructure.Database;

/// <summary>Whether the database is at this program's schema.</summary>
public sealed class SchemaCheck(Session session)
{
    /// <summary>Whether anything ever happened in it: then there was a key ring.</summary>
    public async Task<bool> HasHistory() =>
        (await Missing()).Count < Migrator.Known.Count && await session.Single<long?>("SELECT position FROM journal_head WHERE id = 1") > 0;

    /// <summary>The steps it has and this program does not know: it is newer.</summary>
    /// <exception cref="DbException">It cannot be reached.</exception>
    public async Task<IReadOnlyList<string>> Unknown() => [.. (await Present()).Except(Migrator.Known)];

    /// <summary>The steps it lacks; all of them for a database that has none of ours.</summary>
    /// <exception cref="DbException">It cannot be reached.</exception>
    public async Task<IReadOnlyList<string>> Missing() => [.. Migrator.Known.Except(await Present())];

    private async Task<IReadOnlyList<string>> Present()
    {
        // Reached or not is one question, a missing table another: an unreachable database must not look empty.
        await session.Single<long>("SELECT CAST(1 AS BIGINT)");
        try
        {
            return await session.Query<string>("SELECT name FROM schema_steps ORDER BY name");
        }
        catch (DbException error) when (!session.Dialect.IsUnavailable(error))
        {
            return [];
        }
    }
}
