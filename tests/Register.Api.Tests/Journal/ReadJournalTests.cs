using System.Net;
using Register.Api.Tests.Clusters;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Journal;

public sealed class ReadJournalTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task The_operator_reads_what_happened_to_one_thing()
    {
        await app.WithReferenceLists();
        var theOperator = await app.AnOperator();
        var entered = await theOperator.Post("/v1/authorities", new { name = "Gemeente Almere", municipality = "GM0938" });
        var read = (await theOperator.Get($"/v1/journal?subject={entered.Id}&area=authorities")).ShouldBe(HttpStatusCode.OK);
        var row = read["items"]!.AsArray().ShouldHaveSingleItem()!;
        row["event"]!.GetValue<string>().ShouldBe("AuthorityEntered");
        row["body"]!["municipality"]!.GetValue<string>().ShouldBe("GM0938");
        row["actor"]!.GetValue<string>().ShouldStartWith("operator:");
        (await theOperator.Get($"/v1/journal?subject={entered.Id}&area=freelancers"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        var theOperator = await app.AnOperator();
        for (var i = 0; i < 5; i++) await theOperator.Post("/v1/authorities", new { name = $"Gemeente {i}" });
        var positions = new List<long>();
        for (string? cursor = "", next = null; cursor is not null; cursor = next)
        {
            var page = (await theOperator.Get($"/v1/journal?limit=2{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}")).ShouldBe(HttpStatusCode.OK);
            positions.AddRange(page["items"]!.AsArray().Select(r => r!["position"]!.GetValue<long>()));
            next = page["next"]?.GetValue<string>();
        }
        positions.ShouldBe(Enumerable.Range(1, positions.Count).Select(p => (long)p));
        (await theOperator.Get("/v1/journal?cursor=YWJj")).ShouldBe(HttpStatusCode.BadRequest).Code.ShouldBe("paging.cursor");
    }

    [Fact]
    public async Task An_auditor_reads_of_her_own_authority_only()
    {
        var (own, other) = (await app.AnAuthority("Eigen"), await app.AnAuthority("Ander"));
        var auditor = await app.APersonAt(own, Duties.Audit, "auditor");
        var read = (await auditor.Get("/v1/journal?limit=100")).ShouldBe(HttpStatusCode.OK);
        read.Text.ShouldContain(own.ToString());
        read.Text.ShouldNotContain(other.ToString());
        read["items"]!.AsArray().ShouldAllBe(r => r!["subject"]!.GetValue<string>() == own.ToString());
    }

    [Fact]
    public async Task Without_the_duty_nobody_at_an_authority_reads_it()
    {
        var authority = await app.AnAuthority();
        (await (await app.APersonAt(authority, Duties.Publish)).Get("/v1/journal")).ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.AFreelancer()).Client.Get("/v1/journal")).ShouldBe(HttpStatusCode.Forbidden);
        (await app.Anyone().Get("/v1/journal")).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
