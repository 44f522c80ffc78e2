using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;
using Register.Infrastructure.Legal;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Tests.Database;

/// <summary>A database of its own for one test, and what works on it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? sqlServer;
    private readonly ServiceProvider services;

    private TestDatabase(string folder, string? sqlServer)
    {
        (Folder, this.sqlServer) = (folder, sqlServer);
        Directory.CreateDirectory(folder);
        Options = sqlServer is null
            ? new DatabaseOptions { DataFolder = folder }
            : new DatabaseOptions { Provider = "SqlServer", ConnectionString = sqlServer, DataFolder = folder };
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(_ => Options.CreateDialect())
            .AddSingleton(_ => KeyRing.Open(folder, create: true, Clock))
            .AddSingleton(LegalBook.Open())
            .AddInfrastructure()
            .BuildServiceProvider();
    }

    public StandingClock Clock { get; } = new();
    public DatabaseOptions Options { get; }
    public string Folder { get; }
    public string File => Path.Combine(Folder, "register.db");
    public Dialect Dialect => services.GetRequiredService<Dialect>();
    public Migrator Migrator => services.GetRequiredService<Migrator>();

    /// <summary>An empty database.</summary>
    public static async Task<TestDatabase> Empty(string provider) => new(
        Path.Combine(Path.GetTempPath(), "register-" + Guid.NewGuid().ToString("N")),
        provider == "SqlServer" ? await SqlServerForTests.CreateDatabase() : null);

    /// <summary>A database with the program's schema.</summary>
    public static async Task<TestDatabase> Migrated(string provider)
    {
        var database = await Empty(provider);
        await database.Migrator.Migrate();
        return database;
    }

    /// <summary>A request's worth of services.</summary>
    public AsyncServiceScope Scope() => services.CreateAsyncScope();

    /// <summary>A session to read with.</summary>
    public Session Session() => new(Dialect);

    /// <summary>One transaction of its own.</summary>
    public async Task<T> Write<T>(Func<IServiceProvider, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var scope = Scope();
        return await scope.ServiceProvider.GetRequiredService<Session>().Write(() => work(scope.ServiceProvider), cancellation);
    }

    /// <summary>One statement in a transaction of its own.</summary>
    public Task<int> Execute(string sql, object? arguments = null) =>
        Write(s => s.GetRequiredService<Session>().Execute(sql, arguments));

    /// <summary>What a new reader sees.</summary>
    public async Task<List<T>> Read<T>(string sql, object? arguments = null)
    {
        await using var session = Session();
        return await session.Query<T>(sql, arguments);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        if (sqlServer is not null) await SqlServerForTests.DropDatabase(sqlServer);
    }
}

/// <summary>A clock that stands still until it is set.</summary>
public sealed class StandingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
