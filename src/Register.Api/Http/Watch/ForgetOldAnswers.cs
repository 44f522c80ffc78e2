using System.Data.Common;
using Register.Infrastructure.Stores;

namespace Register.Api.Http.Watch;

/// <summary>Every hour, forgets the answers that were kept for retries and are too old for one.</summary>
public sealed partial class ForgetOldAnswers(IServiceProvider program, TimeProvider clock, ILogger<ForgetOldAnswers> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromHours(1);

    // The start of the program belongs to those who wait for it.
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(AfterStart, clock, stoppingToken);
            using var timer = new PeriodicTimer(Often, clock);
            do
            {
                await Forget();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private async Task Forget()
    {
        try
        {
            await using var scope = program.CreateAsyncScope();
            var count = await scope.ServiceProvider.GetRequiredService<IdempotencyStore>().Forget();
            if (count > 0) LogForgotten(count);
        }
        catch (DbException error)
        {
            // The next hour is soon enough.
            LogFailed(error.ErrorCode);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Forgot {Count} answers kept for retries")]
    private partial void LogForgotten(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answers kept for retries could not be forgotten: database error {Code}")]
    private partial void LogFailed(int code);
}
