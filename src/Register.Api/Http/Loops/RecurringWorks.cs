using System.Security.Cryptography;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Api.Http.Loops;

/// <summary>Section <c>Loops</c> of the settings.</summary>
public sealed class LoopOptions
{
    /// <summary>Seconds between two rounds of recurring work; 0 for none in this process.</summary>
    public int Seconds { get; set; } = 60;
}

/// <summary>Does every recurring work again and again. Of several processes on one database, the one with the lease does
/// it; a failing work is told and tried again in the next round, and holds up no other.</summary>
public sealed partial class RecurringWorks(IServiceProvider program, LoopOptions options, TimeProvider clock, ILogger<RecurringWorks> log)
    : Repeating(TimeSpan.FromSeconds(options.Seconds), clock)
{
    // Longer than a round: a process that goes on keeps what it has.
    private const int LeaseRounds = 3;

    private static readonly Type[] Works = [.. typeof(RecurringWork).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RecurringWork)))];
    private readonly string process = RandomNumberGenerator.GetHexString(32, lowercase: true);

    public static void AddTo(IServiceCollection services)
    {
        foreach (var work in Works) services.AddScoped(work);
        services.AddHostedService<RecurringWorks>();
    }

    /// <summary>One round of everything.</summary>
    public async Task Round(CancellationToken cancellation)
    {
        foreach (var work in Works) await Do(work, cancellation);
    }

    protected override Task Once(CancellationToken cancellation) => Round(cancellation);

    private async Task Do(Type type, CancellationToken cancellation)
    {
        try
        {
            await using var scope = program.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<JournalLog>().Actor = Actor.Clock;
            var lease = TimeSpan.FromSeconds(Math.Max(options.Seconds, 10) * LeaseRounds);
            if (!await scope.ServiceProvider.GetRequiredService<Leases>().Take(type.Name, process, lease)) return;
            var done = await ((RecurringWork)scope.ServiceProvider.GetRequiredService(type)).Do(cancellation);
            if (done > 0) LogDone(type.Name, done);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Its message may hold what somebody wrote; its kind and place are enough to find it.
            LogFailed(type.Name, error.GetType().Name, error.StackTrace ?? "");
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Work}: {Count} done")]
    private partial void LogDone(string work, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Work} failed and is tried again in the next round: {Error}\n{Stack}")]
    private partial void LogFailed(string work, string error, string stack);
}
