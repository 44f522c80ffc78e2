using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Tests.Database;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Proofs;

/// <summary>The whole program when its database can no longer be written: SQLite refuses the writer's transaction with the error it has for that.</summary>
[SqliteOnly("only SQLite keeps its data beside the program")]
public sealed class ReadOnlyTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_change_is_a_503_that_says_when_to_come_back_and_reading_goes_on()
    {
        var (she, fresh) = (await app.AFreelancer(), await app.AFreelancer());
        await she.Client.Get("/v1/grants");
        var before = await DatabaseState.Of(app);
        for (var i = 0; i < 3; i++)
        {
            await RefuseWriting();
            var refused = (await she.Client.Post("/v1/clusters", Clusters.ClusterScenes.Description())).ShouldBe(HttpStatusCode.ServiceUnavailable);
            (refused.Code, refused.Headers["Retry-After"]).ShouldBe(("unavailable", "5"));
        }
        await RefuseWriting();
        // Her first call of the day: that she made it cannot be noted.
        (await fresh.Client.Get("/v1/grants")).ShouldBe(HttpStatusCode.OK);
        (await app.Anyone().Get($"/v1/freelancers/{she.Id}")).ShouldBe(HttpStatusCode.OK);
        (await DatabaseState.Of(app)).ShouldBe(before);
        (await she.Client.Post("/v1/clusters", Clusters.ClusterScenes.Description())).ShouldBe(HttpStatusCode.Created);
    }

    // Until the writer opens the database anew, which it does after each failure.
    private Task<List<long>> RefuseWriting() => app.InWrite(s => s.GetRequiredService<Session>().Query<long>("PRAGMA query_only=1"));
}
