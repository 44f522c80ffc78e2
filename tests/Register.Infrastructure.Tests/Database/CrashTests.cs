using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Tests.Database;

/// <summary>SQLite when the program stops in the middle, and when the disk is full.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task What_was_answered_is_in_the_files_at_any_instant_and_nothing_is_there_by_half()
    {
        await using var database = await GroupCommitTests.WithPairs("Sqlite");
        var answered = new ConcurrentDictionary<int, byte>();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 12).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var number = (writer * 100_000) + i;
                await GroupCommitTests.Add(database, number, filling: new string('x', 300));
                answered.TryAdd(number, 0);
            }
        }, CancellationToken.None)).ToList();
        for (var crash = 0; crash < 12; crash++)
        {
            await Task.Delay(40, CancellationToken.None);
            var copy = Path.Combine(database.Folder, $"crash{crash}.db");
            // Inside a write nobody else commits, so that the two files are of one instant; ours is never committed.
            var before = await database.Write(s =>
            {
                var promised = answered.Keys.ToList();
                File.Copy(database.File, copy);
                File.Copy(database.File + "-wal", copy + "-wal");
                return Task.FromResult(promised);
            }, CancellationToken.None);
            var there = AfterRestart(copy);
            there.Values.ShouldAllBe(parts => parts == 2);
            before.Except(there.Keys).ShouldBeEmpty();
        }
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        answered.Count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_full_disk_is_an_error_that_leaves_nothing_by_half_and_passes_when_there_is_space()
    {
        await using var database = await GroupCommitTests.WithPairs("Sqlite");
        await GroupCommitTests.Add(database, -1);
        await LimitPages(database, (await PageCount(database)) + 30);
        var errors = new ConcurrentBag<DbException>();
        var answered = new ConcurrentBag<int>();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            try
            {
                await GroupCommitTests.Add(database, number, filling: new string('x', 3000));
                answered.Add(number);
            }
            catch (DbException error)
            {
                errors.Add(error);
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));
        errors.ShouldNotBeEmpty();
        errors.ShouldAllBe(e => database.Dialect.IsUnavailable(e));
        (await database.Read<int>("SELECT number FROM pairs WHERE number >= 0 ORDER BY number, part"))
            .ShouldBe(answered.Order().SelectMany(n => new[] { n, n }));

        await LimitPages(database, 1_000_000);
        await GroupCommitTests.Add(database, 1000, filling: new string('x', 3000));
        (await database.Read<int>("SELECT part FROM pairs WHERE number = 1000")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_writer_whose_connection_broke_is_told_and_the_next_one_works()
    {
        await using var database = await GroupCommitTests.WithPairs("Sqlite");
        // The transaction ends under the piece: the outcome must be told, and the gate must open again.
        await Should.ThrowAsync<DbException>(() => database.Execute("ROLLBACK"));
        await Should.ThrowAsync<DbException>(() => database.Write<int>(async s =>
        {
            var session = s.GetRequiredService<Session>();
            await session.Execute("INSERT INTO pairs (number, part) VALUES (1, 0)");
            await session.Execute("ROLLBACK");
            throw new SqliteException("disk I/O error", SQLitePCL.raw.SQLITE_IOERR);
        }));
        await GroupCommitTests.Add(database, 2).WaitAsync(TimeSpan.FromSeconds(10));
        (await database.Read<int>("SELECT number FROM pairs")).ShouldBe([2, 2]);
    }

    [Fact]
    public async Task A_shared_commit_that_fails_is_told_to_everybody_in_it_and_the_next_one_works()
    {
        await using var database = await GroupCommitTests.WithPairs("Sqlite");
        // A promise that is checked only at the commit, and broken there.
        await database.Execute("CREATE TABLE promises (number INT NOT NULL, part INT NOT NULL, FOREIGN KEY (number, part) REFERENCES pairs (number, part) DEFERRABLE INITIALLY DEFERRED)");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(number => Task.Run(async () =>
        {
            try
            {
                if (number % 20 == 10) await database.Execute("INSERT INTO promises (number, part) VALUES (999, 0)");
                else await GroupCommitTests.Add(database, number);
                return number;
            }
            catch (DbException)
            {
                return -1;
            }
        }))).WaitAsync(TimeSpan.FromSeconds(30));
        outcomes.Count(n => n < 0).ShouldBeGreaterThanOrEqualTo(3);
        (await database.Read<int>("SELECT number FROM pairs WHERE part = 1 ORDER BY number")).ShouldBe(outcomes.Where(n => n >= 0).Order());
        (await database.Read<int>("SELECT number FROM promises")).ShouldBeEmpty();
        await GroupCommitTests.Add(database, 1000).WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Two_programs_on_one_file_wait_for_each_other()
    {
        await using var database = await GroupCommitTests.WithPairs("Sqlite");
        await using var other = new SqliteDialect($"Data Source={database.File}");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () =>
        {
            if (number % 2 == 0) await GroupCommitTests.Add(database, number);
            else
            {
                await using var session = new Session(other);
                await session.Write(() => session.Execute("INSERT INTO pairs (number, part) VALUES (@number, 0)", new { number }));
            }
        }))).WaitAsync(TimeSpan.FromSeconds(60));
        (await database.Read<int>("SELECT number FROM pairs WHERE part = 0 ORDER BY number")).ShouldBe(Enumerable.Range(0, 40));
    }

    private static Dictionary<int, int> AfterRestart(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.ExecuteScalar<string>("PRAGMA integrity_check").ShouldBe("ok");
        return connection.Query<int>("SELECT number FROM pairs").GroupBy(n => n).ToDictionary(g => g.Key, g => g.Count());
    }

    private static async Task<long> PageCount(TestDatabase database) => (await database.Read<long>("PRAGMA page_count")).Single();

    private static Task<List<long>> LimitPages(TestDatabase database, long pages) =>
        database.Write(s => s.GetRequiredService<Session>().Query<long>($"PRAGMA max_page_count={pages}"));
}
