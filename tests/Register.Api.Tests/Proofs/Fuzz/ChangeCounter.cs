using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Counts the changed rows of every table, in the database itself: a trigger's count is undone with the change it counts, so what is
/// read is exactly what was committed. That a key was used today does not count: any request that brings it writes that.</summary>
internal sealed class ChangeCounter : IAsyncDisposable
{
    private readonly SqliteConnection connection;
    private readonly DbCommand read;

    private ChangeCounter(SqliteConnection connection)
    {
        this.connection = connection;
        read = connection.CreateCommand();
        read.CommandText = "SELECT name, count FROM changes_counted";
    }

    public static async Task<ChangeCounter> On(RegisterApp app)
    {
        var dialect = (SqliteDialect)app.Services.GetRequiredService<Dialect>();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = dialect.File, Pooling = false, DefaultTimeout = 15 }.ToString());
        await connection.OpenAsync();
        var tables = (await connection.QueryAsync<string>(dialect.Tables)).ToList();
        await connection.ExecuteAsync("CREATE TABLE changes_counted (name TEXT PRIMARY KEY, count INTEGER NOT NULL)");
        foreach (var table in tables)
        {
            var columns = table == "api_keys" ? "OF " + string.Join(", ", (await connection.QueryAsync<string>($"SELECT name FROM pragma_table_info('{table}') WHERE name NOT IN ('last_used_on', 'version')"))) : "";
            await connection.ExecuteAsync("INSERT INTO changes_counted VALUES (@table, 0)", new { table });
            foreach (var when in (string[])["INSERT", "DELETE", $"UPDATE {columns}"])
                await connection.ExecuteAsync($"CREATE TRIGGER counted_{table}_{when.Split(' ')[0]} AFTER {when} ON {table} BEGIN UPDATE changes_counted SET count = count + 1 WHERE name = '{table}'; END");
        }
        return new ChangeCounter(connection);
    }

    /// <summary>The changes by table until now.</summary>
    public async Task<Dictionary<string, long>> Now()
    {
        await using var rows = await read.ExecuteReaderAsync();
        var counts = new Dictionary<string, long>();
        while (await rows.ReadAsync()) counts[rows.GetString(0)] = rows.GetInt64(1);
        return counts;
    }

    public async ValueTask DisposeAsync()
    {
        await read.DisposeAsync();
        await connection.DisposeAsync();
    }
}
