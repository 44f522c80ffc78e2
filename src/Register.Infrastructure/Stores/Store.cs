using Dapper;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Json;

namespace Register.Infrastructure.Stores;

/// <summary>Loads and saves one kind of aggregate: its JSON body, a version, and a column for whatever is searched or
/// must be unique. Saving journals its events in the same transaction. Two writers at once: the second finds the
/// version moved on and is refused.</summary>
public abstract class Store<T>(Session session, JournalLog journal)
    where T : Aggregate<T>
{
    private string? insert;
    private string? update;

    /// <summary>The table; also the area in the journal.</summary>
    protected abstract string Table { get; }

    /// <summary>The word for "not found".</summary>
    protected abstract string Noun { get; }

    protected Session Session => session;

    /// <summary>Columns beside id, version and body; the same names every time.</summary>
    protected virtual IEnumerable<(string Column, object? Value)> Columns(T aggregate) => [];

    /// <summary>Child rows, kept in the same transaction.</summary>
    protected virtual Task SaveChildren(T aggregate, bool isNew) => Task.CompletedTask;

    /// <summary>What a duplicate key means for this aggregate.</summary>
    protected virtual Refusal Duplicate(T aggregate) => CommonRefusals.Stale(aggregate.Version);

    /// <summary>The aggregate, or null.</summary>
    public Task<T?> Find(Id<T> id) => Read($"SELECT version, body FROM {Table} WHERE id = @id", new { id });

    /// <summary>Its version as it is now, or null where there is none: whether it changed since it was loaded.</summary>
    public Task<long?> VersionOf(Id<T> id) => session.Single<long?>($"SELECT version FROM {Table} WHERE id = @id", new { id });

    /// <summary>The aggregate whose <c>version</c> and <c>body</c> the statement asks for, or null.</summary>
    protected async Task<T?> Read(string sql, object arguments)
    {
        var row = await session.Single<Row>(sql, arguments);
        return row?.Read();
    }

    /// <summary>Every aggregate whose <c>version</c> and <c>body</c> the statement asks for.</summary>
    protected async Task<IReadOnlyList<T>> ReadAll(string sql, object arguments) => [.. (await session.Query<Row>(sql, arguments)).Select(r => r.Read())];

    /// <summary>The aggregate, for a caller who saw <paramref name="expected"/> (If-Match), or any version.</summary>
    /// <exception cref="Refusal">Not found, or changed since.</exception>
    public async Task<T> Load(Id<T> id, long? expected = null)
    {
        var aggregate = await Find(id) ?? throw CommonRefusals.NotFound(Noun);
        Refuse.If(expected is not null && expected != aggregate.Version, CommonRefusals.Stale(aggregate.Version));
        return aggregate;
    }

    /// <summary>Saves it and journals what happened; nothing is written when nothing happened.</summary>
    /// <exception cref="Refusal">Somebody else saved it first, or a unique value is taken.</exception>
    public async Task Save(T aggregate)
    {
        if (aggregate.Events.Count == 0) return;
        var isNew = aggregate.Version == 0;
        var columns = Columns(aggregate).ToList();
        var arguments = new DynamicParameters(new { id = aggregate.Id, seen = aggregate.Version, body = RegisterJson.Write(aggregate) });
        foreach (var (column, value) in columns) arguments.Add(column, value);
        try
        {
            if (await session.Execute(isNew ? Insert(columns) : Update(columns), arguments) == 0) throw CommonRefusals.Stale(aggregate.Version);
        }
        catch (System.Data.Common.DbException error) when (session.Dialect.IsDuplicate(error))
        {
            throw Duplicate(aggregate);
        }
        await SaveChildren(aggregate, isNew);
        await journal.Append(Table, aggregate.Id.ToString(), aggregate.Events);
        aggregate.Stored(aggregate.Version + 1);
    }

    private string Insert(List<(string Column, object? Value)> columns) => insert ??=
        $"INSERT INTO {Table} (id, version, body{string.Concat(columns.Select(c => $", {c.Column}"))}) " +
        $"VALUES (@id, 1, @body{string.Concat(columns.Select(c => $", @{c.Column}"))})";

    private string Update(List<(string Column, object? Value)> columns) => update ??=
        $"UPDATE {Table} SET version = @seen + 1, body = @body{string.Concat(columns.Select(c => $", {c.Column} = @{c.Column}"))} " +
        "WHERE id = @id AND version = @seen";

    private sealed record Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";

        public T Read()
        {
            var aggregate = RegisterJson.Read<T>(Body);
            aggregate.Stored(Version);
            return aggregate;
        }
    }
}
