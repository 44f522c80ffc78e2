using Dapper;
using Microsoft.Data.Sqlite;

namespace Register.Infrastructure.Database;

/// <summary>The one writer of an SQLite database. Work that waits together shares a commit, and so one flush of the
/// disk: each piece runs in a savepoint of its own, so that a failure undoes just that piece, and nobody is answered
/// before the shared commit is durable. Work that is announced is waited for, a little; a piece that is alone commits at
/// once.</summary>
internal sealed class GroupCommit(Func<SqliteConnection> open) : IAsyncDisposable
{
    // A bound on how long the first of a group can be kept waiting by those behind it.
    private const int LargestGroup = 64;

    // A bound on how long a finished piece waits for one that is announced: less than a flush of an ordinary disk.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly List<TaskCompletionSource> group = [];
    private SqliteConnection? connection;
    private int waiting;
    private int coming;
    private long commits;
    private long patientFor = -1;

    /// <summary>How many pieces wait for their turn now.</summary>
    public int Waiting => Volatile.Read(ref waiting);

    /// <summary>Says that a piece is being prepared.</summary>
    public Announcement Announce()
    {
        Interlocked.Increment(ref coming);
        return new Announcement(() => Interlocked.Decrement(ref coming), () =>
        {
            if (Interlocked.Decrement(ref coming) == 0) _ = CommitIfLeft();
        });
    }

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
            Leave();
        }
        await durable.Task;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        Commit();
        if (connection is not null) await connection.DisposeAsync();
        connection = null;
        gate.Release();
    }

    // Whoever is waiting or announced will do the commit, together with his own piece; nobody means now.
    private void Leave()
    {
        var isLast = Volatile.Read(ref waiting) == 0;
        if ((isLast && Volatile.Read(ref coming) == 0) || group.Count >= LargestGroup) Commit();
        else if (isLast && group.Count > 0 && patientFor != commits) _ = CommitLater(patientFor = commits);
        gate.Release();
    }

    private async Task CommitLater(long since)
    {
        await Task.Delay(Patience);
        await gate.WaitAsync();
        if (since == commits) Commit();
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
        Leave();
    }

    private async Task<T> InSavepoint<T>(Func<SqliteConnection, Task<T>> work)
    {
        connection ??= open();
        try
        {
            if (group.Count == 0) Say("BEGIN IMMEDIATE");
            Say("SAVEPOINT piece");
            var result = await work(connection);
            Say("RELEASE piece");
            return result;
        }
        catch
        {
            Undo(connection);
            throw;
        }
    }

    /// <summary>Takes back one piece; where SQLite already rolled the whole transaction back (disk full, I/O error),
    /// or cannot take back the one, everybody in the group is told so.</summary>
    private void Undo(SqliteConnection writer)
    {
        try
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(writer.Handle) != 0)
                throw new SqliteException("The shared transaction was rolled back.", SQLitePCL.raw.SQLITE_IOERR);
            writer.Execute("ROLLBACK TO piece");
            writer.Execute("RELEASE piece");
            if (group.Count == 0) writer.Execute("ROLLBACK");
        }
        catch (Exception error)
        {
            Abandon(error);
        }
    }

    private void Say(string words) => connection!.Execute(words);

    private void Commit()
    {
        if (group.Count == 0) return;
        commits++;
        try
        {
            Say("COMMIT");
        }
        catch (Exception error)
        {
            Abandon(error);
            return;
        }
        foreach (var piece in group) piece.SetResult();
        group.Clear();
    }

    /// <summary>Nothing of the group happened. The connection is closed, which rolls back whatever is left open, so
    /// that the next piece begins on a clean one; it never throws, or the gate would stay shut.</summary>
    private void Abandon(Exception error)
    {
        commits++;
        foreach (var piece in group) piece.SetException(error);
        group.Clear();
        var broken = connection;
        connection = null;
        try
        {
            broken?.Dispose();
        }
        catch (SqliteException)
        {
            // It was broken already: what matters is that nobody uses it again.
        }
    }
}
