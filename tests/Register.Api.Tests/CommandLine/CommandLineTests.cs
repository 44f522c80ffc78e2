using System.Net;
using Microsoft.Data.Sqlite;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.CommandLine;

public sealed class CommandLineTests : IDisposable
{
    private readonly Program program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Every_command_explains_itself()
    {
        var all = (await program.Run("--help")).ShouldEndWith(0).Output;
        foreach (var command in (string[])["serve", "migrate", "import", "keys", "key-ring", "bid-key", "verify-journal", "purge", "backup", "restore", "openapi"]) all.ShouldContain($"\n  {command} ");
        (await program.Run("keys", "create", "--help")).ShouldEndWith(0).Output.ShouldContain("--role");
    }

    [Fact]
    public async Task A_wrong_call_ends_with_two_and_says_why_on_standard_error()
    {
        (await program.Run("migrate", "--bogus")).ShouldEndWith(2).Error.ShouldContain("--bogus");
        (await program.Run("keys", "list")).ShouldEndWith(2).Error.ShouldContain("Run 'migrate' first");
        (await program.Run("migrate", "--Database:Provider", "Oracle")).ShouldEndWith(2).Error.ShouldContain("Oracle");
        (await program.Run("verify-journal", "--expect", "7")).ShouldEndWith(2).Error.ShouldContain("position:hash");
    }

    [Fact]
    public async Task In_production_nothing_starts_without_a_key_ring()
    {
        (await program.Run("serve", "--environment", "Production", "--urls", "http://127.0.0.1:0")).ShouldEndWith(2).Error.ShouldContain("Run 'migrate' once");
        File.Exists(program.File("register.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task Migrating_makes_the_key_ring_and_the_schema_once()
    {
        (await program.Run("migrate")).ShouldEndWith(0).Output.ShouldContain("0001_foundation");
        var ring = await File.ReadAllTextAsync(program.File("keyring.json"));
        (await program.Run("migrate")).ShouldEndWith(0).Output.ShouldContain("current");
        (await File.ReadAllTextAsync(program.File("keyring.json"))).ShouldBe(ring);
    }

    [Fact]
    public async Task A_key_is_made_listed_and_revoked_and_its_secret_shown_once()
    {
        await program.Run("migrate");
        var made = (await program.Run("keys", "create", "--role", "platform", "--holder", "a platform", "--expires", "2999-01-01")).ShouldEndWith(0);
        made.Output.Trim().ShouldMatch("^rgk_[A-Za-z0-9_-]{43}$");
        var listed = (await program.Run("keys", "list")).ShouldEndWith(0).Output;
        listed.ShouldNotContain(made.Output.Trim());
        var columns = listed.Trim().Split('\t');
        (columns[2], columns[4], columns[7], columns[8]).ShouldBe(("platform", "a platform", "2998-12-31T23:00:00Z", "works"));
        (await program.Run("keys", "revoke", columns[0])).ShouldEndWith(0);
        (await program.Run("keys", "revoke", columns[0])).ShouldEndWith(1);
        (await program.Run("keys", "list")).Output.ShouldContain("revoked");
    }

    [Fact]
    public async Task Purging_where_nobody_left_erases_nothing()
    {
        (await program.Run("purge")).ShouldEndWith(2).Error.ShouldContain("Run 'migrate' first");
        await program.Run("migrate");
        (await program.Run("purge", "--dry-run")).ShouldEndWith(0).Output.ShouldStartWith("0 would be erased");
        (await program.Run("purge")).ShouldEndWith(0).Output.ShouldBe("0 erased.\n");
        (await program.Run("verify-journal")).ShouldEndWith(0);
    }

    [Fact]
    public async Task Purging_erases_who_left_and_only_when_it_is_not_asked_what_would_be()
    {
        var server = await Server.Start(program, "--Loops:Seconds", "0");
        var made = (await server.Client().Post("/v1/freelancers", FreelancerScenes.AProfile(p => p["name"] = "Weggelopen"))).ShouldBe(HttpStatusCode.Created);
        var (client, place) = (server.Client(made["apiKey"]!.GetValue<string>()), $"/v1/freelancers/{made.Id}");
        (await client.Delete(place, (await client.Get(place)).ETag)).ShouldBe(HttpStatusCode.NoContent);
        await server.Stop();
        (await program.Run("purge", "--dry-run")).ShouldEndWith(0).Output.ShouldStartWith("1 would be erased");
        (await program.Run("purge")).ShouldEndWith(0).Output.ShouldBe("1 erased.\n");
        (await program.Run("purge")).ShouldEndWith(0).Output.ShouldBe("0 erased.\n");
        (await program.Run("verify-journal")).ShouldEndWith(0);
    }

    [Fact]
    public async Task A_key_for_nobody_we_know_is_not_made()
    {
        await program.Run("migrate");
        (await program.Run("keys", "create", "--role", "authority", "--holder", "x", "--owner", Guid.NewGuid().ToString())).ShouldEndWith(2).Error.ShouldContain("not a known owner");
        (await program.Run("keys", "create", "--role", "operator", "--holder", "x", "--duties", "sleep")).ShouldEndWith(2).Error.ShouldContain("sleep");
        (await program.Run("keys", "list")).Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lost_key_ring_is_told_and_not_replaced_by_one_that_opens_nothing()
    {
        await program.Run("migrate");
        await program.Run("keys", "create", "--role", "operator", "--holder", "x");
        var ring = Path.Combine(program.Folder, "keyring.json");
        File.Move(ring, ring + ".away");
        (await program.Run("migrate")).ShouldEndWith(2).Error.ShouldContain("put it back");
        File.Exists(ring).ShouldBeFalse();
        File.Move(ring + ".away", ring);
        (await program.Run("migrate")).ShouldEndWith(0);
    }

    [Fact]
    public async Task A_tampered_journal_ends_with_one()
    {
        await program.Run("migrate");
        await program.Run("keys", "create", "--role", "operator", "--holder", "x");
        var head = (await program.Run("verify-journal")).ShouldEndWith(0).Output.Trim().Split('\n')[^1];
        (await program.Run("verify-journal", "--expect", head)).ShouldEndWith(0);
        Tamper("UPDATE journal SET actor = 'somebody else'");
        (await program.Run("verify-journal")).ShouldEndWith(1).Error.ShouldContain("position 1");
    }

    [Fact]
    public async Task A_backup_is_whole_and_never_replaces_a_file()
    {
        await program.Run("migrate");
        await program.Run("keys", "create", "--role", "operator", "--holder", "x");
        var copy = program.File("copy.db");
        (await program.Run("backup", copy)).ShouldEndWith(0);
        await using (var database = new SqliteConnection($"Data Source={copy};Pooling=False"))
        {
            await database.OpenAsync();
            await using var count = database.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM api_keys";
            (await count.ExecuteScalarAsync()).ShouldBe(1L);
        }
        var before = await File.ReadAllBytesAsync(copy);
        (await program.Run("backup", copy)).ShouldEndWith(2).Error.ShouldContain("exists already");
        (await File.ReadAllBytesAsync(copy)).ShouldBe(before);
        Directory.GetFiles(program.Folder, "copy.db*").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_import_is_all_or_nothing_and_names_the_lines()
    {
        await program.Run("migrate");
        var file = program.File("cpv.csv");
        await File.WriteAllTextAsync(file, "code,titel_nl\n77310000-6,Groenonderhoud\nnonsense,Onzin\n");
        var refused = (await program.Run("import", "cpv", file)).ShouldEndWith(1);
        refused.Error.ShouldContain("cpv.csv:3: ");
        await File.WriteAllTextAsync(file, "code,titel_nl\n77000000-0,Diensten voor groen\n77310000-6,Groenonderhoud\n");
        (await program.Run("import", "cpv", file)).ShouldEndWith(0).Output.ShouldContain("2 added");
        (await program.Run("import", "cpv", file)).ShouldEndWith(0).Output.ShouldContain("0 added, 0 changed, 0 ended, 2 unchanged");
        (await program.Run("import", "districts", file)).ShouldEndWith(2).Error.ShouldContain("--year");
    }

    [Fact]
    public async Task The_document_is_written_the_same_every_time()
    {
        var file = program.File("made.yaml");
        Directory.CreateDirectory(program.Folder);
        (await program.Run("openapi", file)).ShouldEndWith(0);
        (await program.Run("openapi")).ShouldEndWith(0).Output.ShouldBe(await File.ReadAllTextAsync(file));
    }

    private void Tamper(string sql)
    {
        using var database = new SqliteConnection($"Data Source={program.File("register.db")};Pooling=False");
        database.Open();
        using var change = database.CreateCommand();
        change.CommandText = sql;
        change.ExecuteNonQuery();
    }
}
