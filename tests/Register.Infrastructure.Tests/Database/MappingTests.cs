using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Security;

namespace Register.Infrastructure.Tests.Database;

public sealed class MappingTests
{
    private static readonly DateTimeOffset Instant = new(2026, 3, 29, 2, 59, 59, 999, TimeSpan.FromHours(2));

    [Theory, OnSqlite, OnSqlServer]
    public async Task Every_type_comes_back_as_it_went_in(string provider)
    {
        await using var database = await WithSamples(provider);
        var sample = new Sample
        {
            Id = Id<Freelancer>.New(Instant), At = Instant, Day = new DateOnly(2028, 2, 29), Cents = Money.MaxCents, Word = "Crème brûlée, 'één' ☕ 𝄞",
            Doc = new string('x', 9000), Bytes = [0, 1, 255], Role = Role.Authority, Duties = Duties.Open | Duties.Audit, Count = int.MinValue, MaybeAt = Instant, MaybeDay = DateOnly.MinValue,
        };
        await Insert(database, sample);
        var read = (await database.Read<Sample>("SELECT * FROM samples WHERE id = @id", new { id = sample.Id })).Single();
        (read with { Bytes = sample.Bytes }).ShouldBe(sample with { At = Instant.ToUniversalTime(), MaybeAt = Instant.ToUniversalTime() });
        read.Bytes.ShouldBe(sample.Bytes);
        read.At.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task What_is_absent_stays_absent(string provider)
    {
        await using var database = await WithSamples(provider);
        await Insert(database, new Sample { Id = Id<Freelancer>.New(Instant), At = Instant, Day = DateOnly.MaxValue });
        var read = (await database.Read<Sample>("SELECT * FROM samples")).Single();
        read.MaybeAt.ShouldBeNull();
        read.MaybeDay.ShouldBeNull();
        read.MaybeId.ShouldBeNull();
        read.Doc.ShouldBeNull();
        read.Bytes.ShouldBeNull();
        read.Day.ShouldBe(DateOnly.MaxValue);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Instants_are_cut_to_the_millisecond_and_never_rounded_up(string provider)
    {
        await using var database = await WithSamples(provider);
        var justBefore = new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(-1);
        await Insert(database, new Sample { Id = Id<Freelancer>.New(Instant), At = justBefore });
        (await database.Read<DateTimeOffset>("SELECT at FROM samples")).Single().ShouldBe(justBefore.AddTicks(1).AddMilliseconds(-1));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Instants_days_and_ids_order_as_time_does(string provider)
    {
        await using var database = await WithSamples(provider);
        DateTimeOffset[] instants = [new(1971, 1, 1, 0, 0, 0, TimeSpan.Zero), Instant.AddMilliseconds(-1), Instant, Instant.AddMilliseconds(1), new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero)];
        foreach (var at in instants.Reverse())
            await Insert(database, new Sample { Id = Id<Freelancer>.New(at), At = at, Day = DateOnly.FromDateTime(at.UtcDateTime) });
        foreach (var order in (string[])["at", "day, at", "id"])
            (await database.Read<DateTimeOffset>($"SELECT at FROM samples ORDER BY {order}")).ShouldBe(
                instants.OrderBy(i => order == "id" ? Id<Freelancer>.New(i).ToString()[..13] : Mappings.ToText(i), StringComparer.Ordinal).Select(Mappings.Milliseconds));
        (await database.Read<DateTimeOffset>("SELECT at FROM samples WHERE at < @at ORDER BY at", new { at = Instant })).Count.ShouldBe(2);
        (await database.Read<DateTimeOffset>("SELECT at FROM samples WHERE day = @day", new { day = DateOnly.FromDateTime(Instant.UtcDateTime) })).Count.ShouldBe(3);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Text_is_compared_by_code_point(string provider)
    {
        await using var database = await WithSamples(provider);
        foreach (var word in (string[])["b", "B", "a", "é", "e", "a "])
            await Insert(database, new Sample { Id = Id<Freelancer>.New(Instant), At = Instant, Word = word });
        (await database.Read<string>("SELECT word FROM samples WHERE word > @from ORDER BY word", new { from = "A" })).ShouldBe(["B", "a", "a ", "b", "e", "é"]);
        (await database.Read<string>("SELECT word FROM samples WHERE word = @word", new { word = "E" })).ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Filters_hold_together_and_absent_ones_do_not_count(string provider)
    {
        await using var database = await WithSamples(provider);
        foreach (var count in Enumerable.Range(0, 10))
            await Insert(database, new Sample { Id = Id<Freelancer>.New(Instant), At = Instant, Count = count, Word = count % 2 == 0 ? "even" : "odd" });
        async Task<List<int>> Find(Where where, int take)
        {
            where.Arguments.Add("take", take);
            return await database.Read<int>($"SELECT count FROM samples {where} ORDER BY count {{page}}", where.Arguments);
        }

        (await Find(new Where().And("count >= @from", "from", 4).And("word = @word", "word", "even").And("count < 9"), 10)).ShouldBe([4, 6, 8]);
        (await Find(new Where().And("count >= @from", "from", null).And("word IN @words", "words", new[] { "even", "odd" }), 3)).ShouldBe([0, 1, 2]);
        (await Find(new Where(), 100)).Count.ShouldBe(10);
        new Where().ToString().ShouldBe("");
    }

    private static async Task<TestDatabase> WithSamples(string provider)
    {
        var database = await TestDatabase.Empty(provider);
        var t = database.Dialect.ColumnTypes;
        await database.Execute($"""
            CREATE TABLE samples (id {t["id"]} NOT NULL PRIMARY KEY, maybe_id {t["id"]} NULL, at {t["instant"]} NOT NULL, maybe_at {t["instant"]} NULL, day {t["date"]} NOT NULL,
              maybe_day {t["date"]} NULL, cents BIGINT NOT NULL, word {t["text"]} NOT NULL, doc {t["long"]} NULL, bytes {t["blob"]} NULL, role {t["code"]} NOT NULL,
              duties {t["code"]} NOT NULL, count INT NOT NULL)
            """);
        return database;
    }

    private static Task<int> Insert(TestDatabase database, Sample s) => database.Execute(
        """
        INSERT INTO samples (id, maybe_id, at, maybe_at, day, maybe_day, cents, word, doc, bytes, role, duties, count)
        VALUES (@Id, @MaybeId, @At, @MaybeAt, @Day, @MaybeDay, @Cents, @Word, @Doc, @Bytes, @role, @duties, @Count)
        """, new { s.Id, s.MaybeId, s.At, s.MaybeAt, s.Day, s.MaybeDay, s.Cents, s.Word, s.Doc, s.Bytes, role = s.Role.ToString(), duties = s.Duties.ToString(), s.Count });

    private sealed record Sample
    {
        public Id<Freelancer> Id { get; init; }
        public Id<Freelancer>? MaybeId { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? MaybeAt { get; init; }
        public DateOnly Day { get; init; } = new(2026, 1, 1);
        public DateOnly? MaybeDay { get; init; }
        public long Cents { get; init; }
        public string Word { get; init; } = "";
        public string? Doc { get; init; }
        public byte[]? Bytes { get; init; }
        public Role Role { get; init; }
        public Duties Duties { get; init; }
        public int Count { get; init; }
    }
}
