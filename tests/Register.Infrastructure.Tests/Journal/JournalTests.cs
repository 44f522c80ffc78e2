using Microsoft.Extensions.DependencyInjection;
using Register.Domain.Kernel;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Tests.Database;

namespace Register.Infrastructure.Tests.Journal;

public sealed class JournalTests
{
    private const string SecondHash = "(SELECT hash FROM journal WHERE position = 2)";

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_untouched_journal_is_whole(string provider)
    {
        await using var database = await WithEntries(provider, 5);
        var verdict = await Verify(database);
        (verdict.Broken, verdict.Rows, verdict.Position).ShouldBe((null, 5, 5));
        (await Verify(database, (3, (await database.Read<string>("SELECT hash FROM journal WHERE position = 3")).Single()))).Broken.ShouldBeNull();
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_empty_journal_is_whole(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        (await Verify(database)).Broken.ShouldBeNull();
    }

    public static TheoryData<string, string, long> Tampering => new()
    {
        { "a changed body", "UPDATE journal SET body = '{\"sectors\":[\"0111\"]}' WHERE position = 3", 3 },
        { "a changed actor", "UPDATE journal SET actor = 'operator:-' WHERE position = 3", 3 },
        { "a changed area", "UPDATE journal SET area = 'tenders' WHERE position = 1", 1 },
        { "a changed event", "UPDATE journal SET event = 'FreelancerLeft' WHERE position = 5", 5 },
        { "a changed subject", $"UPDATE journal SET subject = '0199a1f0-5c00-7000-8000-000000000001' WHERE position = 4", 4 },
        { "text moved from one field to the next", "UPDATE journal SET area = 'freelancersF', event = 'reelancerRegistered' WHERE position = 2", 2 },
        { "a changed hash", $"UPDATE journal SET hash = {SecondHash} WHERE position = 4", 4 },
        { "a row missing in the middle", "DELETE FROM journal WHERE position = 3", 3 },
        { "the first row missing", "DELETE FROM journal WHERE position = 1", 1 },
        { "the last row missing", "DELETE FROM journal WHERE position = 5", 5 },
        { "the last rows missing", "DELETE FROM journal WHERE position > 2", 3 },
        { "everything missing", "DELETE FROM journal", 1 },
        { "rows reordered", "UPDATE journal SET position = 9 WHERE position = 2; UPDATE journal SET position = 2 WHERE position = 3; UPDATE journal SET position = 3 WHERE position = 9", 2 },
        { "a row added behind", $"INSERT INTO journal SELECT 6, instant, actor, area, subject, event, body, hash FROM journal WHERE position = 5", 6 },
        { "a row added far behind", $"INSERT INTO journal SELECT 60, instant, actor, area, subject, event, body, hash FROM journal WHERE position = 5", 6 },
        { "a row added in front", $"INSERT INTO journal SELECT 0, instant, actor, area, subject, event, body, hash FROM journal WHERE position = 5", 0 },
        { "a row added below zero", $"INSERT INTO journal SELECT -7, instant, actor, area, subject, event, body, hash FROM journal WHERE position = 5", -7 },
        { "a head that counts further", "UPDATE journal_head SET position = 7", 6 },
        { "a head that counts less", "UPDATE journal_head SET position = 4", 5 },
        { "a head with another hash", $"UPDATE journal_head SET hash = {SecondHash}", 5 },
        { "no head", "DELETE FROM journal_head", 0 },
    };

    [Theory, MemberData(nameof(Tampering))]
    public Task Tampering_is_found_at_its_position(string what, string sql, long position) => Found("Sqlite", what, sql, position);

    [SqlServerTheory, MemberData(nameof(Tampering))]
    public Task Tampering_is_found_at_its_position_on_SQL_Server(string what, string sql, long position) => Found("SqlServer", what, sql, position);

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_changed_instant_is_found(string provider)
    {
        await using var database = await WithEntries(provider, 5);
        await database.Execute("UPDATE journal SET instant = @at WHERE position = 4", new { at = database.Clock.Now.AddMilliseconds(1) });
        (await Verify(database)).Broken.ShouldBe(4);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task An_added_row_that_continues_the_chain_is_found_because_the_head_does_not_count_it(string provider)
    {
        await using var database = await WithEntries(provider, 5);
        var last = (await database.Read<JournalRow>("SELECT * FROM journal WHERE position = 5")).Single();
        var added = last with { Position = 6 };
        await Insert(database, added with { Hash = added.HashAfter(last.Hash) });
        var verdict = await Verify(database);
        (verdict.Broken, verdict.Why).ShouldBe((6, "added"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_tail_that_was_cut_and_chained_anew_is_found_by_whoever_noted_the_head(string provider)
    {
        await using var database = await WithEntries(provider, 5);
        var noted = (await Verify(database)) is { } before ? (before.Position, before.Hash) : default;
        var rows = await database.Read<JournalRow>("SELECT * FROM journal ORDER BY position");
        await database.Execute("DELETE FROM journal WHERE position >= 4");
        var hash = rows[2].Hash;
        foreach (var row in rows.Skip(3))
        {
            var forged = row with { Actor = "operator:-" };
            await Insert(database, forged with { Hash = hash = forged.HashAfter(hash) });
        }
        await database.Execute("UPDATE journal_head SET hash = @hash", new { hash });
        (await Verify(database)).Broken.ShouldBeNull("a chain alone cannot tell: the noted head must");
        (await Verify(database, noted)).Broken.ShouldBe(5);

        await database.Execute("DELETE FROM journal WHERE position = 5");
        await database.Execute("UPDATE journal_head SET position = 4, hash = (SELECT hash FROM journal WHERE position = 4)");
        (await Verify(database)).Broken.ShouldBeNull();
        (await Verify(database, noted)).Broken.ShouldBe(5);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Writers_at_once_leave_no_gap_and_failed_ones_no_trace(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        using var done = new CancellationTokenSource();
        // A reader that follows the log while it grows must see every row, in order, whatever commits when.
        var follower = Task.Run(async () =>
        {
            var seen = new List<long>();
            while (true)
            {
                var last = done.IsCancellationRequested;
                seen.AddRange(await database.Read<long>("SELECT position FROM journal WHERE position > @after ORDER BY position", new { after = seen.Count == 0 ? 0 : seen[^1] }));
                if (last) return seen;
            }
        });
        var answered = await Task.WhenAll(Enumerable.Range(0, 150).Select(number => Task.Run(async () =>
        {
            try
            {
                return await database.Write(async s =>
                {
                    await Things.Register(s);
                    await Things.Register(s);
                    var position = s.GetRequiredService<JournalLog>().Position;
                    if (number % 4 == 0) throw new TimeZoneNotFoundException();
                    return position;
                });
            }
            catch (TimeZoneNotFoundException)
            {
                return -1;
            }
        })));
        await done.CancelAsync();
        var rows = answered.Count(p => p > 0) * 2;
        (await follower).ShouldBe(Enumerable.Range(1, rows).Select(p => (long)p));
        answered.Where(p => p > 0).Distinct().Count().ShouldBe(answered.Count(p => p > 0));
        var verdict = await Verify(database);
        (verdict.Broken, verdict.Rows).ShouldBe((null, rows));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_check_beside_writers_finds_nothing_wrong(string provider)
    {
        await using var database = await WithEntries(provider, 3);
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++) await database.Write(async s => await Things.Register(s));
        })).ToList();
        var checks = 0;
        while (!Task.WhenAll(writers).IsCompleted)
        {
            var verdict = await Verify(database);
            verdict.Broken.ShouldBeNull(verdict.Why);
            checks++;
        }
        await Task.WhenAll(writers);
        checks.ShouldBePositive();
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_long_journal_is_read_in_parts(string provider)
    {
        await using var database = await TestDatabase.Migrated(provider);
        await database.Write(async s =>
        {
            for (var i = 0; i < 21; i++)
                await s.GetRequiredService<JournalLog>().Append("tests", "0199a1f0-5c00-7000-8000-000000000001", [.. Enumerable.Range(0, 100).Select(_ => new Happened())]);
            return 0;
        });
        (await Verify(database)).Rows.ShouldBe(2100);
        await database.Execute("DELETE FROM journal WHERE position = 2001");
        (await Verify(database)).Broken.ShouldBe(2001);
    }

    private static async Task Found(string provider, string what, string sql, long position)
    {
        await using var database = await WithEntries(provider, 5);
        foreach (var statement in sql.Split("; ")) await database.Execute(statement);
        (await Verify(database)).Broken.ShouldBe(position, what);
    }

    private static async Task<TestDatabase> WithEntries(string provider, int count)
    {
        var database = await TestDatabase.Migrated(provider);
        for (var i = 0; i < count; i++) await database.Write(async s => await Things.Register(s));
        return database;
    }

    private static async Task<JournalVerdict> Verify(TestDatabase database, (long, string)? noted = null)
    {
        await using var scope = database.Scope();
        return await scope.ServiceProvider.GetRequiredService<JournalCheck>().Verify(noted);
    }

    private static Task<int> Insert(TestDatabase database, JournalRow row) => database.Execute(
        """
        INSERT INTO journal (position, instant, actor, area, subject, event, body, hash)
        VALUES (@Position, @Instant, @Actor, @Area, @Subject, @Event, @Body, @Hash)
        """, row);

    private sealed record Happened : DomainEvent;
}
