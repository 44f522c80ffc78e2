using System.Data;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Database;

/// <summary>What was brought over: the rows of each table, and where the journal stands in them.</summary>
public sealed record Transferred(IReadOnlyDictionary<string, TableContent> Tables, string Head);

/// <summary>Brings everything in one database into another, empty one at the same schema, and looks whether it is all there. While it runs, and when
/// it was broken off, the other database knows a step that no program knows, so that no server starts on half of it.</summary>
public sealed class DatabaseTransfer(Dialect from, Dialect to, TimeProvider clock)
{
    private const string Unfinished = "9999_transfer_unfinished";
    private const int RowsAtOnce = 2000;

    // What a migration itself fills in.
    private static readonly string[] Seeded = ["schema_steps", "journal_head", "reference_lists"];

    /// <exception cref="InvalidOperationException">One of the two is not at this program's schema, the other is not empty, somebody wrote meanwhile, or
    /// what arrived is not what was sent.</exception>
    public async Task<Transferred> Run(IProgress<double> progress)
    {
        await using var source = new Session(from);
        await using var target = new Session(to);
        await RefuseSchema(source, "The database", "'migrate'");
        await RefuseSchema(target, "The other database", "'migrate' with its settings");
        await RefuseUnlessEmpty(target);
        await target.Write(() => target.Execute("INSERT INTO schema_steps (name, run_at) VALUES (@Unfinished, @now)", new { Unfinished, now = clock.GetUtcNow() }));
        var sent = await Copy(target, progress);
        await Verify(source, target, sent);
        await target.Write(() => target.Execute("DELETE FROM schema_steps WHERE name = @Unfinished", new { Unfinished }));
        var head = await Head.Of(target);
        return new Transferred(sent, $"{head!.Position}:{head.Hash}");
    }

    private static async Task RefuseSchema(Session session, string which, string how)
    {
        var check = new SchemaCheck(session);
        var unknown = await check.Unknown();
        if (unknown.Contains(Unfinished)) throw new InvalidOperationException($"{which} holds half of a transfer that was broken off. Make a new, empty one.");
        if (unknown.Count > 0) throw new InvalidOperationException($"{which} is newer than this program: it has {string.Join(", ", unknown)}.");
        if (await check.Missing() is { Count: > 0 } missing) throw new InvalidOperationException($"{which} is not at this program's schema (it lacks {string.Join(", ", missing)}). Run {how} first.");
    }

    private async Task RefuseUnlessEmpty(Session target)
    {
        var full = new List<string>();
        foreach (var table in (await target.Query<string>(to.Tables)).Except(Seeded))
            if (await target.Single<long>($"SELECT CAST(COUNT(*) AS BIGINT) FROM {table}") > 0) full.Add(table);
        if (full.Count > 0) throw new InvalidOperationException($"The other database is not empty: there are rows in {string.Join(", ", full)}.");
    }

    // All tables from one state of the source; each so many rows in a transaction of the target.
    private async Task<Dictionary<string, TableContent>> Copy(Session target, IProgress<double> progress)
    {
        var connection = await from.Connect(CancellationToken.None);
        await using var reading = await connection.BeginTransactionAsync(from.IsEmbedded ? IsolationLevel.Serializable : IsolationLevel.RepeatableRead);
        await using var shape = await to.Connect(CancellationToken.None);
        var tables = (await target.Query<string>(to.Tables)).Where(t => t != "schema_steps").ToList();
        var sent = new Dictionary<string, TableContent>();
        foreach (var table in tables)
        {
            var types = await WholeTable.Types(shape, table);
            if (Seeded.Contains(table)) await target.Write(() => target.Execute($"DELETE FROM {table}"));
            sent[table] = await WholeTable.Read(connection, reading, table, RowsAtOnce, (columns, rows) => Write(target, table, columns, rows, types));
            progress.Report((double)sent.Count / (tables.Count + 1));
        }
        await reading.RollbackAsync();
        await from.Release(connection);
        return sent;
    }

    private Task<int> Write(Session target, string table, IReadOnlyList<string> columns, List<object[]> rows, IReadOnlyDictionary<string, Type> types) => target.Write(async () =>
    {
        // SQLite keeps what it is given: its columns have no types that a value must be brought to.
        foreach (var row in rows)
            for (var i = 0; i < row.Length; i++) row[i] = WholeTable.Fitting(row[i], to.IsEmbedded && row[i] is DateTimeOffset or DateTime ? typeof(string) : types[columns[i]]);
        await target.Load(table, columns, rows);
        return rows.Count;
    });

    private async Task Verify(Session source, Session target, Dictionary<string, TableContent> sent)
    {
        await using var reading = await to.Connect(CancellationToken.None);
        foreach (var (table, content) in sent)
        {
            var arrived = await WholeTable.Read(reading, null, table, RowsAtOnce, (_, _) => Task.CompletedTask);
            if (arrived != content) throw new InvalidOperationException($"{table} did not arrive whole: {content.Rows} rows were sent, {arrived.Rows} are there, or some differ. Make a new, empty database and try again.");
        }
        if ((await new JournalCheck(target).Verify()) is { Broken: { } place } verdict) throw new InvalidOperationException($"The journal is broken at position {place}: {verdict.Why}.");
        if (await Head.Of(source) != await Head.Of(target)) throw new InvalidOperationException("Somebody wrote to the database meanwhile. Stop every server, make a new, empty database and try again.");
    }
}
