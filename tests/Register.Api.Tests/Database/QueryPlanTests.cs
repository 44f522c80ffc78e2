using System.Text.RegularExpressions;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using SQLitePCL;
using Xunit.Abstractions;
using static SQLitePCL.raw;

namespace Register.Api.Tests.Database;

/// <summary>How the database means to find the rows of every statement that the program sent. A scan costs nothing in a
/// test and everything in a large register.</summary>
[Collection(nameof(AfterAllOthers))]
public sealed partial class QueryPlanTests(ITestOutputHelper output)
{
    // Each with why it may be read from end to end.
    private static readonly Dictionary<string, string> MayScan = new()
    {
        ["sectors"] = "the whole list is kept in memory, and imported whole",
        ["areas"] = "the whole list is kept in memory, and imported whole",
        ["cpv_codes"] = "the whole list is kept in memory, and imported whole",
        ["reference_lists"] = "three rows",
        ["schema_steps"] = "a row a step",
        ["CONSTANT"] = "no table",
        ["p"] = "a page that was found by an index",
        ["counted"] = "a bounded number of rows of an index",
        ["found"] = "what indexes found, counted because that was asked for",
        ["tenders"] = "in the order of the page, until it is full",
    };

    // A step of the schema reads what it changes, once; what is sealed is tried, or given up with a lost key ring, all of it and by hand.
    private static readonly HashSet<Type> ReadEverything = [typeof(Migrator), typeof(SealedThings), typeof(LostSeals)];

    [Fact]
    public async Task No_statement_reads_a_table_from_end_to_end()
    {
        var file = Path.Combine(Path.GetTempPath(), $"register-plans-{Guid.NewGuid():N}.db");
        await using var dialect = new SqliteDialect($"Data Source={file}");
        await new Migrator(dialect, TimeProvider.System).Migrate();
        var connection = (Microsoft.Data.Sqlite.SqliteConnection)await dialect.Connect(CancellationToken.None);
        var sent = Recorded.Statements.Where(s => Statement().IsMatch(s.Key) && s.Value.Keys.Any(t => !TransactSqlTests.IsPlumbing(t)) && !s.Value.Keys.Any(ReadEverything.Contains)).ToList();
        var scans = sent.SelectMany(s => Plan(connection.Handle!, dialect.Render(s.Key)).Where(IsScan).Select(line => $"{string.Join(", ", s.Value.Keys.Select(t => t.Name))}: {line}\n    {s.Key}")).ToList();
        await connection.DisposeAsync();
        await dialect.DisposeAsync();
        foreach (var left in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(file) + "*")) File.Delete(left);
        output.WriteLine($"{sent.Count} statements");
        scans.ShouldBeEmpty();
    }

    [Fact]
    public void A_scan_is_seen()
    {
        using var database = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=:memory:");
        database.Open();
        sqlite3_exec(database.Handle!, "CREATE TABLE things (id TEXT PRIMARY KEY, name TEXT)");
        Plan(database.Handle!, "SELECT id FROM things WHERE name IN @names").ShouldContain(line => IsScan(line));
        Plan(database.Handle!, "SELECT name FROM things WHERE id IN @ids").ShouldNotContain(line => IsScan(line));
    }

    private static bool IsScan(string line) =>
        ScanOf().Match(line) is { Success: true } scan && !(MayScan.ContainsKey(scan.Groups[1].Value) && (scan.Groups[1].Value != "tenders" || line.Contains(" USING INDEX ", StringComparison.Ordinal)));

    // Without values: the plan must be good whatever they are.
    private static IEnumerable<string> Plan(sqlite3 database, string sql)
    {
        var text = "EXPLAIN QUERY PLAN " + List().Replace(sql, " IN ($1)");
        if (sqlite3_prepare_v2(database, text, out var statement) is not SQLITE_OK) throw new InvalidOperationException($"{sqlite3_errmsg(database).utf8_to_string()}: {sql}");
        using (statement)
        {
            List<string> lines = [];
            while (sqlite3_step(statement) == SQLITE_ROW) lines.Add(sqlite3_column_text(statement, 3).utf8_to_string());
            return lines;
        }
    }

    [GeneratedRegex(@"^\s*(SELECT|UPDATE|DELETE|WITH)\b")]
    private static partial Regex Statement();

    [GeneratedRegex(@" IN (@\w+)")]
    private static partial Regex List();

    [GeneratedRegex(@"^SCAN (\w+)")]
    private static partial Regex ScanOf();
}
