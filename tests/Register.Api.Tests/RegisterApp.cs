using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Register.Api.Http;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Proofs;
using Register.Domain.Kernel;
using Register.Domain.Authorities;
using Register.Infrastructure.Database;
using Register.Infrastructure.Reference;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests;

/// <summary>The real program on a real database of its own, spoken to over HTTP.</summary>
public sealed class RegisterApp : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "register-" + Guid.NewGuid().ToString("N"));
    // More is listened to than is shown.
    private static readonly string[] Quiet =
    [
        "--Logging:LogLevel:Default", "Information", "--Logging:LogLevel:Microsoft.AspNetCore", "Information",
        "--Logging:Console:LogLevel:Default", "Warning", "--Logging:Console:LogLevel:Microsoft.AspNetCore", "Warning",
    ];

    private WebApplication? app;
    private Uri? address;
    private string? sqlServer;
    private DatabaseState? state;
    private static int started;

    /// <summary>On SQL Server, in a database of its own, instead of SQLite. It needs <c>REGISTER_TEST_SQLSERVER</c>.</summary>
    internal bool OnSqlServer { get; init; }

    /// <summary>Settings that a test needs to have otherwise, as arguments.</summary>
    internal string[] Settings { get; init; } = [];

    /// <summary>What a test needs to have otherwise in the program.</summary>
    internal Action<WebApplicationBuilder>? Adjust { get; init; }

    /// <summary>How many test classes of this run started one.</summary>
    internal static int Started => started;

    /// <summary>How many test classes start one.</summary>
    internal static int Classes { get; } = typeof(RegisterApp).Assembly.GetTypes().Count(t => t.GetInterfaces().Contains(typeof(IClassFixture<RegisterApp>)));

    public MovableClock Clock { get; } = new();
    public string Folder => folder;
    public IServiceProvider Services => app!.Services;

    /// <summary>What is in its database now, as one number.</summary>
    public DatabaseState State => state ??= new DatabaseState(Services.GetRequiredService<Dialect>(), sqlServer is null ? Path.Combine(folder, "register.db") : null);

    public async Task InitializeAsync()
    {
        if (OnSqlServer) sqlServer = await SqlServerForTests.CreateDatabase();
        await Start();
        if (Adjust is null && !OnSqlServer) Interlocked.Increment(ref started);
        // Our own lists: people and work are described in their codes.
        await InWrite(async services =>
        {
            await services.GetRequiredService<ReferenceImporter>().ImportDemoLists();
            return 0;
        });
    }

    /// <summary>Stops it, does something meanwhile, and starts it again on the same files and at the same address.</summary>
    public async Task Restart(Func<Task> meanwhile)
    {
        await StopWatching();
        await app!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await meanwhile();
        await Start();
    }

    private async Task Start()
    {
        string[] database = sqlServer is null ? [] : ["--Database:Provider", "SqlServer", "--Database:ConnectionString", sqlServer];
        app = RegisterHost.Build(
            ["--urls", address?.ToString() ?? "http://127.0.0.1:0", "--environment", "Development", "--Database:DataFolder", folder, "--Limits:Enabled", "false", "--Loops:Seconds", "0", .. Quiet, .. database, .. Settings],
            builder =>
            {
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                builder.Logging.AddProvider(WholeRun.Now);
                Adjust?.Invoke(builder);
            });
        await app.MigrateAndStart();
        address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public async Task DisposeAsync()
    {
        await StopWatching();
        if (app is not null) await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        if (sqlServer is not null) await SqlServerForTests.DropDatabase(sqlServer);
    }

    private async Task StopWatching()
    {
        if (state is not null) await state.DisposeAsync();
        state = null;
    }

    /// <summary>Somebody without a key.</summary>
    public ApiClient Anyone() => new(address!, null);

    /// <summary>Somebody with this key.</summary>
    public ApiClient WithKey(string secret) => new(address!, secret);

    /// <summary>Whoever runs the register.</summary>
    public async Task<ApiClient> AnOperator(string person = "operator") => WithKey(await Key(Role.Operator, null, person, Duties.None));

    /// <summary>A platform.</summary>
    public async Task<ApiClient> APlatform(Guid? id = null) => WithKey(await Key(Role.Platform, (id ?? Guid.CreateVersion7()).ToString(), "platform", Duties.None));

    /// <summary>A platform that asks for somebody else.</summary>
    public ApiClient For(string freelancer, ApiClient platform) => new(address!, platform.Key, freelancer);

    /// <summary>A municipality, entered in the register.</summary>
    public Task<Id<ContractingAuthority>> AnAuthority(string name = "Gemeente Maastricht") => InWrite(async services =>
    {
        var authority = ContractingAuthority.Enter(name, "GM0935", Clock.GetUtcNow());
        await services.GetRequiredService<AuthorityStore>().Save(authority);
        return authority.Id;
    });

    /// <summary>A person at the municipality with duties; each holder is another person.</summary>
    public async Task<ApiClient> APersonAt(Id<ContractingAuthority> authority, Duties duties, string holder = "buyer") =>
        WithKey(await Key(Role.Authority, authority.ToString(), holder, duties));

    /// <summary>Runs something within one transaction of the program, past HTTP: for arranging only.</summary>
    public async Task<T> InWrite<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = app!.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Session>().Write(() => work(scope.ServiceProvider));
    }

    private Task<string> Key(Role role, string? owner, string holder, Duties duties) =>
        InWrite(async services => (await services.GetRequiredService<ApiKeys>().Create(new ApiKeyFor(role, owner, holder) { Duties = duties })).Secret);
}
