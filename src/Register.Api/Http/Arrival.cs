using Register.Infrastructure.Database;

namespace Register.Api.Http;

/// <summary>When a request had arrived whole: what its sender is judged by where there is a deadline, however long it waits here
/// for its turn. One per request.</summary>
public sealed class Arrival(TimeProvider clock)
{
    private bool isWhole;

    /// <summary>To the millisecond, as instants are kept: what is judged at it must come out the same when it is read back.</summary>
    public DateTimeOffset At { get; private set; } = Mappings.Milliseconds(clock.GetUtcNow());

    /// <summary>The last byte of the request is here. Whoever says so first is right.</summary>
    public void IsWhole()
    {
        if (!isWhole) At = Mappings.Milliseconds(clock.GetUtcNow());
        isWhole = true;
    }
}
