using System.Data.Common;

namespace Register.Infrastructure.Database;

/// <summary>Who of several processes on one database does a recurring work. A lease ends by itself, so that one who died
/// holds nobody up. It only saves double work: what must happen once is decided by a unique key.</summary>
public sealed class Leases(Session session, TimeProvider clock)
{
    /// <summary>Takes or prolongs a lease, durably.</summary>
    /// <param name="name">Of the work.</param>
    /// <param name="holder">Of the process.</param>
    /// <param name="time">For how long.</param>
    /// <returns>False while another holds it.</returns>
    public Task<bool> Take(string name, string holder, TimeSpan time) => session.Write(async () =>
    {
        var now = clock.GetUtcNow();
        var arguments = new { name, holder, now, until = now + time };
        if (await session.Execute("UPDATE leases SET holder = @holder, held_until = @until WHERE name = @name AND (holder = @holder OR held_until <= @now)", arguments) > 0)
            return true;
        if (await session.Single<string>("SELECT holder FROM leases WHERE name = @name", arguments) is not null) return false;
        try
        {
            return await session.Execute("INSERT INTO leases (name, holder, held_until) VALUES (@name, @holder, @until)", arguments) > 0;
        }
        catch (DbException error) when (session.Dialect.IsDuplicate(error))
        {
            return false;
        }
    });
}
