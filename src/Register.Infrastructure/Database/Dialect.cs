using System.Data.Common;

namespace Register.Infrastructure.Database;

/// <summary>All that differs between the two databases. The rest of the program writes one SQL text for both; see
/// docs/decisions/0003-one-sql-text.md for the words it may use.</summary>
public abstract class Dialect
{
    /// <summary><c>Sqlite</c> or <c>SqlServer</c>, as in the setting <c>Database:Provider</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What <c>{page}</c> becomes: at most <c>@take</c> rows of an ordered query.</summary>
    public abstract string Page { get; }

    /// <summary>Column types of migrations: <c>{id}</c>, <c>{code}</c>, <c>{text}</c>, <c>{long}</c>, <c>{instant}</c>, <c>{date}</c>, <c>{blob}</c>,
    /// <c>{position}</c>; and <c>{keyed}</c> behind a narrow table that is always found by its primary key.</summary>
    public abstract IReadOnlyDictionary<string, string> ColumnTypes { get; }

    /// <summary>Whether the database is a library in this process: its calls never wait for a network, so that waiting for
    /// them asynchronously would only cost.</summary>
    public virtual bool IsEmbedded => false;

    /// <summary>Makes the table of migration steps where it is missing, and holds off whoever migrates at the same time.</summary>
    public abstract string CreateSchemaTable { get; }

    /// <summary>The statement that lists the tables, by name.</summary>
    public abstract string Tables { get; }

    /// <summary>Adds many rows of a whole table to a running transaction, as fast as the database takes them: values in the order of the columns, of
    /// the types that the database's driver reads, <see cref="DBNull"/> for none.</summary>
    public abstract Task Load(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object[]> rows);

    /// <summary>Looks at the files before they are used, where the database is one of ours to look after.</summary>
    /// <exception cref="InvalidOperationException">It is damaged, or a restore was broken off.</exception>
    public virtual Task RefuseUnlessWhole() => Task.CompletedTask;

    /// <summary>An open connection for reading.</summary>
    public abstract Task<DbConnection> Connect(CancellationToken cancellation);

    /// <summary>Takes back a connection that was given for reading.</summary>
    public virtual ValueTask Release(DbConnection connection) => connection.DisposeAsync();

    /// <summary>Runs the work in a transaction of its own and returns only when it is durable. A failure of the work
    /// or of the commit undoes all of it and is thrown.</summary>
    public abstract Task<T> Write<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellation);

    /// <summary>How many changes wait for their turn in this process, where they do.</summary>
    public virtual int Waiting => 0;

    /// <summary>Says that a change is being prepared, where writers share commits.</summary>
    public virtual Announcement? Announce() => null;

    /// <summary>Makes sure that what was erased is no longer in the database's files, where they are ours to look after.</summary>
    public virtual Task Overwrite() => Task.CompletedTask;

    /// <summary>Whether the database refused a second row with the same key.</summary>
    public abstract bool IsDuplicate(DbException error);

    /// <summary>Whether the database could not be reached, is locked or is full: the caller may try again later.</summary>
    public abstract bool IsUnavailable(DbException error);

    /// <summary>The neutral text as this database wants it.</summary>
    public string Render(string sql) => sql.Contains("{page}", StringComparison.Ordinal)
        ? sql.Replace("{page}", Page, StringComparison.Ordinal)
        : sql;
}
