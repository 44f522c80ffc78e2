namespace Register.Api.Http;

/// <summary>A clock for a sandbox, on which the days of a procedure pass in minutes. Only instants run faster: whoever
/// waits for something, waits in real time.</summary>
/// <param name="real">The clock it follows.</param>
/// <param name="factor">How many times as fast: 1 440 makes a day of a minute.</param>
/// <param name="since">When it was equal to the real one. After a restart only the same instant goes on where it was.</param>
public sealed class AcceleratedClock(TimeProvider real, int factor, DateTimeOffset since) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => since + ((real.GetUtcNow() - since) * factor);

    /// <summary>The real clock, or the accelerated one where <c>Clock:Accelerator</c> asks for it.</summary>
    /// <exception cref="InvalidOperationException"><c>Clock:Since</c> is so far away that it would give no date.</exception>
    public static TimeProvider Of(IConfiguration settings, TimeProvider real)
    {
        var (factor, now) = (settings.GetValue("Clock:Accelerator", 1), real.GetUtcNow());
        if (factor == 1) return real;
        var since = settings.GetValue<DateTimeOffset?>("Clock:Since")?.ToUniversalTime() ?? now;
        if (Math.Abs((now - since).TotalDays) > 366) throw new InvalidOperationException("Clock:Since must lie within a year from now.");
        return new AcceleratedClock(real, factor, since);
    }
}
