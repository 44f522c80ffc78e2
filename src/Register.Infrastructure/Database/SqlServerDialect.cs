using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace Register.Infrastructure.Database;

/// <summary>SQL Server 2019 or later, Azure SQL, or a server that speaks the same protocol. Text is compared by code
/// point (<c>Latin1_General_BIN2</c>), as SQLite does; what should match regardless of case is stored normalised.</summary>
public sealed class SqlServerDialect(string connectionString) : Dialect
{
    private const string Ordinal = "COLLATE Latin1_General_BIN2";

    // From this severity on the connection is gone, whatever number the operating system has for that: on Linux a lost one is 0.
    private const byte Fatal = 20;

    public override string Name => "SqlServer";
    public override string Page => "OFFSET 0 ROWS FETCH NEXT @take ROWS ONLY";

    public override string CreateSchemaTable => $"""
        DECLARE @granted INT;
        EXEC @granted = sp_getapplock @Resource = 'register-migrate', @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = 60000;
        IF @granted < 0 THROW 50000, 'Somebody else is migrating this database.', 1;
        IF OBJECT_ID('schema_steps') IS NULL
            CREATE TABLE schema_steps (name NVARCHAR(100) {Ordinal} PRIMARY KEY, run_at DATETIMEOFFSET(3) NOT NULL);
        """;

    public override string Tables => "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME";

    public override IReadOnlyDictionary<string, string> ColumnTypes { get; } = new Dictionary<string, string>
    {
        ["id"] = $"NVARCHAR(36) {Ordinal}", ["code"] = $"NVARCHAR(100) {Ordinal}", ["text"] = $"NVARCHAR(400) {Ordinal}",
        ["long"] = "NVARCHAR(MAX)", ["instant"] = "DATETIMEOFFSET(3)", ["date"] = "DATE", ["blob"] = "VARBINARY(MAX)",
        ["position"] = "BIGINT", ["keyed"] = "",
    };

    public override async Task<DbConnection> Connect(CancellationToken cancellation)
    {
        var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }

    public override async Task<T> Write<T>(Func<DbConnection, DbTransaction?, Task<T>> work, CancellationToken cancellation)
    {
        await using var connection = await Connect(cancellation);
        // It ends with the connection, which rolls back what was not committed. Given back by itself it would say that the connection is closed, in the
        // place of the error that closed it.
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        var result = await work(connection, transaction);
        // Not cancellable: an interrupted commit has an unknown outcome.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    public override async Task Load(DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, IReadOnlyList<object[]> rows)
    {
        using var data = new DataTable();
        // The type of the values, which the driver takes to that of the column.
        for (var i = 0; i < columns.Count; i++) data.Columns.Add(columns[i], rows.Select(r => r[i]).FirstOrDefault(v => v is not DBNull)?.GetType() ?? typeof(string));
        foreach (var row in rows) data.Rows.Add(row);
        using var bulk = new SqlBulkCopy((SqlConnection)connection, SqlBulkCopyOptions.CheckConstraints, (SqlTransaction?)transaction) { DestinationTableName = table, BulkCopyTimeout = 0 };
        foreach (var column in columns) bulk.ColumnMappings.Add(column, column);
        await bulk.WriteToServerAsync(data);
    }

    public override bool IsDuplicate(DbException error) => error is SqlException { Number: 2601 or 2627 };

    // Or: deadlock victim, lock timeout, connection refused, database unavailable, log or disk full.
    public override bool IsUnavailable(DbException error) => error is SqlException { Class: >= Fatal } or SqlException
    {
        Number: 1205 or 1222 or -2 or -1 or 2 or 53 or 233 or 4060 or 40197 or 40501 or 40613 or 9002 or 1105,
    };
}
