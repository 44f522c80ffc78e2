using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Database;
using Register.Api.Tests.Freelancers;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.CommandLine;

/// <summary>Everything in one database, brought into another.</summary>
public sealed class TransferTests : IDisposable
{
    private readonly Program program = new();
    private readonly Program other = new();

    private string Other => other.File("register.db");

    public void Dispose()
    {
        program.Dispose();
        other.Dispose();
    }

    private Task<Outcome> Transfer() => program.Run("transfer", "--to-provider", "Sqlite", "--to-connection", $"Data Source={Other}");

    [Fact]
    public async Task A_busy_database_arrives_whole_and_a_server_on_it_answers_the_same()
    {
        var (life, paths) = await Busy();
        (await other.Run("migrate")).ShouldEndWith(0);
        var done = (await Transfer()).ShouldEndWith(0).Output;
        done.ShouldContain("Its journal is whole");
        var (here, there) = (await Tables(program.File("register.db")), await Tables(Other));
        here["journal"].Count.ShouldBeGreaterThan(80);
        here.Keys.ShouldBe(there.Keys);
        foreach (var (table, rows) in here.Where(t => t.Key != "schema_steps")) there[table].ShouldBe(rows, table);
        there["schema_steps"].Count.ShouldBe(Migrator.Known.Count);
        done.ShouldContain($"{here.Where(t => t.Key != "schema_steps").Sum(t => t.Value.Count)} rows");

        File.Copy(program.File("keyring.json"), other.File("keyring.json"), overwrite: true);
        var servers = new[] { await Server.Start(program), await Server.Start(other) };
        foreach (var (path, key) in paths)
        {
            var answers = await Task.WhenAll(servers.Select(s => s.Client(key).Get(path)));
            answers[0].ShouldBe(HttpStatusCode.OK);
            answers[1].Text.ShouldBe(answers[0].Text, path);
        }
        foreach (var server in servers) await server.Stop();
        (await other.Run("verify-journal")).ShouldEndWith(0);
        life.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_brought_into_a_database_that_is_not_empty_or_at_another_schema()
    {
        await program.Run("migrate");
        await program.Run("keys", "create", "--role", "operator", "--holder", "x");
        await Refused("lacks", null);
        (await other.Run("migrate")).ShouldEndWith(0);
        await Refused("newer", "INSERT INTO schema_steps VALUES ('9998_later', '2030')");
        Change(Other, "DELETE FROM schema_steps WHERE name = '9998_later'");
        await Refused("not empty: there are rows in leases", "INSERT INTO leases VALUES ('x', 'y', '2030')");
        Change(Other, "DELETE FROM leases");
        await Refused("broken off", "INSERT INTO schema_steps VALUES ('9999_transfer_unfinished', '2030')");
        // No server starts on half of one.
        (await other.Run("serve", "--environment", "Production", "--urls", "http://127.0.0.1:0")).ShouldEndWith(2).Error.ShouldContain("9999_transfer_unfinished");
        Change(Other, "DELETE FROM schema_steps WHERE name = '9999_transfer_unfinished'");
        Change(program.File("register.db"), "INSERT INTO schema_steps VALUES ('9998_later', '2030')");
        (await Transfer()).ShouldEndWith(2).Error.ShouldContain("The database is newer");
        Change(program.File("register.db"), "DELETE FROM schema_steps WHERE name = '9998_later'");
        (await Transfer()).ShouldEndWith(0);
        (await Transfer()).ShouldEndWith(2).Error.ShouldContain("not empty");
        (await program.Run("transfer", "--to-provider", "Oracle", "--to-connection", "x")).ShouldEndWith(2);

        async Task Refused(string why, string? change)
        {
            if (change is not null) Change(Other, change);
            (await Transfer()).ShouldEndWith(2).Error.ShouldContain(why);
            if (File.Exists(Other) && change is not null) (await Tables(Other))["api_keys"].ShouldBeEmpty();
        }
    }

    [FactOnSqlServer]
    public async Task A_busy_database_arrives_whole_on_SQL_Server()
    {
        var app = new RegisterApp { Adjust = _ => { } };
        await app.InitializeAsync();
        await app.AFullLife();
        var connection = await SqlServerForTests.CreateDatabase();
        var there = new SqlServerDialect(connection);
        await new Migrator(there, app.Clock).Migrate();
        // It compares every row of every table itself.
        var done = await new DatabaseTransfer(app.Services.GetRequiredService<Dialect>(), there, app.Clock).Run(new Progress<double>());
        done.Tables["journal"].Rows.ShouldBeGreaterThan(80);
        await app.DisposeAsync();
        await SqlServerForTests.DropDatabase(connection);
    }

    // A register in which much happened, put where the command line finds it; and what its people read.
    private async Task<(string Life, List<(string Path, string? Key)> Paths)> Busy()
    {
        var app = new RegisterApp { Adjust = _ => { } };
        await app.InitializeAsync();
        var life = await app.AFullLife();
        Directory.CreateDirectory(program.Folder);
        File.Copy(Path.Combine(app.Folder, "keyring.json"), program.File("keyring.json"));
        await SqliteBackup.Make((SqliteDialect)app.Services.GetRequiredService<Dialect>(), program.File("register.db"), new Progress<double>());
        var (she, key) = (life.She.Id, life.She.Client.Key);
        await app.DisposeAsync();
        return (she, [("/v1/freelancers?limit=100", null), ("/v1/tenders?limit=100", null), ("/v1/sectors?limit=100", null), ("/v1/draw-promises", null), ($"/v1/freelancers/{she}/personal-data", key),
            ($"/v1/freelancers/{she}/evidence", key), ($"/v1/freelancers/{she}/evidence/{life.EvidenceId}/document", key), ($"/v1/bids/{life.BidId}", key), ($"/v1/bids/{life.BidId}/decision", key), ("/v1/contracts", key), ("/v1/notices", key)]);
    }

    private static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static async Task<SortedDictionary<string, List<string>>> Tables(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False;Mode=ReadOnly");
        await connection.OpenAsync();
        async Task<List<string>> Rows(string sql)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetDataTypeName(i)}:{reader.GetValue(i)}")));
            return [.. rows.Order(StringComparer.Ordinal)];
        }

        var tables = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var name in await Rows("SELECT name FROM sqlite_master WHERE type = 'table'"))
            tables[name.Split(':')[1]] = await Rows($"SELECT * FROM {name.Split(':')[1]}");
        return tables;
    }
}
