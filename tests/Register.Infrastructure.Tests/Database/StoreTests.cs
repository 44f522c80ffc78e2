using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;
using Register.Infrastructure.Stores;

namespace Register.Infrastructure.Tests.Database;

public sealed class StoreTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Of_two_who_change_the_same_version_one_is_told_that_it_moved_on(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        var id = await database.Write(async s => await Things.Register(s));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => Outcome(database, async s =>
        {
            // The caller names the version she saw; all but the first come too late.
            var store = s.GetRequiredService<FreelancerStore>();
            var seen = await store.Load(id, expected: 1);
            seen.Change(Things.Profile(description: $"change {n}"));
            await store.Save(seen);
        }))));
        outcomes.Count(o => o is null).ShouldBe(1);
        outcomes.Where(o => o is not null).ShouldAllBe(o => ((Refusal)o!).Kind == RefusalKind.Stale);
        (await database.Read<long>("SELECT version FROM freelancers")).ShouldBe([2]);
        (await database.Read<long>("SELECT position FROM journal WHERE subject = @id", new { id })).Count.ShouldBe(2);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_save_on_an_older_copy_is_refused_by_the_version_and_not_by_a_read(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        var id = await database.Write(async s => await Things.Register(s));
        var refusal = await Should.ThrowAsync<Refusal>(() => database.Write(async s =>
        {
            var store = s.GetRequiredService<FreelancerStore>();
            var (mine, theirs) = (await store.Load(id), await store.Load(id));
            theirs.Change(Things.Profile(description: "theirs"));
            await store.Save(theirs);
            mine.Change(Things.Profile(description: "mine"));
            await store.Save(mine);
            return 0;
        }));
        refusal.Kind.ShouldBe(RefusalKind.Stale);
        (await database.Read<long>("SELECT version FROM freelancers")).ShouldBe([1], "the refusal undid the whole transaction");
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_unique_value_is_taken_once_however_many_want_it_at_once(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Outcome(database, s => Things.Register(s, number: "12345678")))));
        outcomes.Count(o => o is null).ShouldBe(1);
        outcomes.Where(o => o is not null).ShouldAllBe(o => ((Refusal)o!).Code == "freelancer.already-registered");
        (await database.Read<string>("SELECT id FROM freelancers")).Count.ShouldBe(1);
        (await database.Read<long>("SELECT position FROM journal")).ShouldBe([1]);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task After_a_refused_duplicate_the_transaction_can_go_on(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        await database.Write(async s => await Things.Register(s, number: "12345678"));
        await database.Write(async s =>
        {
            await Should.ThrowAsync<Refusal>(() => Things.Register(s, number: "12345678"));
            return await Things.Register(s, number: "87654321");
        });
        (await database.Read<string>("SELECT identifier FROM freelancers ORDER BY identifier")).ShouldBe(["12345678", "87654321"]);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_is_loaded_is_what_was_saved(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        var id = await database.Write(async s => await Things.Register(s, description: "één"));
        await using var scope = database.Scope();
        var loaded = await scope.ServiceProvider.GetRequiredService<FreelancerStore>().Load(id);
        loaded.Version.ShouldBe(1);
        loaded.Events.ShouldBeEmpty();
        loaded.Profile!.Description.ShouldBe("één");
        (await Should.ThrowAsync<Refusal>(() => scope.ServiceProvider.GetRequiredService<FreelancerStore>().Load(id, expected: 2))).Kind.ShouldBe(RefusalKind.Stale);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Keys_work_until_they_expire_or_are_revoked(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        var (key, secret) = await database.Write(s => s.GetRequiredService<ApiKeys>().Create(
            new ApiKeyFor(Role.Authority, "owner", "anna") { Duties = Duties.Open | Duties.Audit, ExpiresAt = database.Clock.Now.AddHours(1) }));
        await using var scope = database.Scope();
        var keys = scope.ServiceProvider.GetRequiredService<ApiKeys>();
        var found = (await keys.Find(secret)).ShouldNotBeNull();
        (found.Id, found.Duties, found.Role, found.Holder).ShouldBe((key.Id, Duties.Open | Duties.Audit, Role.Authority, "anna"));
        (await keys.Find(secret + "x")).ShouldBeNull();
        database.Clock.Now = database.Clock.Now.AddHours(1);
        (await keys.Find(secret)).ShouldBeNull();
        (await database.Read<string>("SELECT hash FROM api_keys")).Single().ShouldNotContain(secret);
    }

    private static async Task<Exception?> Outcome(TestDatabase database, Func<IServiceProvider, Task> work)
    {
        try
        {
            await database.Write(async s =>
            {
                await work(s);
                return 0;
            });
            return null;
        }
        catch (Refusal refusal)
        {
            return refusal;
        }
    }
}
