namespace Register.Infrastructure.Tests.Database;

/// <summary>Announced work may share a commit with what is finished; it may hold nobody up and lose nothing.</summary>
public sealed class AnnouncementTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_piece_is_answered_though_announced_work_never_comes()
    {
        await using var database = await GroupCommitTests.WithPairs("Sqlite");
        using var never = database.Dialect.Announce();
        await GroupCommitTests.Add(database, 1).WaitAsync(Long);
        (await database.Read<int>("SELECT part FROM pairs WHERE number = 1")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Work_that_comes_after_its_announcement_or_not_at_all_loses_nothing()
    {
        await using var database = await GroupCommitTests.WithPairs("Sqlite");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => Task.Run(() => Announced(database, number)))).WaitAsync(6 * Long);
        var there = await database.Read<int>("SELECT number FROM pairs WHERE part = 0 ORDER BY number");
        there.ShouldBe(outcomes.Where(n => n >= 0).Order());
        there.Count.ShouldBe(200);
        // Nothing stays announced: whoever comes now is alone, and is answered.
        await GroupCommitTests.Add(database, 1000).WaitAsync(Long);
    }

    // Every third is refused while it prepares, as a bid that is not eligible is.
    private static async Task<int> Announced(TestDatabase database, int number)
    {
        await using var session = database.Session();
        using var coming = session.Announce();
        await Task.Delay(number % 5);
        if (number % 3 == 0) return -1;
        await session.Write(() => session.Execute("INSERT INTO pairs (number, part) VALUES (@number, 0)", new { number }));
        return number;
    }
}
