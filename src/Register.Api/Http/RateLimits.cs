using System.Collections.Concurrent;

namespace Register.Api.Http;

/// <summary>Counts requests by the minute, for a key or an address, in this process's memory. Behind several processes
/// each counts for itself: the limits keep one client from crowding out the others, they are no price list.</summary>
public sealed class RateLimits(TimeProvider clock)
{
    /// <summary>The window in seconds.</summary>
    public const int Window = 60;

    // Whoever came by in a minute that is over is dropped once there are this many.
    private const int Crowd = 20_000;
    private readonly ConcurrentDictionary<string, Count> counts = new();

    /// <summary>How many callers are counted now.</summary>
    public int Known => counts.Count;

    /// <summary>Counts one. How many are left in this window (below zero: too many), and when the next begins.</summary>
    public (int Left, int Seconds) Take(string who, int quota)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var window = now / Window;
        if (counts.Count > Crowd) Forget(window);
        var used = counts.GetOrAdd(who, _ => new Count()).Add(window);
        return (quota - used, (int)(((window + 1) * Window) - now));
    }

    private void Forget(long window)
    {
        foreach (var (who, count) in counts)
            if (count.IsBefore(window)) counts.TryRemove(who, out _);
    }

    private sealed class Count
    {
        private readonly Lock gate = new();
        private long window;
        private int used;

        public int Add(long now)
        {
            lock (gate)
            {
                if (now != window) (window, used) = (now, 0);
                return ++used;
            }
        }

        public bool IsBefore(long now)
        {
            lock (gate) return window < now;
        }
    }
}
