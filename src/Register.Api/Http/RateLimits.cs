using System.Collections.Concurrent;
using Register.Infrastructure.Security;

namespace Register.Api.Http;

/// <summary>Counts requests by the minute, for a key or an address, in this process's memory, together with what other processes on the database
/// told of the same minute (<see cref="ShareLimits"/>): the limits keep one client from crowding out the others, they are no price list.</summary>
public sealed class RateLimits(TimeProvider clock)
{
    /// <summary>The window in seconds.</summary>
    public const int Window = 60;

    // Whoever came by in a minute that is over is dropped once there are this many.
    private const int Crowd = 20_000;

    // Nobody else needs to know of those who use little: a tenth of the limit in each of ten processes is the limit.
    private const int WorthTelling = 10;

    private readonly ConcurrentDictionary<string, Count> counts = new();

    /// <summary>How many callers are counted now.</summary>
    public int Known => counts.Count;

    /// <summary>Counts one. How many are left in this window (below zero: too many), and when the next begins.</summary>
    public (int Left, int Seconds) Take(string who, int quota)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var window = now / Window;
        if (counts.Count > Crowd) Forget(window);
        var used = counts.GetOrAdd(who, _ => new Count()).Add(window, quota);
        return (quota - used, (int)(((window + 1) * Window) - now));
    }

    /// <summary>The window of now; what was counted here in it and is worth telling and not yet told; and everybody of whom that was ever told.</summary>
    public (long Window, IReadOnlyList<UsedCount> Mine, IReadOnlyList<string> Known) Tell()
    {
        var window = clock.GetUtcNow().ToUnixTimeSeconds() / Window;
        List<UsedCount> mine = [];
        List<string> known = [];
        foreach (var (who, count) in counts)
        {
            if (count.Untold(window) is { } used) mine.Add(new UsedCount(who, used));
            if (!count.IsBefore(window)) known.Add(who);
        }
        return (window, mine, known);
    }

    /// <summary>Takes in what other processes counted in a window.</summary>
    public void Hear(long window, IEnumerable<UsedCount> others)
    {
        foreach (var (who, used) in others)
            if (counts.TryGetValue(who, out var count)) count.Hear(window, used);
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
        private int used, told, others, quota;

        public int Add(long now, int limit)
        {
            lock (gate)
            {
                if (now != window) (window, used, told, others) = (now, 0, 0, 0);
                quota = limit;
                return ++used + others;
            }
        }

        public int? Untold(long now)
        {
            lock (gate)
            {
                if (window != now || used == told || used * WorthTelling < quota) return null;
                return told = used;
            }
        }

        public void Hear(long now, int counted)
        {
            lock (gate)
                if (window == now) others = counted;
        }

        public bool IsBefore(long now)
        {
            lock (gate) return window < now;
        }
    }
}
