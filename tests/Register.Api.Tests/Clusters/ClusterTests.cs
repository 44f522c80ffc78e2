using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Freelancers;
using static Register.Api.Tests.Clusters.ClusterScenes;

namespace Register.Api.Tests.Clusters;

public sealed class ClusterTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task A_founder_organises_and_everybody_sees_the_members_names()
    {
        await app.WithReferenceLists();
        var founder = await app.AFreelancer("Groen van Wyck");
        var founded = (await founder.Client.Post("/v1/clusters", Description())).ShouldBe(HttpStatusCode.Created);
        var seen = (await app.Anyone().Get(founded.Headers["Location"])).ShouldBe(HttpStatusCode.OK);
        var member = seen["members"]!.AsArray().ShouldHaveSingleItem()!;
        member["name"]!.GetValue<string>().ShouldBe("Groen van Wyck");
        member["organiser"]!.GetValue<bool>().ShouldBeTrue();
        seen["memberCount"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Codes_that_are_on_no_list_are_refused_all_at_once()
    {
        await app.WithReferenceLists();
        var founder = await app.AFreelancer();
        var refused = (await founder.Client.Post("/v1/clusters", Description(sector: "99999", area: "WK999999"))).ShouldBe(HttpStatusCode.BadRequest);
        refused.Code.ShouldBe("bad-input");
        refused.Errors().ShouldBe(["/areas/0 reference.unknown-area", "/sectors/0 reference.unknown-sector"]);
    }

    [Fact]
    public async Task Only_an_organiser_changes_it_and_only_from_what_she_read()
    {
        var (founder, other) = (await app.AFreelancer(), await app.AFreelancer());
        var place = $"/v1/clusters/{await app.ACluster(founder)}";
        (await other.Client.Put(place, Description("Van mij"), "\"1\"")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("cluster.organiser-only");
        (await founder.Client.Put(place, Description("Nieuw"), null)).ShouldBe(HttpStatusCode.PreconditionRequired);
        (await founder.Client.Put(place, Description("Nieuw"), "\"1\"")).ShouldBe(HttpStatusCode.OK)["name"]!.GetValue<string>().ShouldBe("Nieuw");
        (await founder.Client.Put(place, Description("Nieuwer"), "\"1\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Fact]
    public async Task An_invitation_is_seen_by_the_organiser_and_the_invited_only()
    {
        var (founder, invited, outsider) = (await app.AFreelancer(), await app.AFreelancer(), await app.AFreelancer());
        var cluster = await app.ACluster(founder);
        (await founder.Client.Post($"/v1/clusters/{cluster}/members", new { freelancerId = invited.Id })).ShouldBe(HttpStatusCode.OK);
        Names(await founder.Client.Get($"/v1/clusters/{cluster}")).ShouldContain(invited.Id);
        Names(await invited.Client.Get($"/v1/clusters/{cluster}")).ShouldContain(invited.Id);
        Names(await outsider.Client.Get($"/v1/clusters/{cluster}")).ShouldNotContain(invited.Id);
        Names(await app.Anyone().Get($"/v1/clusters/{cluster}")).ShouldNotContain(invited.Id);
        Ids(await invited.Client.Get("/v1/clusters?invited=true")).ShouldBe([cluster]);
        Ids(await outsider.Client.Get("/v1/clusters?invited=true")).ShouldBeEmpty();
        Ids(await app.Anyone().Get($"/v1/clusters?memberId={invited.Id}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_invited_joins_by_accepting_and_nobody_accepts_for_another()
    {
        var (founder, invited) = (await app.AFreelancer(), await app.AFreelancer());
        var cluster = await app.ACluster(founder);
        var acceptance = $"/v1/clusters/{cluster}/members/{invited.Id}/acceptance";
        (await invited.Client.Put(acceptance, null, null)).ShouldBe(HttpStatusCode.NotFound);
        await founder.Client.Post($"/v1/clusters/{cluster}/members", new { freelancerId = invited.Id });
        (await founder.Client.Put(acceptance, null, null)).ShouldBe(HttpStatusCode.NotFound);
        (await invited.Client.Put(acceptance, null, null)).ShouldBe(HttpStatusCode.OK)["memberCount"]!.GetValue<int>().ShouldBe(2);
        (await invited.Client.Put(acceptance, null, null)).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe("\"3\"");
        Ids(await app.Anyone().Get($"/v1/clusters?memberId={invited.Id}")).ShouldBe([cluster]);
    }

    [Fact]
    public async Task Anybody_joins_an_open_cluster_and_nobody_a_closed_one()
    {
        var (founder, she) = (await app.AFreelancer(), await app.AFreelancer());
        var (open, closed) = (await app.ACluster(founder, open: true), await app.ACluster(founder));
        (await she.Client.Post($"/v1/clusters/{open}/members", new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Post($"/v1/clusters/{open}/members", new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("cluster.already-in");
        (await she.Client.Post($"/v1/clusters/{closed}/members", new { freelancerId = she.Id })).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("cluster.by-invitation");
        var third = await app.AFreelancer();
        (await she.Client.Post($"/v1/clusters/{open}/members", new { freelancerId = third.Id })).ShouldBe(HttpStatusCode.Forbidden);
        (await founder.Client.Post($"/v1/clusters/{open}/members", new { freelancerId = Guid.CreateVersion7() })).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Who_leaves_is_gone_and_the_longest_member_goes_on_organising()
    {
        var (founder, she, outsider) = (await app.AFreelancer(), await app.AFreelancer(), await app.AFreelancer());
        var cluster = await app.ACluster(founder);
        await she.Joins(cluster, founder);
        (await outsider.Client.Delete($"/v1/clusters/{cluster}/members/{she.Id}", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await founder.Client.Delete($"/v1/clusters/{cluster}/members/{founder.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        var left = (await app.Anyone().Get($"/v1/clusters/{cluster}"))["members"]!.AsArray().ShouldHaveSingleItem()!;
        left["freelancerId"]!.GetValue<string>().ShouldBe(she.Id);
        left["organiser"]!.GetValue<bool>().ShouldBeTrue();
        (await she.Client.Delete($"/v1/clusters/{cluster}/members/{she.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await app.Anyone().Get($"/v1/clusters/{cluster}")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Members_that_join_at_the_same_time_all_get_in()
    {
        var founder = await app.AFreelancer();
        var cluster = await app.ACluster(founder, open: true);
        var people = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.AFreelancer()));
        var answers = await Task.WhenAll(people.Select(p => p.Client.Post($"/v1/clusters/{cluster}/members", new { freelancerId = p.Id })));
        foreach (var answer in answers) answer.ShouldBe(HttpStatusCode.OK);
        (await app.Anyone().Get($"/v1/clusters/{cluster}"))["memberCount"]!.GetValue<int>().ShouldBe(9);
    }

    [Theory]
    [InlineData("sector=81", true)]
    [InlineData("sector=8130", true)]
    [InlineData("sector=62", false)]
    [InlineData("area=GM0935", true)]
    [InlineData("area=NL", true)]
    [InlineData("area=WK093501", true)]
    [InlineData("area=WK093502", false)]
    [InlineData("text=MAÄSTRICHT%20boom", true)]
    [InlineData("text=maastricht%20catering", false)]
    [InlineData("open=true", false)]
    [InlineData("open=false", true)]
    public async Task It_is_found_by_sector_area_and_words(string filter, bool found)
    {
        var cluster = await app.ACluster(await app.AFreelancer());
        Ids(await app.Anyone().Get($"/v1/clusters?limit=100&{filter}")).Contains(cluster).ShouldBe(found);
    }

    private static IEnumerable<string> Names(Answer cluster) => cluster["members"]!.AsArray().Select(m => m!["freelancerId"]!.GetValue<string>());

    private static IEnumerable<string> Ids(Answer page) => page.ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().Select((JsonNode? c) => c!["id"]!.GetValue<string>());
}
