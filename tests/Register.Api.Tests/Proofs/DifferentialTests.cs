using System.Globalization;
using Register.Api.Tests.Database;
using Register.Api.Tests.Edge;
using Register.Api.Tests.Proofs.Differential;
using Register.Infrastructure.Security;
using Xunit.Abstractions;

namespace Register.Api.Tests.Proofs;

/// <summary>Money, instants, accents, capitals, sorting and paging give the same answers whatever the database. Two programs are sent the same
/// random operations; every answer must be the same. <c>REGISTER_TEST_SEED</c> repeats a run.</summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    [Fact]
    public Task Two_programs_on_SQLite_answer_the_same() => Live(500, onSqlServer: false);

    [FactOnSqlServer]
    public Task SQLite_and_SQL_Server_answer_the_same() => Live(5000, onSqlServer: true);

    [Fact]
    public async Task A_difference_is_seen()
    {
        await using var first = await Fixture.Started(new RegisterApp());
        await using var second = await Fixture.Started(new RegisterApp());
        var twins = new Twins(first.App, second.App);
        await twins.Send(null, HttpMethod.Get, "/v1/freelancers");
        await first.App.AFreelancer();
        (await Record.ExceptionAsync(() => twins.Send(null, HttpMethod.Get, "/v1/freelancers"))).ShouldNotBeNull();
    }

    private async Task Live(int steps, bool onSqlServer)
    {
        var seed = Environment.GetEnvironmentVariable("REGISTER_TEST_SEED") is { Length: > 0 } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"REGISTER_TEST_SEED={seed}");
        await using var first = await Fixture.Started(new RegisterApp());
        await using var second = await Fixture.Started(new RegisterApp { OnSqlServer = onSqlServer });
        var twins = new Twins(first.App, second.App);
        var lives = new TwinLives(twins, new Random(seed), new Twin("", "", await Buyer(first.App), await Buyer(second.App)));
        for (var step = 0; step < steps; step++) await lives.Step();
        await lives.ReadEverything();
        output.WriteLine($"{twins.Requests} requests: {string.Join(", ", twins.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key} x {s.Value}"))}");
        ((int[])[200, 201, 204, 400, 404, 409, 422]).Except(twins.Statuses.Keys).ShouldBeEmpty();
    }

    private static async Task<string> Buyer(RegisterApp app) => (await app.APersonAt(await app.AnAuthority(), Duties.Publish)).Key!;
}
