using System.Net;

namespace Register.Api.Tests.CommandLine;

/// <summary>Two processes on one database.</summary>
public sealed class TwoServersTests : IDisposable
{
    private readonly Program program = new();

    public void Dispose() => program.Dispose();

    [Fact]
    public async Task Two_that_start_at_once_on_nothing_migrate_once_and_both_serve()
    {
        (await program.Run("migrate")).ShouldEndWith(0);
        File.Delete(program.File("register.db"));
        var servers = await Task.WhenAll(Server.Start(program), Server.Start(program));
        foreach (var server in servers) (await server.Client().Get("/v1/freelancers?limit=100"))["items"]!.AsArray().Select(f => f!["name"]!.GetValue<string>()).ShouldBeUnique();
        foreach (var server in servers) await server.Stop();
        (await program.Run("verify-journal")).ShouldEndWith(0);
    }

    [Fact]
    public async Task The_same_request_sent_to_both_is_done_once_and_what_one_took_the_other_knows()
    {
        var servers = new[] { await Server.Start(program), await Server.Start(program) };
        var answers = await Task.WhenAll(Enumerable.Range(0, 120).SelectMany(n => servers.Select(s => Task.Run(() => Register(s, n)))));
        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created);
        answers.Select(a => a.Id).Distinct().Count().ShouldBe(120);
        answers.Count(a => a.Headers.ContainsKey("Idempotency-Replayed")).ShouldBe(120);
        foreach (var answer in answers)
            foreach (var server in servers) (await server.Client().Get($"/v1/freelancers/{answer.Id}")).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe(answer.ETag);
        // A key revoked at one is refused by the other at once.
        var key = answers[0]["apiKey"]!.GetValue<string>();
        var keys = (await servers[0].Client(key).Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        (await servers[1].Client(key).Get("/v1/api-keys")).ShouldBe(HttpStatusCode.OK);
        var mine = keys["items"]![0]!["id"]!.GetValue<string>();
        (await servers[0].Client(key).Delete($"/v1/api-keys/{mine}", (await servers[0].Client(key).Get($"/v1/api-keys/{mine}")).ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await servers[1].Client(key).Get("/v1/api-keys")).ShouldBe(HttpStatusCode.Unauthorized);
        foreach (var server in servers) await server.Stop();
        (await program.Run("verify-journal")).ShouldEndWith(0);
    }

    [Fact]
    public async Task A_limit_holds_for_both_together()
    {
        const int Limit = 200;
        string[] limits = ["--Limits:Enabled", "true", "--Limits:Public", $"{Limit}"];
        var servers = new[] { await Server.Start(program, limits), await Server.Start(program, limits) };
        // Within one minute of the clock.
        if (DateTime.UtcNow.Second > 20) await Task.Delay(TimeSpan.FromSeconds(60.5 - DateTime.UtcNow.Second));
        for (var i = 0; i < 150; i++) (await servers[0].Client().Get("/v1/sectors?limit=1")).ShouldBe(HttpStatusCode.OK);
        (await servers[1].Client().Get("/v1/sectors?limit=1")).ShouldBe(HttpStatusCode.OK);
        await Task.Delay(TimeSpan.FromSeconds(4));
        var let = 0;
        while (let <= Limit && (await servers[1].Client().Get("/v1/sectors?limit=1")).Status == HttpStatusCode.OK) let++;
        let.ShouldBe(Limit - 151);
        foreach (var server in servers) await server.Stop();
    }

    private static async Task<Answer> Register(Server server, int number)
    {
        for (var patience = 200; ; patience--)
        {
            var answer = await server.Client().Post("/v1/freelancers", new
            {
                name = $"Groen {number}", identifier = new { scheme = "NL-KVK", id = (30_000_000 + number).ToString() },
                email = "groen@example.nl", sectors = new[] { "8130" }, homeDistrict = "WK093501", workAreas = new[] { "GM0935" },
            }, $"both-{number}");
            if (answer.Code != "idempotency.running" || patience == 0) return answer;
            await Task.Delay(20);
        }
    }
}
