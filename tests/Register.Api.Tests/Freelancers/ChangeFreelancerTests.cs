using System.Net;
using Register.Infrastructure.Database;
using static Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Freelancers;

public sealed class ChangeFreelancerTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_change_needs_the_version_it_was_made_on()
    {
        var she = await app.Registered();
        (await she.Client.Put(she.Place(), AProfile(), null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await she.Client.Put(she.Place(), AProfile(), "\"9\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await she.Client.Put(she.Place(), AProfile(), "\"1\"")).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe("\"2\"");
        (await app.Anyone().Get(she.Place())).ETag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task Of_changes_at_the_same_time_exactly_one_wins()
    {
        var she = await app.Registered();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => she.Client.Put(she.Place(), AProfile(p => p["name"] = $"Naam {i}"), "\"1\"")));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed).ShouldBe(7);
        var winner = answers.Single(a => a.Status == HttpStatusCode.OK)["name"]!.GetValue<string>();
        (await app.Anyone().Get(she.Place()))["name"]!.GetValue<string>().ShouldBe(winner);
    }

    [Fact]
    public async Task Nobody_changes_somebody_else()
    {
        var (she, other) = (await app.Registered(), await app.Registered());
        (await other.Client.Put(she.Place(), AProfile(), "\"1\"")).ShouldBe(HttpStatusCode.NotFound);
        (await other.Client.Delete(she.Place(), "\"1\"")).ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().Put(she.Place(), AProfile(), "\"1\"")).ShouldBe(HttpStatusCode.Unauthorized);
        (await app.Anyone().Get(she.Place())).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task Taking_a_number_that_somebody_else_has_is_refused()
    {
        var (she, other) = (await app.Registered(AProfile(p => p["identifier"]!["id"] = "00000077")), await app.Registered());
        (await other.Client.Put(other.Place(), AProfile(p => p["identifier"]!["id"] = "00000077"), "\"1\"")).ShouldBe(HttpStatusCode.Conflict);
        she.ShouldNotBeNull();
    }

    [Fact]
    public async Task She_exports_everything_that_is_kept_about_her_and_nobody_else_does()
    {
        var she = await app.Registered();
        var evidence = await she.Adds(Insurance());
        await she.Client.Send(HttpMethod.Put, $"{she.EvidencePlace()}/{evidence.Id}/document", "%PDF-1.7"u8.ToArray(), evidence.ETag, contentType: "application/pdf");
        var export = (await she.Client.Get($"{she.Place()}/personal-data")).ShouldBe(HttpStatusCode.OK);
        export["freelancer"]!["email"]!.GetValue<string>().ShouldBe("groen@example.nl");
        export["evidence"]![0]!["document"]!["size"]!.GetValue<long>().ShouldBe(8);
        export["apiKeys"]!.AsArray().Count.ShouldBe(1);
        export["events"]![0]!["event"]!.GetValue<string>().ShouldBe("FreelancerRegistered");
        export.Text.ShouldNotContain(she.Client.Key!);
        (await (await app.Registered()).Client.Get($"{she.Place()}/personal-data")).ShouldBe(HttpStatusCode.NotFound);
        (await (await app.AVerifier()).Get($"{she.Place()}/personal-data")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_leaves_is_gone_with_all_she_handed_in()
    {
        var she = await app.Registered(AProfile(p => p["name"] = "Vertrekkende Vakvrouw"));
        var evidence = await she.Adds(Insurance());
        await she.Client.Send(HttpMethod.Put, $"{she.EvidencePlace()}/{evidence.Id}/document", "%PDF-1.7"u8.ToArray(), evidence.ETag, contentType: "application/pdf");
        (await app.Anyone().Get("/v1/freelancers?q=vertrekkende"))["items"]!.AsArray().Count.ShouldBe(1);

        (await she.Client.Delete(she.Place(), "\"1\"")).ShouldBe(HttpStatusCode.NoContent);

        (await app.Anyone().Get(she.Place())).ShouldBe(HttpStatusCode.NotFound);
        (await app.Anyone().Get("/v1/freelancers?q=vertrekkende"))["items"]!.AsArray().ShouldBeEmpty();
        (await she.Client.Get(she.Place())).ShouldBe(HttpStatusCode.Unauthorized);
        (await (await app.AVerifier()).Get($"{she.EvidencePlace()}/{evidence.Id}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var (table, column) in new[] { ("evidence", "freelancer_id"), ("documents", "freelancer_id"), ("freelancer_tags", "freelancer_id") })
            (await Count($"SELECT COUNT(*) FROM {table} WHERE {column} = @id", she.Id)).ShouldBe(0, table);
        (await Count("SELECT COUNT(*) FROM freelancers WHERE id = @id AND body LIKE '%Vertrekkende%'", she.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task A_number_is_free_again_when_its_holder_left()
    {
        var she = await app.Registered(AProfile(p => p["identifier"]!["id"] = "00000099"));
        (await she.Client.Delete(she.Place(), "\"1\"")).ShouldBe(HttpStatusCode.NoContent);
        await app.Registered(AProfile(p => p["identifier"]!["id"] = "00000099"));
    }

    private Task<long> Count(string sql, string id) => app.InWrite(services =>
        Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Session>(services).Single<long>(sql, new { id }));
}
