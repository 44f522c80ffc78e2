using Dapper;
using Microsoft.Data.Sqlite;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Tests.Database;

/// <summary>A database that stopped at any earlier step, with a row in every table, comes to today's schema whole.</summary>
public sealed class EarlierSchemaTests
{
    public static TheoryData<int> EarlierSchemas => [.. Enumerable.Range(1, Migrator.Known.Count - 1)];

    [Theory]
    [MemberData(nameof(EarlierSchemas))]
    public async Task A_database_that_stopped_earlier_keeps_its_rows_and_gets_the_schema_of_a_new_one(int steps)
    {
        await using var fresh = await TestDatabase.Migrated("Sqlite");
        await using var earlier = await TestDatabase.Empty("Sqlite");
        Dictionary<string, long> before;
        await using (var database = new SqliteConnection($"Data Source={earlier.File};Pooling=False;Foreign Keys=False"))
        {
            await database.OpenAsync();
            await database.ExecuteAsync(earlier.Dialect.CreateSchemaTable);
            foreach (var name in Migrator.Known.Take(steps))
            {
                foreach (var statement in Migrator.Statements(name, earlier.Dialect)) await database.ExecuteAsync(statement);
                await database.ExecuteAsync("INSERT INTO schema_steps (name, run_at) VALUES (@name, '2026-01-01T00:00:00.000Z')", new { name });
            }
            foreach (var table in (await Tables(database)).Where(t => t is not ("schema_steps" or "journal_head"))) await Fill(database, table);
            before = await Rows(database);
            before.Values.ShouldAllBe(n => n > 0);
        }
        (await earlier.Migrator.Migrate()).ShouldBe(Migrator.Known.Skip(steps));
        await using var after = new SqliteConnection($"Data Source={earlier.File};Pooling=False");
        var rows = await Rows(after);
        foreach (var (table, count) in before.Where(t => t.Key != "schema_steps")) rows[table].ShouldBe(count, table);
        (await earlier.Read<string>(Schema)).ShouldBe(await fresh.Read<string>(Schema));
    }

    private const string Schema = "SELECT type || ' ' || name || ' ' || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name";

    private static async Task<List<string>> Tables(SqliteConnection database) =>
        [.. await database.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")];

    private static async Task<Dictionary<string, long>> Rows(SqliteConnection database)
    {
        Dictionary<string, long> rows = [];
        foreach (var table in await Tables(database)) rows[table] = await database.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}");
        return rows;
    }

    private static async Task Fill(SqliteConnection database, string table)
    {
        var columns = (await database.QueryAsync<(string Name, string Type)>("SELECT name, type FROM pragma_table_info(@table)", new { table })).ToList();
        var values = columns.Select(c => c.Type switch { "TEXT" => "'9'", "BLOB" => "x'39'", _ => "9" });
        await database.ExecuteAsync($"INSERT INTO {table} ({string.Join(", ", columns.Select(c => c.Name))}) VALUES ({string.Join(", ", values)})");
    }
}
