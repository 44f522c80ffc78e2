using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Freelancers;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Tests.Database;

namespace Register.Infrastructure.Tests.Journal;

/// <summary>The journal is chained from a head that is remembered; what was undone or written elsewhere must not mislead it.</summary>
public sealed class JournalHeadTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task The_chain_goes_on_from_what_is_there_after_an_undone_change_and_after_another_process(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        await database.Write(s => Things.Register(s));
        await Should.ThrowAsync<TimeoutException>(() => database.Write<int>(async s =>
        {
            await Things.Register(s);
            throw new TimeoutException();
        }));
        // Another process: it writes the position that was undone here, with another row.
        await database.Write(async s =>
        {
            var other = new JournalLog(s.GetRequiredService<Session>(), TimeProvider.System, new JournalHead()) { Actor = Actor.Clock };
            await other.Append("freelancers", "elsewhere", [new FreelancerLeft(new DateOnly(2026, 10, 1))]);
            return other.Position;
        });
        await database.Write(s => Things.Register(s));
        await using var session = database.Session();
        (await new JournalCheck(session).Verify()).ShouldSatisfyAllConditions(v => v.Broken.ShouldBeNull(), v => v.Rows.ShouldBe(3));
    }
}
