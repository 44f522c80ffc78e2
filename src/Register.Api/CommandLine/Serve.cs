using System.CommandLine;
using Register.Api.Http;

namespace Register.Api.CommandLine;

/// <summary><c>serve</c>: listens until it is told to stop; then finishes what runs.</summary>
internal static class Serve
{
    public static Command Command(string[] settings)
    {
        var command = new Command("serve", "Answer requests (the default). Brings the schema up to date first; in Development an empty database gets the demo register.");
        command.SetAction((_, cancellation) => Run(settings, cancellation));
        return command;
    }

    public static async Task<int> Run(string[] settings, CancellationToken cancellation)
    {
        await using var app = RegisterHost.Build(settings);
        await app.Migrate();
        var keys = app.Environment.IsDevelopment() ? await DemoRegister.Load(app.Services) : null;
        await app.StartAsync(cancellation);
        if (app.Environment.IsDevelopment()) Console.WriteLine($"Swagger UI: {app.Urls.First()}/swagger");
        if (keys is not null) Tell(keys);
        using var stop = cancellation.Register(app.Lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None);
        return 0;
    }

    private static void Tell(DemoKeys keys) => Console.WriteLine(
        $"""

        The demo register was loaded. Keys, shown this once (Authorize in the Swagger UI, or Authorization: Bearer ...):
          municipality  {keys.Municipality}
          freelancer    {keys.Freelancer}
          platform      {keys.Platform}
        """);
}
