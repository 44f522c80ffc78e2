using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Register.Api.Http.Loops;
using Register.Api.Tests.Architecture;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;
using Xunit.Abstractions;

namespace Register.Api.Tests.Database;

/// <summary>Runs when all others are done: collections that do not run beside others come last.</summary>
[CollectionDefinition(nameof(AfterAllOthers), DisableParallelization = true)]
public sealed class AfterAllOthers;

/// <summary>Every statement the program builds is one that SQL Server understands, also where no server is at hand.</summary>
[Collection(nameof(AfterAllOthers))]
public sealed class TransactSqlTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_migration_statement_is_Transact_SQL()
    {
        foreach (var name in Migrator.Known)
            foreach (var statement in Migrator.Statements(name, TransactSql.Dialect))
                TransactSql.ErrorsOf(statement).ShouldBeEmpty($"{name}: {statement}");
        TransactSql.ErrorsOf(TransactSql.Dialect.CreateSchemaTable).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_statement_that_was_sent_is_Transact_SQL_and_every_class_with_SQL_sent_one()
    {
        await Housekeeping();
        // The tests themselves ask SQLite things; what the program asks comes from its own classes.
        var schema = Schema();
        var sent = Recorded.Statements.Where(s => s.Value.Keys.Any(t => !IsPlumbing(t)) && !schema.Contains(s.Key)).ToList();
        sent.Count.ShouldBeGreaterThan(5);
        sent.SelectMany(s => TransactSql.Errors(s.Key).Select(e => $"{string.Join(", ", s.Value.Keys.Where(t => !IsPlumbing(t)).Select(t => t.Name))}: {e}\n{s.Key}")).ShouldBeEmpty();

        var classes = RegisterApp.Classes;
        output.WriteLine($"{sent.Count} statements; {RegisterApp.Started} of {classes} test classes ran.");
        // Only a run of everything can show that nothing was left out.
        if (RegisterApp.Started < classes) return;
        var seen = sent.SelectMany(s => s.Value.Keys).ToHashSet();
        WithSql().Where(t => !seen.Contains(t)).Select(t => t.FullName).ShouldBeEmpty("no test made these classes send their SQL");
        Tables().Where(t => !sent.Any(s => s.Key.StartsWith($"INSERT INTO {t} ", StringComparison.Ordinal))).ShouldBeEmpty("no test made these stores save anything");
    }

    [Theory]
    [InlineData("SELECT a FROM b ORDER BY a LIMIT 3")]
    [InlineData("SELECT a || b FROM c")]
    [InlineData("SELECT a FROM b WHERE a IN @list ORDER")]
    [InlineData("INSERT INTO a (b) VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("INSERT INTO a (b) VALUES (1) RETURNING b")]
    [InlineData("WITH RECURSIVE a AS (SELECT 1) SELECT * FROM a")]
    [InlineData("SELECT EXISTS (SELECT 1 FROM a) AS b")]
    [InlineData("SELECT a FROM b {page}")]
    [InlineData("MERGE INTO a USING b ON a.c = b.c WHEN MATCHED THEN DELETE;")]
    [InlineData("SELECT strftime('%Y', a) FROM b")]
    public void A_statement_that_is_not_is_found(string sql) => TransactSql.Errors(sql).ShouldNotBeEmpty();

    [Theory]
    [InlineData("SELECT a FROM b WHERE c IN @list AND d = @e ORDER BY a {page}")]
    [InlineData("UPDATE a SET b = b + @c WHERE EXISTS (SELECT 1 FROM d WHERE d.e = a.e)")]
    public void A_statement_that_is_is_not(string sql) => TransactSql.Errors(sql).ShouldBeEmpty();

    [Fact]
    public void The_search_for_classes_with_SQL_finds_some() => (WithSql().Count(), Tables().Count()).ShouldSatisfyAllConditions(
        c => c.Item1.ShouldBeGreaterThan(5), c => c.Item2.ShouldBeGreaterThanOrEqualTo(2));

    // What no request does: it is done by hand or by the clock.
    private static async Task Housekeeping()
    {
        var app = new RegisterApp { Adjust = _ => { } };
        await app.InitializeAsync();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<JournalCheck>().Verify();
            await scope.ServiceProvider.GetRequiredService<ReferenceImporter>().ImportDemoLists();
            await scope.ServiceProvider.GetRequiredService<ReferenceCatalog>().Current();
            await Transferred(app);
            await new SealedThings(scope.ServiceProvider.GetRequiredService<Session>(), scope.ServiceProvider.GetRequiredService<KeyRing>(), app.Clock).Open();
            await new RecurringWorks(scope.ServiceProvider, new LoopOptions(), TimeProvider.System, NullLogger<RecurringWorks>.Instance).Round(CancellationToken.None);
        }
        await app.DisposeAsync();
    }

    private static async Task Transferred(RegisterApp app)
    {
        await using var there = new SqliteDialect($"Data Source={Path.Combine(app.Folder, "there.db")}");
        await new Migrator(there, app.Clock).Migrate();
        await new DatabaseTransfer(app.Services.GetRequiredService<Dialect>(), there, app.Clock).Run(new Progress<double>());
    }

    private static IEnumerable<Type> WithSql() => Parts.Of(Tree.Infrastructure)
        .Where(p => Rules.SqlOutsideInfrastructure(p).Any(v => v.Contains(" has SQL: ", StringComparison.Ordinal)) && !p.Type.IsSubclassOf(typeof(Dialect))
            && p.Type != typeof(SqliteBackup) && p.Type.Name != "WholeTable")
        .Select(p => p.Type);

    // The schema is made by each dialect in its own words; the other test reads those of SQL Server.
    private static HashSet<string> Schema()
    {
        var sqlite = new SqliteDialect("Data Source=:memory:");
        return [sqlite.CreateSchemaTable, .. Migrator.Known.SelectMany(n => Migrator.Statements(n, sqlite))];
    }

    internal static bool IsPlumbing(Type type) => type == typeof(Session) || type.IsSubclassOf(typeof(Dialect)) || type.Name == "GroupCommit";

    private static IEnumerable<string> Tables() => Tree.Infrastructure.GetTypes()
        .Where(t => t.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Store<>))
        .Select(t => (string)t.GetProperty("Table", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(RuntimeHelpers.GetUninitializedObject(t))!);
}
