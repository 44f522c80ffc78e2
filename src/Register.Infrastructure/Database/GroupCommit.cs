using System.Collections.Concurrent;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Register.Infrastructure.Database;

/// <summary>The one writer of an SQLite database: a thread of its own, so that work whose turn has come does not stand in line once more
/// behind what is still being prepared. Work that waits together shares a commit, and so one flush of the disk: each piece runs in a
/// savepoint of its own, so that a failure undoes just that piece, and nobody is answered before the shared commit is durable. Work that is
/// announced is waited for, a little; a piece that is alone commits at once.</summary>
internal sealed class GroupCommit : IAsyncDisposable
{
    // A bound on how long the first of a group can be kept waiting by those behind it.
    private const int LargestGroup = 64;

    // A bound on how long a finished piece waits for one that is announced: less than a flush of an ordinary disk.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    private readonly Func<SqliteConnection> open;
    private readonly BlockingCollection<Piece> line = [];
    private readonly List<Piece> group = [];
    private readonly Task writing;
    private SqliteConnection? connection;
    private int coming;
    private long patientSince;

    public GroupCommit(Func<SqliteConnection> open)
    {
        this.open = open;
        writing = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>How many pieces wait for their turn now.</summary>
    public int Waiting => line.Count;

    /// <summary>Says that a piece is being prepared.</summary>
    public Announcement Announce()
    {
        Interlocked.Increment(ref coming);
        return new Announcement(() => Interlocked.Decrement(ref coming));
    }

    public Task<T> Run<T>(Func<SqliteConnection, Task<T>> work, CancellationToken cancellation)
    {
        var piece = new Piece<T>(work);
        line.Add(piece, CancellationToken.None);
        return piece.Answer(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        line.CompleteAdding();
        await writing;
    }

    private void Write()
    {
        while (!line.IsCompleted)
        {
            if (!line.TryTake(out var piece, WaitsFor())) Commit();
            else if (piece.Begin()) InSavepoint(piece);
            if (group.Count >= LargestGroup) Commit();
        }
        Commit();
        connection?.Dispose();
    }

    // Who stands in line joins the group at once; who is announced is waited for until patience ends.
    private TimeSpan WaitsFor()
    {
        if (group.Count == 0) return Timeout.InfiniteTimeSpan;
        if (line.Count > 0 || Volatile.Read(ref coming) == 0) return TimeSpan.Zero;
        if (patientSince == 0) patientSince = Stopwatch.GetTimestamp();
        var left = Patience - Stopwatch.GetElapsedTime(patientSince);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void InSavepoint(Piece piece)
    {
        try
        {
            connection ??= open();
            if (group.Count == 0) Say("BEGIN IMMEDIATE");
            Say("SAVEPOINT piece");
            piece.Run(connection);
            Say("RELEASE piece");
            group.Add(piece);
        }
        catch (Exception error)
        {
            Undo();
            piece.Fail(error);
        }
    }

    /// <summary>Takes back one piece; where SQLite already rolled the whole transaction back (disk full, I/O error),
    /// or cannot take back the one, everybody in the group is told so.</summary>
    private void Undo()
    {
        if (connection is not { } writer) return;
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
        patientSince = 0;
        if (group.Count == 0) return;
        try
        {
            Say("COMMIT");
        }
        catch (Exception error)
        {
            Abandon(error);
            return;
        }
        foreach (var piece in group) piece.Confirm();
        group.Clear();
    }

    /// <summary>Nothing of the group happened. The connection is closed, which rolls back whatever is left open, so
    /// that the next piece begins on a clean one; it never throws, or nobody would write any more.</summary>
    private void Abandon(Exception error)
    {
        patientSince = 0;
        foreach (var piece in group) piece.Fail(error);
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

    /// <summary>Work that wants to be written.</summary>
    private abstract class Piece
    {
        private int taken;

        /// <summary>Whether it still wants to: who has given up does not, and who has begun cannot give up.</summary>
        public bool Begin() => Interlocked.Exchange(ref taken, 1) == 0;

        public abstract void Run(SqliteConnection writer);

        /// <summary>It is durable.</summary>
        public abstract void Confirm();

        /// <summary>Nothing of it happened.</summary>
        public abstract void Fail(Exception error);
    }

    private sealed class Piece<T>(Func<SqliteConnection, Task<T>> work) : Piece
    {
        // What goes with the request, its trace for one, goes with its work.
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T result = default!;

        public async Task<T> Answer(CancellationToken cancellation)
        {
            await using var givingUp = cancellation.UnsafeRegister((_, token) =>
            {
                if (Begin()) answer.SetCanceled(token);
            }, null);
            return await answer.Task;
        }

        public override void Run(SqliteConnection writer)
        {
            if (context is null) Work(writer);
            else ExecutionContext.Run(context, _ => Work(writer), null);
        }

        public override void Confirm() => answer.SetResult(result);

        public override void Fail(Exception error) => answer.SetException(error);

        // The thread has nothing else to do: nobody may write before this is done.
        private void Work(SqliteConnection writer) => result = work(writer).GetAwaiter().GetResult();
    }
}
