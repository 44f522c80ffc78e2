using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;
using Register.Infrastructure.Stores;

namespace Register.Infrastructure.Tests.Database;

public sealed class LeaseTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_two_processes_one_holds_the_lease_until_it_ends(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        (await Take(database, "a")).ShouldBeTrue();
        (await Take(database, "b")).ShouldBeFalse();
        database.Clock.Now += Minute / 2;
        (await Take(database, "a")).ShouldBeTrue("whoever has it prolongs it");
        database.Clock.Now += Minute * 0.75;
        (await Take(database, "b")).ShouldBeFalse();
        database.Clock.Now += Minute;
        (await Take(database, "b")).ShouldBeTrue();
        (await Take(database, "a")).ShouldBeFalse();
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_many_who_ask_at_once_one_gets_the_lease(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        var got = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Take(database, $"p{i}"))));
        got.Count(g => g).ShouldBe(1);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_reminder_is_sent_once_however_many_send_it(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        Task<bool> Send(string reminder) => database.Write(s => s.GetRequiredService<Reminders>().First("subject", reminder));
        var sent = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Send("60"))));
        sent.Count(s => s).ShouldBe(1);
        (await Send("28")).ShouldBeTrue();
    }

    private static async Task<bool> Take(TestDatabase database, string holder)
    {
        await using var scope = database.Scope();
        return await scope.ServiceProvider.GetRequiredService<Leases>().Take("work", holder, Minute);
    }
}
