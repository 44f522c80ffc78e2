using Dapper;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Register.Infrastructure.Database;

/// <summary>Copies an SQLite database while it is used.</summary>
public static class SqliteBackup
{
    private const int PagesAtATime = 2000;

    /// <summary>Makes the copy beside its place, checks it, flushes it, and only then gives it its name: a file of that
    /// name is always a whole backup.</summary>
    /// <returns>Where its journal stands, <c>position:hash</c>.</returns>
    /// <exception cref="IOException">The file exists, or cannot be written.</exception>
    /// <exception cref="SqliteException">The database cannot be read, or the copy is not whole.</exception>
    public static async Task<string> Make(SqliteDialect dialect, string file, IProgress<double> progress)
    {
        var unfinished = file + ".unfinished";
        string? head;
        File.Delete(unfinished);
        try
        {
            await using (var source = (SqliteConnection)await dialect.Connect(CancellationToken.None))
            await using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = unfinished, Pooling = false }.ToString()))
            {
                await copy.OpenAsync();
                Copy(source, copy, progress);
                // One file, without a log beside it.
                await copy.ExecuteAsync("PRAGMA journal_mode=DELETE");
                if (await copy.ExecuteScalarAsync<string>("PRAGMA integrity_check") is not "ok" and var found)
                    throw new SqliteException($"The copy is not whole: {found}", SQLITE_CORRUPT);
                head = await copy.ExecuteScalarAsync<string>("SELECT position || ':' || hash FROM journal_head WHERE id = 1");
            }
            Flush(unfinished);
            File.Move(unfinished, file, overwrite: false);
            return head ?? "";
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    // The reading transaction holds one state of the database, whatever is written meanwhile.
    private static void Copy(SqliteConnection source, SqliteConnection copy, IProgress<double> progress)
    {
        using var oneState = source.BeginTransaction(deferred: true);
        source.ExecuteScalar<long>("SELECT COUNT(*) FROM sqlite_master", transaction: oneState);
        using var backup = sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        int result;
        while ((result = sqlite3_backup_step(backup, PagesAtATime)) == SQLITE_OK)
            progress.Report(1 - ((double)sqlite3_backup_remaining(backup) / Math.Max(1, sqlite3_backup_pagecount(backup))));
        if (result != SQLITE_DONE) throw new SqliteException("The database could not be copied.", result);
    }

    private static void Flush(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }
}
