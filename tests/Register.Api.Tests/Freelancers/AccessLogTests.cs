using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Register.Api.Http.Loops;
using Register.Api.Tests.Access;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Edge;
using Register.Domain.Freelancers;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Freelancers;

public sealed class AccessLogTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Each_look_at_what_is_not_public_is_noted_with_who_when_and_what_and_only_those()
    {
        var (she, evidence) = await WithDocument(app);
        var authority = await app.AnAuthority();
        var verifier = await app.APersonAt(authority, Duties.Verify);
        var key = (await verifier.Get("/v1/api-keys"))["items"]![0]!.Text("id");
        var before = app.Clock.GetUtcNow();
        foreach (var place in (string[])["", "/evidence", $"/evidence/{evidence}", $"/evidence/{evidence}/document"]) (await verifier.Get(she.Place() + place)).ShouldBe(HttpStatusCode.OK);
        // None of these: herself, what everybody sees, what is refused, what is not there.
        foreach (var place in (string[])["", "/evidence", $"/evidence/{evidence}"]) await she.Client.Get(she.Place() + place);
        foreach (var other in (ApiClient[])[await app.APersonAt(authority, Duties.Publish), (await app.AFreelancer()).Client, app.Anyone()])
            foreach (var place in (string[])["", "/evidence", $"/evidence/{evidence}"]) await other.Get(she.Place() + place);
        (await verifier.Get($"{she.EvidencePlace()}/{Guid.CreateVersion7()}")).ShouldBe(HttpStatusCode.NotFound);

        var log = await Log(she);
        log.Select(l => (l.Text("operation"), (string?)l["item"])).ShouldBe(
            [("GetEvidenceDocument", evidence), ("GetEvidence", evidence), ("ListEvidence", null), ("GetFreelancer", null)]);
        log.ShouldAllBe(l => l.Text("role") == "authority" && l.Text("ownerId") == authority.ToString() && l.Text("keyId") == key);
        log.ShouldAllBe(l => l["lookedAt"]!.GetValue<DateTimeOffset>() >= before.AddSeconds(-1) && l["lookedAt"]!.GetValue<DateTimeOffset>() <= app.Clock.GetUtcNow());
        (await she.Client.Get($"{she.Place()}/personal-data"))["accessLog"]!.AsArray().Count.ShouldBe(4);
    }

    [Fact]
    public async Task The_same_look_is_noted_once_an_hour_and_another_persons_by_itself()
    {
        var (she, _) = await WithDocument(app);
        var authority = await app.AnAuthority();
        var (first, second) = (await app.APersonAt(authority, Duties.Verify, "a"), await app.APersonAt(authority, Duties.Verify, "b"));
        app.Clock.MoveTo(new DateTimeOffset(app.Clock.GetUtcNow().Date.AddDays(1).AddHours(12), TimeSpan.Zero));
        foreach (var _ in Enumerable.Range(0, 5)) await first.Get(she.EvidencePlace());
        (await Log(she)).Count.ShouldBe(1);
        await second.Get(she.EvidencePlace());
        (await Log(she)).Count.ShouldBe(2);
        app.Clock.Move(TimeSpan.FromHours(1));
        await first.Get(she.EvidencePlace());
        (await Log(she)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task All_that_a_platform_is_shown_as_her_is_noted_and_what_is_public_is_not()
    {
        var (she, evidence) = await WithDocument(app);
        var id = Guid.CreateVersion7();
        var platform = app.For(she.Id, await app.APlatform(id));
        (await she.Grants(app, id, Scope.Read)).ShouldBe(HttpStatusCode.Created);
        foreach (var place in (string[])[she.Place(), $"{she.EvidencePlace()}/{evidence}", "/v1/notices", "/v1/sectors", "/v1/tenders"]) (await platform.Get(place)).ShouldBe(HttpStatusCode.OK);
        (await platform.Get($"{she.Place()}/access-log")).ShouldBe(HttpStatusCode.Forbidden);
        var log = await Log(she);
        log.Select(l => l.Text("operation")).ShouldBe(["ListNotices", "GetEvidence", "GetFreelancer"]);
        log.ShouldAllBe(l => l.Text("role") == "platform" && l.Text("ownerId") == id.ToString());
    }

    [Fact]
    public async Task A_report_on_a_bid_is_noted_for_who_bid()
    {
        var two = await app.TwoOpenedBids();
        (await two.Played.Buyer.Client.Get($"/v1/bids/{two.CheapBid}/eligibility")).ShouldBe(HttpStatusCode.OK);
        var look = (await Log(two.Cheap)).ShouldHaveSingleItem();
        (look.Text("operation"), look.Text("item"), look.Text("ownerId")).ShouldBe(("GetBidEligibility", two.CheapBid, two.Played.Buyer.AuthorityId.ToString()));
        (await Log(two.Good)).ShouldBeEmpty();
    }

    [Fact]
    public async Task She_alone_reads_it_page_by_page()
    {
        var (she, evidence) = await WithDocument(app);
        var verifier = await app.APersonAt(await app.AnAuthority(), Duties.Verify);
        foreach (var place in (string[])["", $"/{evidence}", $"/{evidence}/document"]) await verifier.Get(she.EvidencePlace() + place);
        var first = (await she.Client.Get($"{she.Place()}/access-log?limit=2")).ShouldBe(HttpStatusCode.OK);
        first["items"]!.AsArray().Count.ShouldBe(2);
        var rest = (await she.Client.Get($"{she.Place()}/access-log?limit=2&cursor={first["next"]}")).ShouldBe(HttpStatusCode.OK);
        rest["items"]!.AsArray().ShouldHaveSingleItem()!.Text("operation").ShouldBe("ListEvidence");
        (await (await app.AFreelancer()).Client.Get($"{she.Place()}/access-log")).ShouldBe(HttpStatusCode.NotFound);
        (await verifier.Get($"{she.Place()}/access-log")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_is_kept_as_long_as_was_configured()
    {
        await using var own = await Fixture.Started(new RegisterApp { Adjust = builder => builder.Services.AddSingleton(new AccessLogOptions { Days = 30 }) });
        var (she, _) = await WithDocument(own.App);
        var verifier = await own.App.APersonAt(await own.App.AnAuthority(), Duties.Verify);
        await verifier.Get(she.EvidencePlace());
        foreach (var (days, left) in new[] { (29, 1), (2, 0) })
        {
            own.App.Clock.Move(TimeSpan.FromDays(days));
            await using var scope = own.App.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ForgetOldLooks>().Do(default);
            (await Log(she)).Count.ShouldBe(left);
        }
    }

    [Fact]
    public async Task What_cannot_be_noted_is_not_shown()
    {
        await using var own = await Fixture.Started(new RegisterApp { Adjust = _ => { } });
        var (she, evidence) = await WithDocument(own.App);
        var verifier = await own.App.APersonAt(await own.App.AnAuthority(), Duties.Verify);
        await verifier.Get("/v1/api-keys");
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(own.App.Folder, "register.db")}"))
        {
            await database.OpenAsync();
            await using var spoil = database.CreateCommand();
            spoil.CommandText = "CREATE TRIGGER spoil BEFORE INSERT ON access_log BEGIN SELECT RAISE(ABORT, 'no'); END";
            await spoil.ExecuteNonQueryAsync();
        }
        foreach (var place in (string[])["", "/evidence", $"/evidence/{evidence}", $"/evidence/{evidence}/document"])
            ((int)(await verifier.Get(she.Place() + place)).Status).ShouldBeGreaterThanOrEqualTo(500, place);
        (await she.Client.Get(she.EvidencePlace())).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<List<JsonNode>> Log(Person she) => [.. (await she.Client.Get($"{she.Place()}/access-log")).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().Select(i => i!)];

    private static async Task<(Person She, string Evidence)> WithDocument(RegisterApp app)
    {
        var she = await app.Registered();
        var policy = await she.Adds(FreelancerScenes.Insurance());
        (await she.Client.Send(HttpMethod.Put, $"{she.EvidencePlace()}/{policy.Id}/document", "%PDF-1.7 polis"u8.ToArray(), policy.ETag, contentType: "application/pdf")).ShouldBe(HttpStatusCode.OK);
        return (she, policy.Id);
    }
}
