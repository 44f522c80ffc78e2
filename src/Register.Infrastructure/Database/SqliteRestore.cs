using Dapper;

namespace Register.Infrastructure.Database;

/// <summary>Puts a copy in the place of an SQLite database that nobody uses. While it runs, and when it was broken off,
/// <c>FILE.restoring</c> stands beside the database, and no server starts on it.</summary>
/// <param name="database">The database's file.</param>
public sealed class SqliteRestore(string database)
{
    // Where SQLite locks a file that a connection has open; see the file format, "locking".
    private const long SharedLock = 0x40000002;
    private const long SharedLockLength = 510;

    /// <summary>The copy that is to become the database.</summary>
    public string Copy { get; } = CopyOf(database);

    /// <summary>Copies a backup beside the database, flushed, so that it can be looked at before anything is replaced.</summary>
    /// <exception cref="IOException">The database is in use, the backup has a log beside it, or the copy cannot be written.</exception>
    public void Bring(string backup)
    {
        RefuseWhenUsed();
        if (File.Exists(backup + "-wal") || File.Exists(backup + "-journal"))
            throw new IOException($"{backup} has a log beside it: it is a database in use, and no backup.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Copy))!);
        File.Copy(backup, Copy, overwrite: true);
        using var stream = new FileStream(Copy, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Whether the copy is whole, as SQLite sees it; null when it is, otherwise what is wrong.</summary>
    public async Task<string?> Flaw()
    {
        await using var dialect = new SqliteDialect($"Data Source={Copy}");
        await using var connection = await dialect.Connect(CancellationToken.None);
        var found = await connection.ExecuteScalarAsync<string>("PRAGMA integrity_check(1)");
        return found == "ok" ? null : found;
    }

    /// <summary>Makes the copy the database. What was there is kept under another name, with its log.</summary>
    /// <returns>That name, or null when there was no database.</returns>
    /// <exception cref="IOException">The database is in use.</exception>
    public string? Replace(DateTimeOffset now)
    {
        if (!File.Exists(database))
        {
            File.Move(Copy, database);
            return null;
        }
        RefuseWhenUsed();
        var kept = $"{database}.replaced-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        // The log first: beside the new database it would be taken for its own.
        if (File.Exists(database + "-wal")) File.Move(database + "-wal", kept + "-wal");
        File.Delete(database + "-shm");
        File.Replace(Copy, database, kept);
        return kept;
    }

    /// <summary>Gives up before anything was replaced.</summary>
    public void Forget() => File.Delete(Copy);

    /// <summary>The copy beside a database, while it is being restored.</summary>
    internal static string CopyOf(string database) => database + ".restoring";

    private void RefuseWhenUsed()
    {
        // There the system has no such locks.
        if (OperatingSystem.IsMacOS() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS() || !File.Exists(database)) return;
        using var file = new FileStream(database, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            file.Lock(SharedLock, SharedLockLength);
        }
        catch (IOException error)
        {
            throw new IOException($"{database} is in use. Stop the server first.", error);
        }
        file.Unlock(SharedLock, SharedLockLength);
    }
}
