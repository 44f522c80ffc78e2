using System.Data.Common;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Dapper;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Database;

/// <summary>One request's way to the database. Reads outside a command use a connection of their own; within
/// <see cref="Write"/> everything goes through the one transaction. Statements are neutral text; the dialect renders them.</summary>
public sealed partial class Session(Dialect dialect) : IAsyncDisposable
{
    /// <summary>Traces of statements: the tag <c>db.query.text</c> holds the neutral text, never a value.</summary>
    public static readonly ActivitySource Statements = new("Register.Sql");

    // A statement has at most 2 100 parameters on SQL Server, so a row may have ten columns.
    private const int RowsAtOnce = 200;

    private DbConnection? connection;
    private DbTransaction? transaction;
    private bool writing;
    private Announcement? announced;

    public Dialect Dialect => dialect;

    /// <summary>Says that this session will soon write what it prepares now.</summary>
    public Announcement? Announce() => announced = dialect.Announce();

    /// <summary>Runs the work in one transaction; when it returns, the change is durable. Nested calls join it.</summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation = default)
    {
        if (writing) return await work();
        // Who waits to write reads nothing meanwhile: others need the connection.
        await StopReading();
        // From here on until it is durable: before the first statement it waits for its turn, after the last for the commit, which may be shared.
        using var trace = Statements.StartActivity("transaction");
        try
        {
            return await dialect.Write(async (writer, inTransaction) =>
            {
                announced?.Arrive();
                (connection, transaction, writing) = (writer, inTransaction, true);
                try
                {
                    return await work();
                }
                finally
                {
                    (connection, transaction, writing) = (null, null, false);
                }
            }, cancellation);
        }
        catch (Exception error) when (Tell(trace, error))
        {
            throw;
        }
    }

    /// <summary>All rows.</summary>
    public async Task<List<T>> Query<T>(string sql, object? arguments = null)
    {
        using var trace = Trace(sql);
        try
        {
            var open = connection ??= await dialect.Connect(CancellationToken.None);
            return (dialect.IsEmbedded
                ? open.Query<T>(dialect.Render(sql), arguments, transaction)
                : await open.QueryAsync<T>(dialect.Render(sql), arguments, transaction)).AsList();
        }
        catch (Exception error) when (Tell(trace, error))
        {
            throw;
        }
        finally
        {
            await GiveBack();
        }
    }

    /// <summary>The only row, or null. For values that may be absent, ask for a nullable type.</summary>
    public async Task<T?> Single<T>(string sql, object? arguments = null)
    {
        using var trace = Trace(sql);
        try
        {
            var open = connection ??= await dialect.Connect(CancellationToken.None);
            return dialect.IsEmbedded
                ? open.QuerySingleOrDefault<T?>(dialect.Render(sql), arguments, transaction)
                : await open.QuerySingleOrDefaultAsync<T?>(dialect.Render(sql), arguments, transaction);
        }
        catch (Exception error) when (Tell(trace, error))
        {
            throw;
        }
        finally
        {
            await GiveBack();
        }
    }

    /// <summary>Changes rows; how many.</summary>
    /// <exception cref="InvalidOperationException">Not within <see cref="Write"/>.</exception>
    public async Task<int> Execute(string sql, object? arguments = null)
    {
        if (!writing) throw new InvalidOperationException("A change needs a transaction: call Write first.");
        using var trace = Trace(sql);
        try
        {
            return dialect.IsEmbedded
                ? connection!.Execute(dialect.Render(sql), arguments, transaction)
                : await connection!.ExecuteAsync(dialect.Render(sql), arguments, transaction);
        }
        catch (Exception error) when (Tell(trace, error))
        {
            throw;
        }
    }

    /// <summary>Adds rows, several with one statement.</summary>
    /// <param name="columns">The table with its columns, <c>lots (id, tender_id)</c>.</param>
    /// <param name="rows">Their values, in the order of the columns.</param>
    public async Task Insert(string columns, IEnumerable<object[]> rows)
    {
        foreach (var some in rows.Chunk(RowsAtOnce))
        {
            var arguments = new DynamicParameters();
            for (var i = 0; i < some.Length; i++)
                for (var c = 0; c < some[i].Length; c++) arguments.Add($"v{i}_{c}", some[i][c]);
            var values = some.Select((row, i) => $"({string.Join(", ", row.Select((_, c) => $"@v{i}_{c}"))})");
            await Execute($"INSERT INTO {columns} VALUES {string.Join(", ", values)}", arguments);
        }
    }

    /// <summary>Adds many rows of a whole table, as fast as the database takes them.</summary>
    /// <exception cref="InvalidOperationException">Not within <see cref="Write"/>.</exception>
    internal Task Load(string table, IReadOnlyList<string> columns, IReadOnlyList<object[]> rows) =>
        writing ? dialect.Load(connection!, transaction, table, columns, rows) : throw new InvalidOperationException("A change needs a transaction: call Write first.");

    public ValueTask DisposeAsync() => StopReading();

    // A few connections then serve all who prepare at once, and stay warm: opening more costs many times what is read through them.
    private ValueTask GiveBack() => dialect.IsEmbedded && !writing ? StopReading() : ValueTask.CompletedTask;

    private async ValueTask StopReading()
    {
        if (connection is null) return;
        var reading = connection;
        connection = null;
        await dialect.Release(reading);
    }

    // Named by what it does to which table; the text has the rest.
    private Activity? Trace(string sql)
    {
        var activity = Statements.StartActivity("sql", ActivityKind.Client);
        if (activity is null) return null;
        var name = VerbAndTable().Match(sql);
        activity.DisplayName = $"{name.Groups[1].Value} {name.Groups[2].Value}";
        return activity.SetTag("db.system.name", dialect.Name.ToLowerInvariant()).SetTag("db.query.text", sql);
    }

    // What a refusal is called is told; anything else by its kind, because its message may hold what somebody wrote. It catches nothing: it is
    // asked on the way out, and costs nothing where nothing goes wrong.
    private static bool Tell(Activity? trace, Exception error)
    {
        trace?.SetTag("error.type", (error as Refusal)?.Code ?? error.GetType().Name);
        if (error is not Refusal) trace?.SetStatus(ActivityStatusCode.Error);
        return false;
    }

    [GeneratedRegex(@"^\s*(?=(\w+))[\s\S]*?\b(?:FROM|INTO|UPDATE)\s+(\w+)")]
    private static partial Regex VerbAndTable();
}
