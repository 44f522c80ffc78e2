using System.Data.Common;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Stores;

/// <summary>Which reminders were sent: each is sent once, whoever and however many send.</summary>
public sealed class Reminders(Session session, TimeProvider clock)
{
    /// <summary>Notes, in the running transaction, that a reminder about a subject is sent now.</summary>
    /// <returns>False when it was sent before.</returns>
    public async Task<bool> First(string subject, string reminder)
    {
        var arguments = new { subject, reminder, now = clock.GetUtcNow() };
        if (await session.Single<DateTimeOffset?>("SELECT sent_at FROM reminders WHERE subject = @subject AND reminder = @reminder", arguments) is not null) return false;
        try
        {
            return await session.Execute("INSERT INTO reminders (subject, reminder, sent_at) VALUES (@subject, @reminder, @now)", arguments) > 0;
        }
        catch (DbException error) when (session.Dialect.IsDuplicate(error))
        {
            return false;
        }
    }
}
