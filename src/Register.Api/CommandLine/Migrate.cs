using System.CommandLine;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Api.CommandLine;

/// <summary><c>migrate</c>: the schema of this program, and a key ring where there is none.</summary>
internal static class Migrate
{
    public static Command Command(string[] settings)
    {
        var command = new Command("migrate", "Bring the database to this program's schema, and make the key ring where there is none. Repeating it does nothing.");
        command.SetAction((_, _) => Work.Anywhere(settings, Run));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services)
    {
        var folder = services.GetRequiredService<DatabaseOptions>().DataFolder;
        var isNew = !File.Exists(KeyRing.FileIn(folder));
        // A new ring beside data that an older one sealed would start a server that can open none of it.
        if (isNew && await services.GetRequiredService<SchemaCheck>().HasHistory())
            throw new CommandFailure($"The database holds data, but its key ring {KeyRing.FileIn(folder)} is missing: put it back from its copy. Where there is none: 'key-ring replace'.");
        KeyRing.Open(folder, create: true, services.GetRequiredService<TimeProvider>());
        if (isNew) Console.WriteLine($"Made the key ring {KeyRing.FileIn(folder)}. Keep a copy of it apart from the database: without it, sealed bids are lost.");
        var steps = await services.GetRequiredService<Migrator>().Migrate();
        foreach (var step in steps) Console.WriteLine($"Ran {step}.");
        if (steps.Count == 0) Console.WriteLine("The schema was current.");
        return 0;
    }
}
