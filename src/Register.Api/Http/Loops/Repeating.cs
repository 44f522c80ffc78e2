namespace Register.Api.Http.Loops;

/// <summary>Does something in this process again and again, as long as the program runs.</summary>
/// <param name="every">How long from one time to the next; nothing is done where it is zero.</param>
/// <param name="clock">Tells the time.</param>
public abstract class Repeating(TimeSpan every, TimeProvider clock) : BackgroundService
{
    /// <summary>Does it once. What it throws ends the program: it deals with its own failures.</summary>
    protected abstract Task Once(CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (every == TimeSpan.Zero) return;
        try
        {
            // The first time comes after the first wait: the start of the program belongs to those who wait for it.
            using var timer = new PeriodicTimer(every, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Once(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program ends.
        }
    }
}
