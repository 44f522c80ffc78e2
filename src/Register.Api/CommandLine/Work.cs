using Register.Api.Http;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Api.CommandLine;

/// <summary>Runs a command's work on the program's services, without listening, and as the operator in the journal.</summary>
internal static class Work
{
    /// <summary>On a database that is at this program's schema.</summary>
    public static Task<T> OnDatabase<T>(string[] settings, Func<IServiceProvider, Task<T>> work) => Anywhere(settings, async services =>
    {
        var missing = await services.GetRequiredService<SchemaCheck>().Missing();
        if (missing.Count > 0) throw new CommandFailure($"The database is not at this program's schema (it lacks {string.Join(", ", missing)}). Run 'migrate' first.");
        return await work(services);
    });

    /// <summary>Whatever state the database is in.</summary>
    public static async Task<T> Anywhere<T>(string[] settings, Func<IServiceProvider, Task<T>> work)
    {
        await using var app = RegisterHost.Build(settings, builder => builder.Logging.ClearProviders());
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JournalLog>().Actor = Actor.CommandLine;
        return await work(scope.ServiceProvider);
    }
}
