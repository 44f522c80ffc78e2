using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Builds the web program; the server, the walkthrough, the tests and the benchmarks all start it here.</summary>
public static class RegisterHost
{
    /// <summary>The program, ready to start; <paramref name="adjust"/> may replace services before it is built.</summary>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? adjust = null)
    {
        // Settings are read once: a changed file takes effect at the next start, and nothing watches the disk meanwhile.
        string[] all = ["--hostBuilder:reloadConfigOnChange=false", .. arguments];
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = all, ContentRootPath = AppContext.BaseDirectory });
        builder.AddRegister();
        adjust?.Invoke(builder);
        return builder.Build().UseRegister();
    }

    /// <summary>Brings the database to this program's schema and starts listening.</summary>
    public static async Task MigrateAndStart(this WebApplication app)
    {
        await app.Migrate();
        await app.StartAsync();
    }

    /// <summary>Brings the database to this program's schema.</summary>
    /// <exception cref="InvalidOperationException">There is no key ring, or the database is newer than the program.</exception>
    public static async Task Migrate(this WebApplication app)
    {
        // Better no server than one that cannot seal or open: says so where the key ring is missing.
        app.Services.GetRequiredService<KeyRing>();
        await app.Services.GetRequiredService<Migrator>().Migrate();
    }
}
