namespace Register.Api.Http;

/// <summary>Section <c>Stopping</c> of the settings.</summary>
public sealed class StoppingOptions
{
    /// <summary>Seconds in which a program that was told to stop still takes requests while <c>/health/ready</c> says that it stops, so that a load
    /// balancer sends its callers elsewhere before it is gone.</summary>
    public int Seconds { get; set; }
}

/// <summary>Waits before the program stops listening. Afterwards the server finishes what it took, and then the loops end.</summary>
public sealed class Stopping(StoppingOptions options) : IHostedLifecycleService
{
    public Task StoppingAsync(CancellationToken cancellationToken) => options.Seconds == 0 ? Task.CompletedTask : Task.Delay(TimeSpan.FromSeconds(options.Seconds), cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
