using System.CommandLine;
using Register.Infrastructure.Database;

namespace Register.Api.CommandLine;

/// <summary><c>backup</c>: a whole, checked copy of the SQLite database while it is used.</summary>
internal static class BackUp
{
    public static Command Command(string[] settings)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The copy to make. It must not exist yet." };
        var command = new Command("backup", "Copy the SQLite database while it runs; the copy is checked and on disk when this ends. The key ring is not in it: keep that elsewhere.") { file };
        command.SetAction((parsed, _) => Work.OnDatabase(settings, services => Run(services, parsed.GetRequiredValue(file))));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, FileInfo file)
    {
        if (services.GetRequiredService<Dialect>() is not SqliteDialect dialect)
            throw new CommandFailure("This copies SQLite databases only. For SQL Server use its own backup (BACKUP DATABASE), and keep a copy of the key ring.");
        if (file.Exists) throw new CommandFailure($"{file.FullName} exists already; a backup never replaces a file.");
        if (file.Directory is { Exists: false } folder) throw new CommandFailure($"The folder {folder.FullName} does not exist.");
        var head = await LongWork.Show("Copying the database", progress => SqliteBackup.Make(dialect, file.FullName, progress));
        file.Refresh();
        Console.WriteLine($"{file.FullName}: {file.Length} bytes, checked. Its journal stands at:");
        Console.WriteLine(head);
        return 0;
    }
}
