using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Tests.Database;

public sealed class MigratorTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task An_empty_database_gets_every_step_in_order_and_a_second_run_does_nothing(string provider)
    {
        await using var database = await TestDatabase.Empty(provider);
        (await database.Migrator.Migrate()).ShouldBe(Migrator.Known);
        (await database.Migrator.Migrate()).ShouldBeEmpty();
        (await database.Read<string>("SELECT name FROM schema_steps ORDER BY name")).ShouldBe(Migrator.Known);
        Migrator.Known.Select(n => n[..4]).ShouldBe(Migrator.Known.Select(n => n[..4]).Distinct().Order(StringComparer.Ordinal), "numbers are unique and rise");
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Two_programs_that_migrate_at_once_both_end_well_and_run_each_step_once(string provider)
    {
        await using var database = await TestDatabase.Empty(provider);
        var programs = Enumerable.Range(0, 4).Select(_ => database.Options.CreateDialect()).ToList();
        var ran = await Task.WhenAll(programs.Select(dialect => Task.Run(() => new Migrator(dialect, database.Clock).Migrate())));
        ran.SelectMany(r => r).Order(StringComparer.Ordinal).ShouldBe(Migrator.Known);
        foreach (var program in programs.OfType<IAsyncDisposable>()) await program.DisposeAsync();
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_database_newer_than_the_program_is_left_alone(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        await database.Execute("INSERT INTO schema_steps (name, run_at) VALUES ('9999_later', @now)", new { now = database.Clock.Now });
        (await Should.ThrowAsync<InvalidOperationException>(database.Migrator.Migrate)).Message.ShouldContain("9999_later");
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_step_that_fails_leaves_nothing_of_the_run(string provider)
    {
        await using var database = await TestDatabase.Empty(provider);
        // The table is in the way of the first step.
        await database.Execute("CREATE TABLE freelancers (id INT NOT NULL)");
        await Should.ThrowAsync<System.Data.Common.DbException>(database.Migrator.Migrate);
        await Should.ThrowAsync<System.Data.Common.DbException>(() => database.Read<string>("SELECT name FROM schema_steps"));
        await database.Execute("DROP TABLE freelancers");
        (await database.Migrator.Migrate()).ShouldBe(Migrator.Known);
    }

    [Fact]
    public void Every_step_has_statements_for_both_databases_and_no_type_is_left_open()
    {
        Dialect[] dialects = [new SqlServerDialect("Server=none"), new SqliteDialect("Data Source=:memory:")];
        foreach (var dialect in dialects)
            foreach (var name in Migrator.Known)
                foreach (var statement in Migrator.Statements(name, dialect))
                    statement.ShouldNotContain("{", customMessage: name);
        foreach (var name in Migrator.Known) dialects.Sum(d => Migrator.Statements(name, d).Count()).ShouldBePositive(name);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_change_outside_a_transaction_is_refused(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        await using var scope = database.Scope();
        var session = scope.ServiceProvider.GetRequiredService<Session>();
        await Should.ThrowAsync<InvalidOperationException>(() => session.Execute("UPDATE journal_head SET position = 7"));
    }
}
