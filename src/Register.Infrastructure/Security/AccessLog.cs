using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Security;

/// <summary>Who looked at what of a freelancer is not public. A look is noted before its answer is given: what cannot be noted is
/// not shown. The same look of the same caller is noted once an hour, so that who asks often is not slower for it.</summary>
public sealed class AccessLog(Session session, Caller caller, RecentLooks recent, TimeProvider clock)
{
    /// <summary>A person at an authority, if it is one who asks, is shown something of these people.</summary>
    /// <param name="operation">The operation's id.</param>
    /// <param name="item">Which piece of evidence or which bid; null where it is all of them.</param>
    /// <param name="people">Whose it is.</param>
    public Task ShownToAuthority(string operation, Guid? item, params IEnumerable<Id<Freelancer>> people) =>
        caller.AuthorityId is null ? Task.CompletedTask : Note(people, operation, item);

    /// <summary>A platform, if it is one who asks for a freelancer, is shown something of hers.</summary>
    public Task ShownToPlatform(string operation) => caller.Represented is { } she ? Note([she], operation, null) : Task.CompletedTask;

    /// <summary>Forgets the looks before an instant; how many.</summary>
    public Task<int> Forget(DateTimeOffset before) => session.Write(() => session.Execute("DELETE FROM access_log WHERE looked_at < @before", new { before }));

    // In one transaction: a bid may have thirty members.
    private async Task Note(IEnumerable<Id<Freelancer>> people, string operation, Guid? item)
    {
        var (now, key) = (clock.GetUtcNow(), caller.Key!);
        var unseen = people.Where(she => !recent.Has(now, (she, key.Id, operation, item))).ToList();
        if (unseen.Count == 0) return;
        await session.Write(async () =>
        {
            foreach (var she in unseen)
                await session.Execute(
                    """
                    INSERT INTO access_log (id, freelancer_id, looked_at, role, owner_id, key_id, operation, item)
                    VALUES (@id, @she, @now, @role, @OwnerId, @keyId, @operation, @item)
                    """, new { id = Id<LookView>.New(now), she, now, role = key.Role.ToString(), key.OwnerId, keyId = key.Id, operation, item = item?.ToString() });
            return unseen.Count;
        });
        foreach (var she in unseen) recent.Add(now, (she, key.Id, operation, item));
    }
}

/// <summary>The looks that this process noted in the running hour.</summary>
public sealed class RecentLooks
{
    // What is forgotten too early is noted once more.
    private const int Most = 100_000;

    private readonly Lock gate = new();
    private readonly HashSet<(Id<Freelancer>, Id<ApiKey>, string, Guid?)> looks = [];
    private long hour;

    /// <summary>Whether it was noted in the hour of that instant.</summary>
    public bool Has(DateTimeOffset now, (Id<Freelancer> She, Id<ApiKey> Key, string Operation, Guid? Item) look)
    {
        lock (gate) return HourOf(now) == hour && looks.Contains(look);
    }

    /// <summary>It was noted.</summary>
    public void Add(DateTimeOffset now, (Id<Freelancer> She, Id<ApiKey> Key, string Operation, Guid? Item) look)
    {
        lock (gate)
        {
            if (HourOf(now) != hour || looks.Count >= Most) looks.Clear();
            hour = HourOf(now);
            looks.Add(look);
        }
    }

    private static long HourOf(DateTimeOffset now) => now.UtcTicks / TimeSpan.TicksPerHour;
}
