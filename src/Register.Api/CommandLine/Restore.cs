using System.CommandLine;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Security;

namespace Register.Api.CommandLine;

/// <summary><c>restore</c>: puts a backup in the place of the SQLite database, after it was found whole.</summary>
internal static class Restore
{
    public static Command Command(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file that 'backup' made." };
        var withoutKeys = new Option<bool>("--without-keys") { Description = "Restore although the key ring cannot open all that is sealed in it: those bids stay sealed for ever." };
        var command = new Command("restore",
            "Put a backup in the place of the SQLite database, with the server stopped. The backup, its journal and its sealed keys are checked first; what is replaced is kept.") { file, withoutKeys };
        command.SetAction((parsed, _) => Work.Anywhere(settings, services => Run(services, parsed.GetRequiredValue(file), parsed.GetValue(withoutKeys))));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, FileInfo file, bool withoutKeys)
    {
        if (services.GetRequiredService<Dialect>() is not SqliteDialect dialect)
            throw new CommandFailure("This restores SQLite databases only. For SQL Server use its own RESTORE DATABASE.");
        if (!file.Exists) throw new CommandFailure($"There is no file {file.FullName}.");
        var clock = services.GetRequiredService<TimeProvider>();
        var restore = new SqliteRestore(dialect.File);
        try
        {
            restore.Bring(file.FullName);
            if (await restore.Flaw() is { } flaw) throw new CommandFailure($"{file.FullName} is damaged ({flaw}); nothing was changed.", Failures.FoundWrong);
            var head = await LongWork.Show("Checking the backup", progress => Check(restore.Copy, services.GetRequiredService<DatabaseOptions>().DataFolder, clock, withoutKeys, progress));
            var kept = restore.Replace(clock.GetUtcNow());
            if (kept is not null) Console.WriteLine($"The database that was here is kept as {kept}.");
            Console.WriteLine("Restored. The journal is whole; it stands at:");
            Console.WriteLine(head);
            return 0;
        }
        catch (Exception)
        {
            restore.Forget();
            throw;
        }
    }

    /// <summary>Refuses a copy that is not a whole register of this program or an earlier one; the journal's head.</summary>
    private static async Task<string> Check(string copy, string folder, TimeProvider clock, bool withoutKeys, IProgress<double> progress)
    {
        await using var dialect = new SqliteDialect($"Data Source={copy}");
        await using var session = new Session(dialect);
        if (await new SchemaCheck(session).Unknown() is { Count: > 0 } unknown)
            throw new CommandFailure($"The backup is newer than this program: it has {string.Join(", ", unknown)}.");
        if (!await new SchemaCheck(session).HasHistory()) throw new CommandFailure("The file is a database, but no register.", Failures.FoundWrong);
        var last = Math.Max(1, await new JournalLog(session, clock, new JournalHead()).Last());
        var verdict = await new JournalCheck(session).Verify(progress: new Progress<long>(p => progress.Report((double)p / last)));
        if (verdict.Broken is { } place) throw new CommandFailure($"The journal in the backup is broken at position {place}: {verdict.Why}.", Failures.FoundWrong);
        if (!withoutKeys) await RefuseLostKeys(new LotKeys(session, KeyRing.Open(folder, create: false, clock), new LotKeyCache(), clock));
        return $"{verdict.Position}:{verdict.Hash}";
    }

    private static async Task RefuseLostKeys(LotKeys keys)
    {
        var lost = await keys.Unopenable();
        if (lost.Count > 0)
            throw new CommandFailure($"The key ring here cannot open the bids of {lost.Count} lots in the backup. Put back the keyring.json that belongs to it, or use --without-keys.", Failures.FoundWrong);
    }
}
