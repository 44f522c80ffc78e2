using System.Net;
using Microsoft.Data.Sqlite;

namespace Register.Api.Tests.CommandLine;

/// <summary>Backups made under load, and put back.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly Program program = new();
    private int number = 40_000_000;

    private string Database => program.File("register.db");

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task A_backup_made_while_many_write_is_put_back_and_holds_all_that_was_confirmed_before_it()
    {
        var server = await Server.Start(program);
        using var stop = new CancellationTokenSource();
        var confirmed = new List<(int Number, string Id, string Key)>();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                var made = await Register(server);
                lock (confirmed) confirmed.Add(made);
            }
        })).ToList();
        await Until(() => confirmed.Count > 100);
        var before = Confirmed();
        var backup = program.File("copy.db");
        var head = Head((await program.Run("backup", backup)).ShouldEndWith(0));
        await Until(() => confirmed.Count > before.Count + 100);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        (await program.Run("restore", backup)).ShouldEndWith(2).Error.ShouldContain("in use");
        await server.Stop();

        var restored = (await program.Run("restore", backup)).ShouldEndWith(0);
        Head(restored).ShouldBe(head);
        Head((await program.Run("verify-journal", "--expect", head)).ShouldEndWith(0)).ShouldBe(head);
        var again = await Server.Start(program);
        foreach (var (_, id, key) in before)
            (await again.Client(key).Get($"/v1/freelancers/{id}/personal-data")).ShouldBe(HttpStatusCode.OK);
        (await again.Client().Get($"/v1/freelancers/{Confirmed()[^1].Id}")).ShouldBe(HttpStatusCode.NotFound);
        await Register(again);
        await again.Stop();
        // What was replaced is whole too, with everything that came after the backup.
        var kept = Directory.GetFiles(program.Folder, "register.db.replaced-*").Single(f => !f.EndsWith("-wal", StringComparison.Ordinal) && !f.EndsWith("-shm", StringComparison.Ordinal));
        Confirmed().Select(c => c.Id).Except(Ids(kept)).ShouldBeEmpty();

        List<(int Number, string Id, string Key)> Confirmed()
        {
            lock (confirmed) return [.. confirmed];
        }
    }

    [Fact]
    public async Task What_is_no_whole_register_is_refused_and_nothing_is_changed()
    {
        await program.Run("migrate");
        await program.Run("keys", "create", "--role", "operator", "--holder", "x");
        var backup = program.File("copy.db");
        (await program.Run("backup", backup)).ShouldEndWith(0);
        var there = await Files();

        (await program.Run("restore", program.File("none.db"))).ShouldEndWith(2).Error.ShouldContain("There is no file");
        await Refused("text", "file is not a database", f => File.WriteAllText(f, "this is no database, and it is longer than a header of one"), 2);
        await Refused("cut", "malformed", f => Cut(f, 2), 2);
        await Refused("damaged", "damaged", f => Damage(f, 20));
        await Refused("empty", "no register", f => Change(f, "DROP TABLE schema_steps"));
        await Refused("newer", "newer", f => Change(f, "INSERT INTO schema_steps VALUES ('9999_later', '2030')"), 2);
        await Refused("journal", "position 1", f => Change(f, "UPDATE journal SET actor = 'somebody else'"));
        await Refused("used", "log beside it", f => File.WriteAllText(f + "-wal", "x"), 2);

        async Task Refused(string name, string why, Action<string> break_, int code = 1)
        {
            var file = program.File(name + ".bad");
            File.Copy(backup, file);
            break_(file);
            (await program.Run("restore", file)).ShouldEndWith(code).Error.ShouldContain(why);
            File.Delete(file);
            File.Delete(file + "-wal");
            (await Files()).ShouldBe(there, name);
        }
    }

    [Fact]
    public async Task A_backup_that_the_key_ring_cannot_open_is_refused_unless_that_is_wanted()
    {
        await program.Run("migrate");
        await program.Run("keys", "create", "--role", "operator", "--holder", "x");
        Change(Database, "INSERT INTO lot_keys (lot_id, tender_id, wrapped_key, created_at, submissions) VALUES ('01a218a9-3903-7da6-a52a-6a3f8b582c32', '01a218a9-3903-7da6-a52a-6a3f8b582c33', x'0102', '2026-01-01', 0)");
        var backup = program.File("copy.db");
        (await program.Run("backup", backup)).ShouldEndWith(0);
        (await program.Run("restore", backup)).ShouldEndWith(1).Error.ShouldContain("bids of 1 lots");
        (await program.Run("restore", backup, "--without-keys")).ShouldEndWith(0);
    }

    [Fact]
    public async Task A_restore_that_was_broken_off_is_told_and_can_be_done_again()
    {
        await program.Run("migrate");
        await program.Run("keys", "create", "--role", "operator", "--holder", "x");
        var backup = program.File("copy.db");
        (await program.Run("backup", backup)).ShouldEndWith(0);
        File.Copy(backup, Database + ".restoring");
        (await program.Run("serve", "--environment", "Production", "--urls", "http://127.0.0.1:0")).ShouldEndWith(2).Error.ShouldContain("Run it again");
        (await program.Run("restore", backup)).ShouldEndWith(0);
        (await program.Run("migrate")).ShouldEndWith(0);
    }

    [Theory]
    [InlineData("text"), InlineData("cut"), InlineData("damaged")]
    public async Task A_damaged_database_is_not_served_and_not_touched(string how)
    {
        await program.Run("migrate");
        if (how == "text") File.WriteAllText(Database, "this is no database, and it is longer than a header of one");
        if (how == "cut") Cut(Database, 2);
        if (how == "damaged") Damage(Database, 20);
        var bytes = await File.ReadAllBytesAsync(Database);
        (await program.Run("serve", "--environment", "Production", "--urls", "http://127.0.0.1:0")).ShouldEndWith(2).Error.ShouldMatch("cannot be used|is damaged");
        (await File.ReadAllBytesAsync(Database)).ShouldBe(bytes);
    }

    [Fact]
    public async Task A_database_that_another_program_holds_is_waited_for_and_then_refused()
    {
        await program.Run("migrate");
        await using var other = new SqliteConnection($"Data Source={Database};Pooling=False");
        await other.OpenAsync();
        await using var hold = other.CreateCommand();
        hold.CommandText = "BEGIN IMMEDIATE";
        await hold.ExecuteNonQueryAsync();
        (await program.Run("serve", "--environment", "Production", "--urls", "http://127.0.0.1:0")).ShouldEndWith(2).Error.ShouldContain("locked");
    }

    private async Task<(int Number, string Id, string Key)> Register(Server server)
    {
        var mine = Interlocked.Increment(ref number);
        var made = (await server.Client().Post("/v1/freelancers", new
        {
            name = "Groen van Wyck", identifier = new { scheme = "NL-KVK", id = mine.ToString() },
            email = "groen@example.nl", sectors = new[] { "8130" }, homeDistrict = "WK093501", workAreas = new[] { "GM0935" },
        })).ShouldBe(HttpStatusCode.Created);
        return (mine, made.Id, made["apiKey"]!.GetValue<string>());
    }

    private static async Task Until(Func<bool> reached)
    {
        for (var patience = 600; !reached(); patience--)
        {
            patience.ShouldBePositive();
            await Task.Delay(50);
        }
    }

    private static string Head(Outcome outcome) => outcome.Output.Trim().Split('\n')[^1];

    private async Task<string> Files() => string.Join('\n', await Task.WhenAll(Directory.GetFiles(program.Folder).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal) && !f.EndsWith("-wal", StringComparison.Ordinal)).Order()
        .Select(async f => $"{f} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(f)))}")));

    private static void Cut(string file, int part)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength(stream.Length / part / 4096 * 4096);
    }

    private static void Damage(string file, int page)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.Position = page * 4096;
        stream.Write([.. Enumerable.Repeat((byte)0xA5, 4 * 4096)]);
    }

    private static void Change(string file, string sql)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        using var change = database.CreateCommand();
        change.CommandText = sql + "; PRAGMA journal_mode=DELETE";
        change.ExecuteNonQuery();
    }

    private static HashSet<string> Ids(string file)
    {
        using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        database.Open();
        using var read = database.CreateCommand();
        read.CommandText = "SELECT id FROM freelancers";
        using var rows = read.ExecuteReader();
        HashSet<string> ids = [];
        while (rows.Read()) ids.Add(rows.GetString(0));
        return ids;
    }
}
