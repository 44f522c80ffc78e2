using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Purchasing;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Consortia;

public sealed class ConsortiumCoverageTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task The_gap_is_named_with_what_is_missing_and_who_brings_how_much()
    {
        var (anna, bram) = (await AGardener(32), await AGardener(20));
        var consortium = await anna.Forms(await ALotAsking(60), (anna, 6000), (bram, 4000));
        await bram.Accepts(consortium.Id);
        var coverage = await Coverage(anna, consortium);
        coverage["outcome"]!.GetValue<string>().ShouldBe("notMet");
        var hours = Row(coverage, "uren");
        (hours["required"]!.GetValue<long>(), hours["claimed"]!.GetValue<long>(), hours["missing"]!.GetValue<long>()).ShouldBe((60, 52, 8));
        hours["cells"]!.AsArray().Select(c => c!["claimed"]!.GetValue<long>()).Order().ShouldBe([20, 32]);
        hours["cells"]!.AsArray().ShouldAllBe(c => c!["cover"]!.GetValue<string>() == "partly");
        hours["remedy"].ShouldNotBeNull();
        var carla = await AGardener(8);
        await anna.Client.Post($"/v1/consortia/{consortium.Id}/members", new { freelancerId = carla.Id, shareBasisPoints = 1000 });
        await carla.Accepts(consortium.Id);
        await anna.Accepts(consortium.Id);
        Row(await Coverage(bram, consortium), "uren")["outcome"]!.GetValue<string>().ShouldBe("met");
    }

    [Fact]
    public async Task Proposing_a_consortium_shows_nobodys_affairs_until_she_accepts()
    {
        var (anna, bram) = (await AGardener(32), await AGardener(20));
        var consortium = await anna.Forms(await ALotAsking(60), (anna, 6000), (bram, 4000));
        var before = await Coverage(anna, consortium);
        before["everybodySeen"]!.GetValue<bool>().ShouldBeFalse();
        Cell(before, "uren", bram)["claimed"]!.GetValue<long>().ShouldBe(0);
        Debts(before, bram)["seen"]!.GetValue<bool>().ShouldBeFalse();
        Cell(await Coverage(bram, consortium), "uren", bram)["claimed"]!.GetValue<long>().ShouldBe(20);
        await bram.Accepts(consortium.Id);
        Cell(await Coverage(anna, consortium), "uren", bram)["claimed"]!.GetValue<long>().ShouldBe(20);
        Debts(await Coverage(anna, consortium), bram)["accepted"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Conditions_of_a_set_are_owed_until_each_member_accepted_its_documents()
    {
        await app.WithReferenceLists();
        var buyer = await TenderScenes.ABuyer(app);
        var set = (await buyer.Client.Post("/v1/purchasing-conditions", PurchasingScenes.Text(conditions: new { kind = "capacity", hoursPerWeek = 10 }))).ShouldBe(HttpStatusCode.Created).Id;
        var tender = await buyer.Publishes(app, t => t["purchasingConditions"] = new JsonArray(new JsonObject { ["setId"] = set, ["version"] = 1 }));
        var (anna, bram) = (await AGardener(32), await AGardener(20));
        var consortium = await anna.Forms(new OpenLot(tender.Id, tender["lots"]![0]!["id"]!.GetValue<string>()), (anna, 6000), (bram, 4000));
        await bram.Accepts(consortium.Id);
        await anna.Client.Post($"/v1/purchasing-conditions/{set}/versions/1/acceptances");
        Debts(await Coverage(anna, consortium), bram)["owes"]!.AsArray().ShouldHaveSingleItem()!["code"]!.GetValue<string>().ShouldBe("conditionsAccepted.missing");
        Debts(await Coverage(anna, consortium), anna)["owes"]!.AsArray().ShouldBeEmpty();
        (await Coverage(anna, consortium))["outcome"]!.GetValue<string>().ShouldNotBe("met");
        await bram.Client.Post($"/v1/purchasing-conditions/{set}/versions/1/acceptances");
        (await Coverage(anna, consortium))["outcome"]!.GetValue<string>().ShouldBe("met");
    }

    [Fact]
    public async Task Nobody_outside_sees_who_covers_what()
    {
        var (anna, bram, outsider) = (await AGardener(32), await AGardener(20), await AGardener(40));
        var consortium = await anna.Forms(await ALotAsking(60), (anna, 6000), (bram, 4000));
        (await outsider.Client.Get($"/v1/consortia/{consortium.Id}/coverage")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_leaves_the_register_leaves_her_clusters_and_consortia()
    {
        var (anna, bram) = (await AGardener(32), await AGardener(20));
        var cluster = await app.ACluster(anna);
        await bram.Joins(cluster, anna);
        var consortium = await anna.Forms(await ALotAsking(60), (anna, 6000), (bram, 4000));
        await bram.Accepts(consortium.Id);
        var profile = await bram.Client.Get($"/v1/freelancers/{bram.Id}");
        (await bram.Client.Delete($"/v1/freelancers/{bram.Id}", profile.ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await app.Anyone().Get($"/v1/clusters/{cluster}"))["memberCount"]!.GetValue<int>().ShouldBe(1);
        (await anna.Client.Get($"/v1/consortia/{consortium.Id}")).SharesOf().ShouldBe(new Dictionary<string, int> { [anna.Id] = 10_000 });
    }

    private async Task<Person> AGardener(int hours)
    {
        await app.WithReferenceLists();
        return await app.Registered(FreelancerScenes.AProfile(p => p["hoursPerWeek"] = hours));
    }

    private async Task<OpenLot> ALotAsking(int hours)
    {
        await app.WithReferenceLists();
        var tender = await (await TenderScenes.ABuyer(app)).Publishes(app, t => t["lots"]![0]!["conditions"] =
            new JsonArray(new JsonObject { ["id"] = "uren", ["kind"] = "capacity", ["hoursPerWeek"] = hours }));
        return new OpenLot(tender.Id, tender["lots"]![0]!["id"]!.GetValue<string>());
    }

    private static async Task<Answer> Coverage(Person member, Answer consortium) =>
        (await member.Client.Get($"/v1/consortia/{consortium.Id}/coverage")).ShouldBe(HttpStatusCode.OK);

    private static JsonNode Row(Answer coverage, string condition) => coverage["conditions"]!.AsArray().Single(r => r!["condition"]!.GetValue<string>() == condition)!;

    private static JsonNode Cell(Answer coverage, string condition, Person member) =>
        Row(coverage, condition)["cells"]!.AsArray().Single(c => c!["memberId"]!.GetValue<string>() == member.Id)!;

    private static JsonNode Debts(Answer coverage, Person member) =>
        coverage["members"]!.AsArray().Single(m => m!["memberId"]!.GetValue<string>() == member.Id)!;
}
