namespace Register.Api.Http;

/// <summary>A clock that can be moved forward: for the walkthrough and the tests. It keeps ticking in between.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan moved = TimeSpan.Zero;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + moved;

    /// <summary>Lets this much time pass at once.</summary>
    public void Move(TimeSpan by) => moved += by;

    /// <summary>Lets time pass until the instant.</summary>
    public void MoveTo(DateTimeOffset instant) => moved += instant - GetUtcNow();
}
