using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Tests.Database;

/// <summary>What writers may rely on, on both databases: SQLite shares commits, and nobody may notice.</summary>
public sealed class GroupCommitTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Whoever_is_answered_is_there_for_every_reader(string provider)
    {
        await using var database = await WithPairs(provider);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                var number = (writer * 1000) + i;
                await Add(database, number);
                (await Seen(database, number)).ShouldBe(2);
            }
        })));
        (await database.Read<long>("SELECT CAST(COUNT(*) AS BIGINT) FROM pairs")).ShouldBe([16 * 25 * 2]);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_piece_that_fails_undoes_itself_and_nobody_else(string provider)
    {
        await using var database = await WithPairs(provider);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            try
            {
                await Add(database, number, half: number % 3 == 0);
                return true;
            }
            catch (TimeZoneNotFoundException)
            {
                return false;
            }
        })));
        for (var number = 0; number < 200; number++) outcomes[number].ShouldBe(number % 3 != 0);
        var there = await database.Read<int>("SELECT number FROM pairs ORDER BY number, part");
        there.ShouldBe(Enumerable.Range(0, 200).Where(n => n % 3 != 0).SelectMany(n => new[] { n, n }));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Who_gives_up_waiting_takes_nobody_along(string provider)
    {
        await using var database = await WithPairs(provider);
        var random = new Random(20261001);
        var gaveUp = 0;
        var work = Enumerable.Range(0, 300).Select(number => (number, after: random.Next(3) == 0 ? random.Next(1, 15) : 60_000)).Select(async w =>
        {
            using var patience = new CancellationTokenSource(w.after);
            try
            {
                await Task.Run(() => Add(database, w.number, cancellation: patience.Token), CancellationToken.None);
                return w.number;
            }
            catch (OperationCanceledException)
            {
                Interlocked.Increment(ref gaveUp);
                return -1;
            }
        });
        var answered = (await Task.WhenAll(work).WaitAsync(TimeSpan.FromSeconds(60))).Where(n => n >= 0).Order().ToList();
        (await database.Read<int>("SELECT number FROM pairs WHERE part = 0 ORDER BY number")).ShouldBe(answered);
        if (provider == "Sqlite") gaveUp.ShouldBePositive("the test should see some give up");
    }

    [Fact]
    public async Task The_last_in_line_who_gives_up_leaves_the_others_committed()
    {
        await using var database = await WithPairs("Sqlite");
        using var patience = new CancellationTokenSource();
        var inside = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var first = Task.Run(() => database.Write(async s =>
        {
            inside.SetResult();
            await go.Task;
            return await s.GetRequiredService<Session>().Execute("INSERT INTO pairs (number, part) VALUES (1, 0)");
        }));
        await inside.Task;
        var second = Task.Run(() => Add(database, 2, cancellation: patience.Token));
        await Task.Delay(100);
        go.SetResult();
        await patience.CancelAsync();
        await first.WaitAsync(TimeSpan.FromSeconds(10));
        await Should.NotThrowAsync(async () =>
        {
            try
            {
                await second;
            }
            catch (OperationCanceledException)
            {
            }
        });
        (await Seen(database, 1)).ShouldBe(1);
    }

    [Fact]
    public async Task Readers_see_nothing_of_a_piece_before_it_is_answered()
    {
        await using var database = await WithPairs("Sqlite");
        var inside = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var writing = Task.Run(() => database.Write(async s =>
        {
            await s.GetRequiredService<Session>().Execute("INSERT INTO pairs (number, part) VALUES (1, 0)");
            inside.SetResult();
            await go.Task;
            return (await s.GetRequiredService<Session>().Query<int>("SELECT part FROM pairs WHERE number = 1")).Count;
        }));
        await inside.Task;
        (await Seen(database, 1)).ShouldBe(0);
        go.SetResult();
        (await writing).ShouldBe(1, "the piece itself sees what it wrote");
        (await Seen(database, 1)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_is_alone_is_not_kept_waiting()
    {
        await using var database = await WithPairs("Sqlite");
        await Add(database, 0);
        var start = TimeProvider.System.GetTimestamp();
        for (var number = 1; number <= 20; number++) await Add(database, number);
        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Nested_work_joins_the_transaction_around_it(string provider)
    {
        await using var database = await WithPairs(provider);
        await Should.ThrowAsync<TimeZoneNotFoundException>(() => database.Write<int>(async s =>
        {
            var session = s.GetRequiredService<Session>();
            await session.Write(() => session.Execute("INSERT INTO pairs (number, part) VALUES (1, 0)"));
            throw new TimeZoneNotFoundException();
        }));
        (await Seen(database, 1)).ShouldBe(0);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task A_session_reads_on_after_its_write(string provider)
    {
        await using var database = await WithPairs(provider);
        await using var session = database.Session();
        (await session.Query<int>("SELECT part FROM pairs")).ShouldBeEmpty();
        await session.Write(() => session.Execute("INSERT INTO pairs (number, part) VALUES (1, 0)"));
        (await session.Query<int>("SELECT part FROM pairs")).Count.ShouldBe(1);
        await Should.ThrowAsync<DbException>(() => session.Write(() => session.Execute("INSERT INTO pairs (number, part) VALUES (1, 0)")));
        (await session.Query<int>("SELECT part FROM pairs")).Count.ShouldBe(1);
    }

    internal static async Task<TestDatabase> WithPairs(string provider)
    {
        var database = await TestDatabase.Empty(provider);
        await database.Execute($"CREATE TABLE pairs (number INT NOT NULL, part INT NOT NULL, filling {database.Dialect.ColumnTypes["long"]} NULL, PRIMARY KEY (number, part))");
        return database;
    }

    /// <summary>Two rows in one transaction, or a failure between them.</summary>
    internal static Task<int> Add(TestDatabase database, int number, bool half = false, string? filling = null, CancellationToken cancellation = default) => database.Write(async s =>
    {
        var session = s.GetRequiredService<Session>();
        await session.Execute("INSERT INTO pairs (number, part, filling) VALUES (@number, 0, @filling)", new { number, filling });
        await Task.Yield();
        if (half) throw new TimeZoneNotFoundException("any error will do");
        return await session.Execute("INSERT INTO pairs (number, part, filling) VALUES (@number, 1, @filling)", new { number, filling });
    }, cancellation);

    private static async Task<int> Seen(TestDatabase database, int number) =>
        (await database.Read<int>("SELECT part FROM pairs WHERE number = @number", new { number })).Count;
}
