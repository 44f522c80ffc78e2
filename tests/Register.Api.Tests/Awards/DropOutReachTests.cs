using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Awards;

/// <summary>Where it has no effect that a member dropped out, and who does not learn of it.</summary>
public sealed class DropOutReachTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Of_a_tender_that_was_taken_back_nothing_is_settled()
    {
        var (three, newcomer) = (await app.ThreeWhoBid("equalMember"), await app.AFreelancer("Nieuwe"));
        await three.Played.Open();
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        await three.Accept(three.Lead);
        (await three.Played.Buyer.Client.Post($"/v1/tenders/{three.Played.TenderId}/withdrawal", new { reason = "Het budget is vervallen." })).ShouldBe(HttpStatusCode.OK);
        (await three.Partner.Accepts(three.Consortium)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.withdrawn");
        (await three.TakesIn(newcomer, 2000)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("tender.withdrawn");
    }

    [Fact]
    public async Task Who_dropped_out_of_a_bid_that_stayed_sealed_the_authority_does_not_learn()
    {
        JsonObject? content = null;
        var three = await app.ThreeWhoBid("remainingMembers", t => content = t);
        var tender = await app.Anyone().Get($"/v1/tenders/{three.Played.TenderId}");
        content!["lots"]![0]!["id"] = three.Played.LotId;
        content["lots"]![0]!["estimatedValue"]!["amount"] = 61_000;
        AmendScenes.Extend(content, 7);
        (await three.Played.Buyer.Changes(tender, content)).ShouldBe(HttpStatusCode.OK);
        var played = three.Played with { Deadline = three.Played.Deadline.AddDays(7) };
        played.PastTheDeadline();
        (await three.Leaves(three.Third)).ShouldBe(HttpStatusCode.NoContent);
        (await played.Open())["lapsed"]!.AsArray().Select(b => b!.GetValue<string>()).ShouldContain(three.Bid);
        var told = await three.Listed(three.Lead.Client);
        var panel = await played.Evaluator();
        (await panel.Get($"/v1/drop-outs/{told.Text("id")}")).ShouldBe(HttpStatusCode.NotFound);
        (await panel.Get(three.Place)).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
    }
}
