using System.CommandLine;
using Register.Infrastructure.Database;

namespace Register.Api.CommandLine;

/// <summary><c>transfer</c>: everything in the database into another one, of the other kind or the same.</summary>
internal static class Transfer
{
    public static Command Command(string[] settings)
    {
        var provider = new Option<string>("--to-provider") { Description = "Sqlite or SqlServer.", Required = true, HelpName = "PROVIDER" };
        provider.AcceptOnlyFromAmong("Sqlite", "SqlServer");
        var connection = new Option<string>("--to-connection") { Description = "The connection string of the other database.", Required = true, HelpName = "TEXT" };
        var command = new Command("transfer",
            "Bring everything into another database, with every server stopped. The other one must be empty and migrated; afterwards every table and the journal are compared. The key ring goes on being needed.") { provider, connection };
        command.SetAction((parsed, _) => Work.Anywhere(settings, services => Run(services, new DatabaseOptions { Provider = parsed.GetRequiredValue(provider), ConnectionString = parsed.GetRequiredValue(connection) })));
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, DatabaseOptions options)
    {
        var other = options.CreateDialect();
        try
        {
            var here = services.GetRequiredService<Dialect>();
            if (here is SqliteDialect { File: var file } && !File.Exists(file)) throw new CommandFailure($"There is no database {file}.");
            var transfer = new DatabaseTransfer(here, other, services.GetRequiredService<TimeProvider>());
            var done = await LongWork.Show("Transferring", transfer.Run);
            Console.WriteLine($"{done.Tables.Count} tables with {done.Tables.Values.Sum(t => t.Rows)} rows are in the other database, and the same. Its journal is whole; it stands at:");
            Console.WriteLine(done.Head);
            return 0;
        }
        finally
        {
            if (other is IAsyncDisposable open) await open.DisposeAsync();
        }
    }
}
