using Dapper;
using Microsoft.Data.Sqlite;

namespace Register.Infrastructure.Database;

/// <summary>The one writer of an SQLite database. Work that waits together shares a commit, and so one flush of the
/// disk: each piece runs in a savepoint of its own, so that a failure undoes just that piece, and nobody is answered
/// before the shared commit is durable. A piece that is alone commits at once.</summary>
internal sealed class GroupCommit(Func<SqliteConnection> open) : IAsyncDisposable
{
    // A bound on how long the first of a group can be kept waiting by those behind it.
    private const int LargestGroup = 64;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<TaskCompletionSource> group = [];
    private SqliteConnection? connection;
    private int waiting;

    public async Task<T> Run<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellation)
    {
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        T result;
        await Enter(cancellation);
        try
        {
            result = await InSavepoint(work);
            group.Add(durable);
        }
        finally
        {
            if (Volatile.Read(ref waiting) == 0 || group.Count >= LargestGroup) Commit();
            gate.Release();
        }
        await durable.Task;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        if (connection is not null) await connection.DisposeAsync();
        connection = null;
        gate.Release();
    }

    private async Task Enter(CancellationToken cancellation)
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await gate.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            // Whoever holds the gate may have left the commit to us: let the next in line, or us, do it.
            Interlocked.Decrement(ref waiting);
            _ = CommitIfLeft();
            throw;
        }
        Interlocked.Decrement(ref waiting);
    }

    private async Task CommitIfLeft()
    {
        await gate.WaitAsync();
        if (Volatile.Read(ref waiting) == 0) Commit();
        gate.Release();
    }

    private async Task<T> InSavepoint<T>(Func<SqliteConnection, Task<T>> work)
    {
        connection ??= open();
        if (group.Count == 0) connection.Execute("BEGIN IMMEDIATE");
        connection.Execute("SAVEPOINT piece");
        try
        {
            var result = await work(connection);
            connection.Execute("RELEASE piece");
            return result;
        }
        catch
        {
            Undo(connection);
            throw;
        }
    }

    /// <summary>Takes back one piece; where SQLite already rolled the whole transaction back (disk full, I/O error),
    /// everybody in the group is told so.</summary>
    private void Undo(SqliteConnection writer)
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(writer.Handle) == 0)
        {
            writer.Execute("ROLLBACK TO piece; RELEASE piece");
            if (group.Count == 0) writer.Execute("ROLLBACK");
        }
        else
        {
            Fail(new SqliteException("The shared transaction was rolled back.", SQLitePCL.raw.SQLITE_IOERR));
        }
    }

    private void Commit()
    {
        if (group.Count == 0) return;
        try
        {
            connection!.Execute("COMMIT");
            foreach (var piece in group) piece.SetResult();
            group.Clear();
        }
        catch (SqliteException error)
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection!.Handle) == 0) connection.Execute("ROLLBACK");
            Fail(error);
        }
    }

    private void Fail(Exception error)
    {
        foreach (var piece in group) piece.SetException(error);
        group.Clear();
    }
}
