using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http.Loops;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Database;
using Register.Api.Tests.Proofs;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Stores;

namespace Register.Api.Tests.Freelancers;

public sealed class ErasureTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact, SqliteOnly("the files of a server are not ours to look into")]
    public async Task When_her_time_is_over_no_file_holds_a_word_of_hers_and_the_journal_is_whole()
    {
        var life = await app.AFullLife();
        var until = DateOnly.Parse((await life.Export())["keptUntil"]!.GetValue<string>());
        until.ShouldBeGreaterThan(DutchTime.DayOf(app.Clock.GetUtcNow()).AddYears(3).AddDays(20), "three years after the end of the standstill");
        (await TablesOf(life.She)).ShouldContain("notices");
        await Leaves(life.She);
        (await Counted(life.She)).ShouldAllBe(t => t.Rows > 0);

        app.Clock.MoveTo(Noon(until.AddDays(-1)));
        (await Round()).ShouldBe(0);
        Found(life.Personal).ShouldContain(w => w.StartsWith("Mijn blote voeten", StringComparison.Ordinal), "what the law has kept is there, and the search finds it");

        app.Clock.MoveTo(Noon(until));
        (await Round()).ShouldBeGreaterThan(0);
        (await Counted(life.She)).ShouldAllBe(t => t.Rows == 0);
        (await TablesOf(life.She)).ShouldBeEmpty();
        Found(life.Personal).ShouldBeEmpty();
        (await Journal()).Broken.ShouldBeNull();
        var state = await DatabaseState.Of(app);
        (await Round()).ShouldBe(0);
        (await DatabaseState.Of(app)).ShouldBe(state, "once is enough");
        (await life.Buyer.Client.Get($"/v1/lots/{life.Lost.LotId}/bids")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_tender_that_is_decided_after_she_left_keeps_her_bid_longer()
    {
        var two = await app.TwoOpenedBids();
        var left = DutchTime.DayOf(app.Clock.GetUtcNow());
        await Leaves(two.Cheap);
        app.Clock.MoveTo(Noon(left.AddYears(1)));
        await two.Decide();
        app.Clock.MoveTo(Noon(left.AddYears(3).AddDays(2)));
        await Round();
        (await Counted(two.Cheap)).Single(t => t.Table == "bids").Rows.ShouldBe(1);
        app.Clock.MoveTo(Noon(left.AddYears(4).AddDays(2)));
        await Round();
        (await Counted(two.Cheap)).Single(t => t.Table == "bids").Rows.ShouldBe(0);
    }

    [Fact]
    public async Task A_decision_forgets_the_name_of_a_winner_who_is_erased_and_the_others_keep_their_letters()
    {
        var two = await app.TwoOpenedBids();
        await two.Decide();
        (await two.Read()).Text.ShouldContain("Hof van Heer");
        await Leaves(two.Good);
        app.Clock.MoveTo(Noon(DutchTime.DayOf(app.Clock.GetUtcNow()).AddYears(3).AddDays(2)));
        await Round();
        (await two.Read()).ShouldBe(HttpStatusCode.OK).Text.ShouldNotContain("Hof van Heer");
        var letter = (await two.Cheap.Client.Get($"/v1/bids/{two.CheapBid}/decision")).ShouldBe(HttpStatusCode.OK);
        letter.Text.ShouldContain("Matig.");
        letter.Text.ShouldNotContain("Hof van Heer");
    }

    [Fact]
    public async Task Who_took_part_in_nothing_is_erased_in_the_next_round()
    {
        var she = await app.Registered();
        await Leaves(she);
        await Round();
        (await app.InWrite(services => services.GetRequiredService<FreelancerStore>().Load(Id<Freelancer>.Parse(she.Id)))).PurgeOn.ShouldBeNull();
    }

    private static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);

    private static async Task Leaves(Person she) =>
        (await she.Client.Delete(she.Place(), (await she.Client.Get(she.Place())).ETag)).ShouldBe(HttpStatusCode.NoContent);

    private async Task<int> Round()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PurgeLeavers>().Do(CancellationToken.None);
    }

    private Task<IReadOnlyList<(string Table, long Rows)>> Counted(Person she) =>
        app.InWrite(services => services.GetRequiredService<Erasure>().Count(Id<Freelancer>.Parse(she.Id)));

    // Whatever the program says it erases: those with a row by her id.
    private Task<List<string>> TablesOf(Person she) => app.InWrite(async services =>
    {
        var (session, found) = (services.GetRequiredService<Session>(), new List<string>());
        foreach (var table in await session.Query<string>("SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.name = 'freelancer_id'"))
            if (await session.Single<long>($"SELECT COUNT(*) FROM {table} WHERE freelancer_id = @Id", new { she.Id }) > 0) found.Add(table);
        return found;
    });

    private async Task<JournalVerdict> Journal()
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<JournalCheck>().Verify();
    }

    // In every file of the data folder, as it is written in JSON too.
    private List<string> Found(IReadOnlyList<string> words)
    {
        var files = Directory.GetFiles(app.Folder, "*", SearchOption.AllDirectories).Select(Bytes).ToList();
        return [.. words.Where(w => files.Any(f => Holds(f, w) || Holds(f, w.Replace("+", "\\u002B", StringComparison.Ordinal))))];
    }

    private static bool Holds(byte[] file, string word) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
