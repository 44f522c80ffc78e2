using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Database;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Proofs;

/// <summary>The whole program when its disk is full.</summary>
[SqliteOnly("only SQLite keeps its data beside the program")]
public sealed class FullDiskTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_full_disk_is_a_503_that_changes_nothing_reading_goes_on_and_so_does_writing_when_there_is_space()
    {
        var known = await app.AFreelancer();
        await LimitPages(1);
        var before = await DatabaseState.Of(app);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(n => app.Anyone().Post("/v1/freelancers", new
        {
            name = "Vol", identifier = new { scheme = "NL-KVK", id = (80_000_000 + n).ToString() }, email = "vol@example.nl", description = new string('v', 2000),
            sectors = new[] { "8130" }, homeDistrict = "WK093501", workAreas = new[] { "GM0935" },
        }, $"full-{n}")));
        var made = answers.Where(a => a.Status == HttpStatusCode.Created).ToList();
        var refused = answers.Where(a => a.Status != HttpStatusCode.Created).ToList();
        refused.ShouldNotBeEmpty();
        refused.ShouldAllBe(a => a.Status == HttpStatusCode.ServiceUnavailable && a.Code == "unavailable" && a.Headers.ContainsKey("Retry-After"));
        if (made.Count == 0) (await DatabaseState.Of(app)).ShouldBe(before);
        foreach (var answer in made) (await app.Anyone().Get(answer.Headers["Location"])).ShouldBe(HttpStatusCode.OK);
        (await app.Anyone().Get($"/v1/freelancers/{known.Id}")).ShouldBe(HttpStatusCode.OK);
        await LimitPages(1_000_000);
        await app.AFreelancer("Weer ruimte");
    }

    private Task<List<long>> LimitPages(int pages) => app.InWrite(s => s.GetRequiredService<Session>().Query<long>($"PRAGMA max_page_count={pages}"));
}
