using System.Net;
using Register.Api.Tests.Consortia;

namespace Register.Api.Tests.Bids;

public sealed class ConsortiumBidTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private async Task<(Played Played, Person Lead, Person Partner, string Consortium)> AProposedConsortium()
    {
        var (played, lead, partner) = (await app.ATenderForBids(), await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        var formed = await lead.Forms(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000));
        return (played, lead, partner, formed.Id);
    }

    [Fact]
    public async Task The_lead_bids_once_every_member_accepted_and_all_members_are_taken()
    {
        var (played, lead, partner, consortium) = await AProposedConsortium();
        (await lead.Bids(played, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.consortium-not-ready");
        await lead.Accepts(consortium);
        (await partner.Accepts(consortium)).ShouldBe(HttpStatusCode.OK);
        (await partner.Bids(played, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("bid.not-lead");
        (await (await app.AFreelancer("Vreemde")).Bids(played, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.NotFound);
        var bid = (await lead.Bids(played, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.Created);

        (await partner.Bids(played)).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("bid.one-per-undertaking");
        var seen = (await partner.Client.Get($"/v1/bids/{bid.Id}")).ShouldBe(HttpStatusCode.OK);
        seen["consortiumId"]!.GetValue<string>().ShouldBe(consortium);
        seen["members"]!.AsArray().Count.ShouldBe(2);
        (await partner.Client.Post($"/v1/bids/{bid.Id}/withdrawal")).ShouldBe(HttpStatusCode.Forbidden).Code.ShouldBe("bid.not-lead");
        var report = (await partner.Client.Get($"/v1/bids/{bid.Id}/eligibility")).ShouldBe(HttpStatusCode.OK);
        report["report"]!.Text("hash").Length.ShouldBe(64);
    }

    [Fact]
    public async Task A_consortium_for_another_lot_cannot_bid_here()
    {
        var (_, lead, partner, consortium) = await AProposedConsortium();
        await lead.Accepts(consortium);
        await partner.Accepts(consortium);
        var elsewhere = await app.ATenderForBids();
        (await lead.Bids(elsewhere, BidScenes.ABidOf(consortium))).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("bid.consortium-other-lot");
    }
}
