using System.Net;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;

namespace Register.Api.Tests.Awards;

/// <summary>A member of a consortium that drops out of its bid between the award and the contract.</summary>
public sealed class DropOutAfterAwardTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static async Task<ApiClient> Won(Three three)
    {
        await three.Played.Open();
        var panel = await three.Played.Evaluator();
        await three.Score(panel);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldContain("Penvoerder");
        return panel;
    }

    private static async Task LeavesTheRegister(Person she) =>
        (await she.Client.Delete(she.Place(), (await she.Client.Get(she.Place())).ETag)).ShouldBe(HttpStatusCode.NoContent);

    private static Task<Answer> Signs(Three three, ApiClient panel) => panel.Post("/v1/contracts", new { lotId = three.Played.LotId });

    [Fact]
    public async Task A_contract_waits_until_it_is_settled_who_does_the_work_and_is_signed_with_them()
    {
        var three = await app.ThreeWhoBid("remainingMembers");
        var panel = await Won(three);
        var first = (await Signs(three, panel)).ShouldBe(HttpStatusCode.Created);
        await LeavesTheRegister(three.Third);
        (await three.Listed(panel)).Text("cause").ShouldBe("leftRegister");
        (await three.Lead.Client.Post($"/v1/contracts/{first.Id}/acceptance")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.open");
        await three.Accept(three.Lead, three.Partner);
        (await three.Decides(panel, true)).ShouldBe(HttpStatusCode.OK);
        (await three.Lead.Client.Post($"/v1/contracts/{first.Id}/acceptance")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("contract.contractor-changed");
        (await panel.Post($"/v1/contracts/{first.Id}/withdrawal", new { reason = "Een lid is uitgevallen." })).ShouldBe(HttpStatusCode.OK);
        var second = (await Signs(three, panel)).ShouldBe(HttpStatusCode.Created);
        second["contractorName"]!.GetValue<string>().ShouldBe("Penvoerder, Partner");
        (await three.Lead.Client.Post($"/v1/contracts/{second.Id}/acceptance")).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/bids/{three.Bid}/drop-outs", new { freelancerId = three.Partner.Id, cause = "ceased", explanation = "Gestopt." }))
            .ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.contracted");
        (await three.Leaves(three.Partner)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("consortium.frozen");
        await LeavesTheRegister(three.Partner);
        (await three.Seen(three.Lead.Client)).Text("status").ShouldBe("opened");
    }

    [Fact]
    public async Task With_a_bid_that_fell_no_contract_is_signed_and_after_a_new_decision_the_next_has_won()
    {
        var three = await app.ThreeWhoBid("never");
        var panel = await Won(three);
        (await three.Leaves(three.Partner)).ShouldBe(HttpStatusCode.NoContent);
        (await Signs(three, panel)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.not-live");
        (await panel.Post($"/v1/lots/{three.Played.LotId}/award-decision/withdrawal", new { reason = "De combinatie is uiteengevallen." })).ShouldBe(HttpStatusCode.OK);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Hof van Heer");
        var signed = (await Signs(three, panel)).ShouldBe(HttpStatusCode.Created);
        (await three.Rival.Client.Post($"/v1/contracts/{signed.Id}/acceptance")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_bid_that_lost_for_good_does_not_fall_when_somebody_leaves_the_register_later()
    {
        var three = await app.ThreeWhoBid("never");
        await three.Played.Open();
        var panel = await three.Played.Evaluator();
        (await panel.Post($"/v1/lots/{three.Played.LotId}/scores", AwardScenes.Scores((three.Bid, 20, "Mager."), (three.RivalBid, 90, "Goed.")))).ShouldBe(HttpStatusCode.OK);
        (await three.Awards(panel)).ShouldBe(HttpStatusCode.OK)["winnerName"]!.GetValue<string>().ShouldBe("Hof van Heer");
        await LeavesTheRegister(three.Third);
        (await three.Seen(three.Lead.Client)).Text("status").ShouldBe("opened");
        (await panel.Post($"/v1/bids/{three.Bid}/drop-outs", new { freelancerId = three.Partner.Id, cause = "ceased", explanation = "Gestopt." }))
            .ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("drop-out.decided");
    }
}
