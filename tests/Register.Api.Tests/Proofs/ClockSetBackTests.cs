using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Api.Tests.Proofs;

/// <summary>The server's clock is set back: what was confirmed stays, nothing is done twice, and no list skips anything.</summary>
public sealed class ClockSetBackTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Writing_reading_and_retrying_go_on_and_the_journal_stays_whole()
    {
        var she = await app.AFreelancer("Voor");
        var key = Guid.NewGuid().ToString();
        var made = (await she.Client.Post("/v1/clusters", Cluster("Voor"), key)).ShouldBe(HttpStatusCode.Created);
        app.Clock.Move(TimeSpan.FromHours(-26));
        (await she.Client.Post("/v1/clusters", Cluster("Voor"), key)).ShouldBe(HttpStatusCode.Created).Text.ShouldBe(made.Text);
        var after = await app.AFreelancer("Na");
        List<string> seen = [];
        string? next = "/v1/freelancers?limit=1";
        while (next is not null)
        {
            var page = (await app.Anyone().Get(next)).ShouldBe(HttpStatusCode.OK);
            seen.AddRange(page["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()));
            next = page["next"] is { } cursor ? $"/v1/freelancers?limit=1&cursor={cursor}" : null;
        }
        seen.ShouldBe([she.Id, after.Id], ignoreOrder: true);
        (await she.Client.Get($"/v1/freelancers/{she.Id}/personal-data")).ShouldBe(HttpStatusCode.OK);
        await using var scope = app.Services.CreateAsyncScope();
        var verdict = await scope.ServiceProvider.GetRequiredService<JournalCheck>().Verify();
        verdict.Broken.ShouldBeNull(verdict.Why);
        verdict.Rows.ShouldBe(await app.InWrite(s => s.GetRequiredService<Session>().Single<long>("SELECT COUNT(*) FROM journal")));
    }

    private static object Cluster(string name) => new { name, sectors = new[] { "8130" }, areas = new[] { "GM0935" }, open = true };
}
