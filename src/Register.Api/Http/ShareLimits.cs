using System.Security.Cryptography;
using Register.Api.Http.Loops;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Has the processes on one database tell each other what they counted, every second or so: a limit holds for all of them together, and no
/// request waits for it. While the database does not answer, each counts for itself.</summary>
public sealed partial class ShareLimits(IServiceProvider program, RateLimits limits, LimitOptions options, TimeProvider clock, ILogger<ShareLimits> log)
    : Repeating(TimeSpan.FromSeconds(options.Enabled ? options.SharedSeconds : 0), clock)
{
    private readonly string process = RandomNumberGenerator.GetHexString(16, lowercase: true);
    private bool isAlone;

    /// <summary>Tells and asks once.</summary>
    public async Task Exchange()
    {
        var (window, mine, known) = limits.Tell();
        if (known.Count == 0) return;
        await using var scope = program.CreateAsyncScope();
        limits.Hear(window, await scope.ServiceProvider.GetRequiredService<SharedCounts>().Exchange(process, window, mine, known));
    }

    protected override async Task Once(CancellationToken cancellation)
    {
        try
        {
            await Exchange();
            if (isAlone) LogTogether();
            isAlone = false;
        }
        catch (Exception error)
        {
            // Once, and not every second.
            if (!isAlone) LogAlone(error.GetType().Name, error.StackTrace ?? "");
            isAlone = true;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rate limits are counted by this process alone: {Error}\n{Stack}")]
    private partial void LogAlone(string error, string stack);

    [LoggerMessage(Level = LogLevel.Information, Message = "Rate limits are counted together again")]
    private partial void LogTogether();
}
