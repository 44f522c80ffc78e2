using System.Threading.RateLimiting;

namespace Register.Api.Http;

/// <summary>How many messages are worked on at once and how many may wait for that. A whole request has arrived before it
/// takes a place, so that slow clients hold none; when also the queue is full, the newcomer is told to come back instead
/// of slowing down everybody.</summary>
public sealed class WorkPlaces(LimitOptions options) : IAsyncDisposable
{
    private const int RetryAfter = 1;

    private readonly ConcurrencyLimiter? places = options is { Enabled: true, Concurrent: > 0 }
        ? new(new ConcurrencyLimiterOptions { PermitLimit = options.Concurrent, QueueLimit = options.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst })
        : null;

    /// <summary>How many wait for a place now.</summary>
    public long Waiting => places?.GetStatistics()?.CurrentQueuedCount ?? 0;

    /// <summary>Waits for a place; disposing of it gives it back.</summary>
    /// <exception cref="HttpRefusalException">As many wait as may.</exception>
    public async ValueTask<IDisposable?> Enter(CancellationToken cancellation)
    {
        if (places is null) return null;
        var place = await places.AcquireAsync(1, cancellation);
        if (place.IsAcquired) return place;
        place.Dispose();
        throw new HttpRefusalException(StatusCodes.Status503ServiceUnavailable, "busy", RetryAfter);
    }

    public ValueTask DisposeAsync() => places?.DisposeAsync() ?? ValueTask.CompletedTask;
}
