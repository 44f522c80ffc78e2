using System.Net;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Tenders;
using static Register.Api.Tests.Consortia.ConsortiumScenes;

namespace Register.Api.Tests.Consortia;

public sealed class FormConsortiumTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task It_is_complete_when_everybody_accepted_the_same_terms()
    {
        var (lot, anna, bram) = (await app.AnOpenLot(), await app.AFreelancer("Anna"), await app.AFreelancer("Bram"));
        var formed = await anna.Forms(lot, (anna, 6000), (bram, 4000));
        formed["leadId"]!.GetValue<string>().ShouldBe(anna.Id);
        formed.IsComplete().ShouldBeFalse();
        (await anna.Accepts(formed.Id)).ShouldBe(HttpStatusCode.OK).IsComplete().ShouldBeFalse();
        var complete = (await bram.Accepts(formed.Id)).ShouldBe(HttpStatusCode.OK);
        complete.IsComplete().ShouldBeTrue();
        complete["members"]!.AsArray().ShouldAllBe(m => m!["acceptedAt"] != null);
        (await bram.Accepts(formed.Id)).ShouldBe(HttpStatusCode.OK).ETag.ShouldBe(complete.ETag);
    }

    [Fact]
    public async Task Shares_that_are_not_exactly_a_hundred_percent_are_refused()
    {
        var (lot, anna, bram) = (await app.AnOpenLot(), await app.AFreelancer(), await app.AFreelancer());
        foreach (var share in (int[])[3999, 4001])
            (await anna.Client.Post("/v1/consortia", Proposal(lot, (anna, 6000), (bram, share)))).ShouldBe(HttpStatusCode.BadRequest)
                .Errors().ShouldBe(["/members consortium.shares"]);
        (await anna.Client.Post("/v1/consortia", Proposal(lot, (anna, 10_001), (bram, -1)))).ShouldBe(HttpStatusCode.BadRequest)
            .Errors().ShouldBe(["/members/0/shareBasisPoints condition.out-of-range", "/members/1/shareBasisPoints condition.out-of-range"]);
    }

    [Fact]
    public async Task Everything_wrong_with_the_terms_is_said_at_once()
    {
        var (lot, anna) = (await app.AnOpenLot(), await app.AFreelancer());
        var refused = await anna.Client.Post("/v1/consortia", new
        {
            lot.TenderId, lot.LotId, mandate = "", liability = "jointAndSeveral", leadId = Guid.CreateVersion7(),
            members = new[] { new { freelancerId = anna.Id, shareBasisPoints = 5000 }, new { freelancerId = anna.Id, shareBasisPoints = 4000 }, new { freelancerId = Guid.CreateVersion7().ToString(), shareBasisPoints = 500 } },
        });
        refused.ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(
        [
            "/mandate condition.required", "/members/1/freelancerId consortium.member-twice", "/leadId consortium.lead-outside",
            "/members consortium.shares", "/members/2/freelancerId unknown-reference",
        ]);
        refused["errors"]!.AsArray().ShouldAllBe(e => e!["text"]!.GetValue<string>() != e["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task It_takes_a_whole_cluster_in_one_call_with_equal_shares()
    {
        var (lot, anna, bram, carla) = (await app.AnOpenLot(), await app.AFreelancer(), await app.AFreelancer(), await app.AFreelancer());
        var (cluster, invited) = (await app.ACluster(anna), await app.AFreelancer());
        await bram.Joins(cluster, anna);
        await carla.Joins(cluster, anna);
        await anna.Client.Post($"/v1/clusters/{cluster}/members", new { freelancerId = invited.Id });
        var body = new { lot.TenderId, lot.LotId, clusterId = cluster, mandate = "Namens ons.", liability = "byShare" };
        var formed = (await bram.Client.Post("/v1/consortia", body)).ShouldBe(HttpStatusCode.Created);
        formed["leadId"]!.GetValue<string>().ShouldBe(bram.Id);
        formed.SharesOf().ShouldBe(new Dictionary<string, int> { [bram.Id] = 3334, [anna.Id] = 3333, [carla.Id] = 3333 }, ignoreOrder: true);
        (await invited.Client.Post("/v1/consortia", body)).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("consortium.not-in-cluster");
    }

    [Fact]
    public async Task Members_or_a_cluster_are_named_but_not_both_or_neither()
    {
        var (lot, anna) = (await app.AnOpenLot(), await app.AFreelancer());
        (await anna.Client.Post("/v1/consortia", new { lot.TenderId, lot.LotId, mandate = "x", liability = "byShare" })).ShouldBe(HttpStatusCode.BadRequest)
            .Errors().ShouldBe(["/members consortium.members-or-cluster"]);
        (await anna.Client.Post("/v1/consortia", new { lot.TenderId, lot.LotId, clusterId = Guid.CreateVersion7(), members = Array.Empty<object>(), mandate = "x", liability = "byShare" }))
            .ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/members consortium.members-or-cluster"]);
    }

    [Fact]
    public async Task A_lot_that_is_not_published_or_not_of_the_tender_is_unknown()
    {
        var (lot, anna, bram) = (await app.AnOpenLot(), await app.AFreelancer(), await app.AFreelancer());
        var draft = await (await TenderScenes.ABuyer(app)).Drafts(app);
        var drafted = new OpenLot(draft.Id, draft["lots"]![0]!["id"]!.GetValue<string>());
        (await anna.Client.Post("/v1/consortia", Proposal(drafted, (anna, 6000), (bram, 4000)))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("unknown-reference");
        (await anna.Client.Post("/v1/consortia", Proposal(lot with { LotId = drafted.LotId }, (anna, 6000), (bram, 4000)))).ShouldBe(HttpStatusCode.UnprocessableEntity)
            ["errors"]![0]!["pointer"]!.GetValue<string>().ShouldBe("/lotId");
        (await anna.Client.Post("/v1/consortia", Proposal(lot, (bram, 6000), (await app.AFreelancer(), 4000)))).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Nobody_outside_sees_it()
    {
        var (lot, anna, bram, outsider) = (await app.AnOpenLot(), await app.AFreelancer(), await app.AFreelancer(), await app.AFreelancer());
        var consortium = await anna.Forms(lot, (anna, 6000), (bram, 4000));
        var place = $"/v1/consortia/{consortium.Id}";
        (await outsider.Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        (await outsider.Client.Put(place, Terms(anna, (anna, 5000), (bram, 5000)), "\"1\"")).ShouldBe(HttpStatusCode.NotFound);
        (await outsider.Client.Post($"{place}/members", new { freelancerId = outsider.Id, shareBasisPoints = 100 })).ShouldBe(HttpStatusCode.NotFound);
        (await outsider.Client.Delete($"{place}/members/{bram.Id}", null)).ShouldBe(HttpStatusCode.NotFound);
        (await outsider.Accepts(consortium.Id, consortium.Hash())).ShouldBe(HttpStatusCode.NotFound);
        (await outsider.Client.Get("/v1/consortia"))["items"]!.AsArray().ShouldBeEmpty();
        (await app.Anyone().Get(place)).ShouldBe(HttpStatusCode.Unauthorized);
        (await bram.Client.Get($"/v1/consortia?lotId={lot.LotId}"))["items"]!.AsArray().ShouldHaveSingleItem()!["waitsForYou"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Two_complete_ones_for_one_lot_are_allowed_and_told_to_whom_it_concerns()
    {
        var (lot, anna, bram, carla) = (await app.AnOpenLot(), await app.AFreelancer(), await app.AFreelancer(), await app.AFreelancer());
        var first = await anna.Forms(lot, (anna, 5000), (bram, 5000));
        await anna.Accepts(first.Id);
        await bram.Accepts(first.Id);
        var second = await bram.Forms(lot, (bram, 5000), (carla, 5000));
        (await bram.Client.Get($"/v1/consortia/{second.Id}"))["alsoInAnother"]!.GetValue<bool>().ShouldBeTrue();
        (await carla.Client.Get($"/v1/consortia/{second.Id}"))["alsoInAnother"]!.GetValue<bool>().ShouldBeFalse();
    }
}
