using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Register.Infrastructure.Database;

/// <summary>SQLite: a write-ahead log, every commit flushed (<c>synchronous=FULL</c>), one writer at a time through
/// <see cref="GroupCommit"/>, readers beside it.</summary>
public sealed class SqliteDialect : Dialect, IAsyncDisposable
{
    private const int MostIdle = 64;

    private readonly ConcurrentBag<SqliteConnection> idle = [];
    private readonly string connectionString;
    private readonly GroupCommit writer;

    public SqliteDialect(string connectionString)
    {
        var builder = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 15, Pooling = false };
        if (Path.GetDirectoryName(builder.DataSource) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        this.connectionString = builder.ToString();
        File = builder.DataSource;
        writer = new GroupCommit(OpenWriter);
    }

    /// <summary>The database's file.</summary>
    public string File { get; }

    public override string Name => "Sqlite";
    public override bool IsEmbedded => true;
    public override string Page => "LIMIT @take";

    public override string CreateSchemaTable => "CREATE TABLE IF NOT EXISTS schema_steps (name TEXT PRIMARY KEY, run_at TEXT NOT NULL)";

    public override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>
    {
        ["id"] = "TEXT", ["code"] = "TEXT", ["text"] = "TEXT", ["long"] = "TEXT",
        ["instant"] = "TEXT", ["date"] = "TEXT", ["blob"] = "BLOB",
        // The row's own number, and a table that is nothing but its primary key's index: half the pages to write.
        ["position"] = "INTEGER", ["keyed"] = "WITHOUT ROWID",
    };

    public override string Tables => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";

    public override async Task<DbConnection> Connect(CancellationToken cancellation)
    {
        if (idle.TryTake(out var kept)) return kept;
        var connection = new KeptStatements(connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    // Kept open: opening one costs more than most reads.
    public override ValueTask Release(DbConnection connection)
    {
        if (idle.Count >= MostIdle) return connection.DisposeAsync();
        idle.Add((SqliteConnection)connection);
        return ValueTask.CompletedTask;
    }

    public override async Task RefuseUnlessWhole()
    {
        if (System.IO.File.Exists(SqliteRestore.CopyOf(File)))
            throw new InvalidOperationException($"A restore of {File} runs or was broken off. Run it again, or remove {SqliteRestore.CopyOf(File)} to go on with what was there.");
        if (!System.IO.File.Exists(File)) return;
        await RefuseUnlessWritable();
        var connection = await Connect(CancellationToken.None);
        // Reads every page once. A damaged one that is met only later would have been written around by then.
        var found = await connection.ExecuteScalarAsync<string>("PRAGMA quick_check(1)");
        await Release(connection);
        if (found != "ok") throw new InvalidOperationException($"The database {File} is damaged ({found}). Nothing in it was changed; put a backup in its place with 'restore'.");
    }

    // What can only be read would refuse every change later: better no server than half of one.
    private async Task RefuseUnlessWritable()
    {
        try
        {
            await using var connection = new SqliteConnection(connectionString);
            await connection.OpenAsync();
            await connection.ExecuteAsync("BEGIN IMMEDIATE; ROLLBACK");
            // A file without the right to write is opened for reading, and says so only when asked.
            if (sqlite3_db_readonly(connection.Handle, "main") != 0) throw new SqliteException("The file is opened for reading only.", SQLITE_READONLY);
        }
        catch (SqliteException error) when (error.SqliteErrorCode is SQLITE_READONLY or SQLITE_CANTOPEN)
        {
            throw new InvalidOperationException($"The database {File} cannot be written: the program needs to write the file and its folder. Nothing was changed.", error);
        }
    }

    public override Task<T> Write<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellation) =>
        writer.Run(connection => work(connection, null), cancellation);

    // One statement, prepared once: SQLite finds each parameter by its name among all of a statement.
    public override Task Load(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object[]> rows)
    {
        using var insert = new SqliteCommand($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@v{i}"))})", (SqliteConnection)connection, (SqliteTransaction?)transaction);
        var values = columns.Select((_, i) => insert.Parameters.AddWithValue($"@v{i}", DBNull.Value)).ToArray();
        insert.Prepare();
        foreach (var row in rows)
        {
            for (var i = 0; i < values.Length; i++) values[i].Value = row[i];
            insert.ExecuteNonQuery();
        }
        return Task.CompletedTask;
    }

    public override int Waiting => writer.Waiting;

    public override Announcement? Announce() => writer.Announce();

    // Erased rows are overwritten in the pages (secure_delete); the log, in which the pages stood before, is written into the
    // database and cut off. It waits for who reads; what is not done now is done with the next erasure, or at the end.
    public override async Task Overwrite()
    {
        var connection = await Connect(CancellationToken.None);
        await connection.ExecuteAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        await Release(connection);
    }

    public override bool IsDuplicate(DbException error) => error is SqliteException
    {
        SqliteExtendedErrorCode: SQLITE_CONSTRAINT_UNIQUE or SQLITE_CONSTRAINT_PRIMARYKEY,
    };

    public override bool IsUnavailable(DbException error) => error is SqliteException
    {
        SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED or SQLITE_FULL or SQLITE_IOERR or SQLITE_READONLY or SQLITE_CANTOPEN,
    };

    public async ValueTask DisposeAsync()
    {
        await writer.DisposeAsync();
        while (idle.TryTake(out var kept)) await kept.DisposeAsync();
    }

    private SqliteConnection OpenWriter()
    {
        var connection = new KeptStatements(connectionString);
        connection.Open();
        // The log may grow to 64 MB before it is copied into the database: the pages that every write touches are then
        // copied once and not every few writes. The cache is small on purpose: whenever a commit holds a split page, SQLite
        // walks all of it (it looks for pages beyond the end), and 64 MB of it cost a third of all bids.
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint=16000; PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;");
        return connection;
    }
}
