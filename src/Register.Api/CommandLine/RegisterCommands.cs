using System.CommandLine;

namespace Register.Api.CommandLine;

/// <summary>The commands of the program. Exit codes: 0 it did its work, 1 it found something wrong, 2 it was called
/// wrongly or could not work at all.</summary>
public static class RegisterCommands
{
    /// <summary>Runs what the arguments ask for.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        var (own, settings) = Settings.Split(arguments);
        var root = Create(settings);
        var parsed = root.Parse(own);
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            var code = await parsed.InvokeAsync(configuration);
            return parsed.Errors.Count > 0 ? Failures.CalledWrongly : code;
        }
        catch (Exception error)
        {
            return await Failures.Tell(error);
        }
    }

    /// <summary>The tree of commands; <paramref name="settings"/> are the arguments meant for the configuration.</summary>
    internal static RootCommand Create(string[] settings)
    {
        var root = new RootCommand(
            """
            Register: a freelancer register and procurement marketplace.

            Every setting of appsettings.json can be given to every command as --Section:Name value, or in the environment as Section__Name.
            """)
        {
            Serve.Command(settings),
            Migrate.Command(settings),
            Import.Command(settings),
            Keys.Command(settings),
            KeyRings.Command(settings),
            BidKeys.Command(),
            VerifyJournal.Command(settings),
            Purge.Command(settings),
            BackUp.Command(settings),
            Restore.Command(settings),
            Transfer.Command(settings),
            WriteOpenApi.Command(settings),
            Walkthrough.Command(),
        };
        root.SetAction((_, cancellation) => Serve.Run(settings, cancellation));
        return root;
    }
}
