using Register.Infrastructure.Security;

namespace Register.Api.Http.Loops;

/// <summary>Section <c>AccessLog</c> of the settings.</summary>
public sealed class AccessLogOptions
{
    /// <summary>How many days it is kept who looked at what is not public.</summary>
    public int Days { get; set; } = 1095;
}

/// <summary>Forgets who looked at what is not public, when it was kept long enough.</summary>
public sealed class ForgetOldLooks(AccessLog looks, AccessLogOptions options, TimeProvider clock) : RecurringWork
{
    public override Task<int> Do(CancellationToken cancellation) => looks.Forget(clock.GetUtcNow().AddDays(-options.Days));
}
