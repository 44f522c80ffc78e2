using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>Bids before they are opened: sealed, being written, and registered by their hash.</summary>
internal static class Bidding
{
    public static async Task<List<Call>> Calls(Cast cast)
    {
        var (she, bidders) = (cast.She, Who.Freelancers | Who.HerPlatform | Who.StrangersPlatform);
        var free = await cast.Tender();
        await cast.SomebodyBids(free);
        var lot = await cast.Bid();
        cast.Secrets.For(Who.None, "Wij zaaien bernagie.", "52417.93", "Ik plant meidoorn.", "60000.22");
        var begun = (await she.Client.Post($"/v1/lots/{free.LotId}/bid-drafts", BidScenes.ABid(51_112.13m, "Nog niet af: de tijm.").ToJsonString())).ShouldBe(HttpStatusCode.Created).Id;
        cast.Secrets.For(Who.Hers, "51112.13", "Nog niet af: de tijm.");
        (await she.Client.Put($"/v1/lots/{free.LotId}/bid-hash", new { sha256 = new string('a', 64) }, null)).ShouldBe(HttpStatusCode.OK);
        var place = new Thing("a lot", Who.Everybody, ("lotId", free.LotId));
        var draft = new Thing("a bid she is writing", Who.Hers, ("bidDraftId", begun));
        var bid = new Thing("her consortium's sealed bid", Who.HerTeam, ("bidId", lot.Bid));
        var replacing = new JsonObject { ["offer"] = BidScenes.ABid(48_000)["offer"]!.DeepClone() };
        return
        [
            new("SubmitBid", place, bidders) { Body = _ => BidScenes.ABid() },
            new("SubmitBids", new Thing("a tender", Who.Everybody, ("tenderId", free.TenderId)), bidders) { Body = _ => new JsonObject { ["bids"] = new JsonArray(For(free.LotId)) } },
            new("RegisterBidHash", place, bidders) { Body = _ => new { sha256 = new string('b', 64) } }, new("GetBidHash", new Thing("the hash of her bid", Who.Everybody, ("lotId", free.LotId)), Who.Hers),
            new("DraftBid", place, bidders) { Body = _ => BidScenes.ABid(47_000) }, new("ListBidDrafts", draft, Who.Hers) { Shown = begun }, new("GetBidDraft", draft, Who.Hers),
            new("ChangeBidDraft", draft, Who.Hers) { Body = _ => BidScenes.ABid(50_500) }, new("DiscardBidDraft", draft, Who.Hers), new("SubmitBidDraft", draft, Who.Hers),
            new("ListBids", new Thing("her consortium's sealed bid", Who.HerTeam, ("lotId", lot.Played.LotId)), Who.None) { Shown = lot.Bid },
            new("GetBid", bid, Who.HerTeam), new("GetReceipt", bid, Who.HerTeam), new("GetBidEligibility", bid, Who.HerTeam),
            new("ReplaceBid", bid, Who.Hers) { Body = _ => replacing }, new("WithdrawBid", bid, Who.Hers), new("ConfirmBid", bid, Who.Hers) { MustBeGranted = false },
            new("ConfirmBid", await Amended(cast), Who.Hers),
            .. OnBid("her consortium's sealed bid, by every other way", Who.HerTeam, lot.Bid),
        ];
    }

    /// <summary>Every operation on a bid that only some may know of.</summary>
    public static IEnumerable<Call> OnBid(string name, Who seers, string bid) => Endpoints.All.Where(e => e.Path.Contains("{bidId}", StringComparison.Ordinal))
        .Select(e => new Call(e.Name, new Thing(name, seers, ("bidId", bid)), seers) { MustBeGranted = false });

    // The tender was changed since.
    private static async Task<Thing> Amended(Cast cast)
    {
        var lot = await cast.Bid();
        var tender = await cast.Authority.Get($"/v1/tenders/{lot.Played.TenderId}");
        var content = cast.App.ATender().On(tender);
        content["dates"] = tender["dates"]!.DeepClone();
        content["contractPeriod"] = tender["contractPeriod"]!.DeepClone();
        content["lots"]![0]!["estimatedValue"]!["amount"] = 61_000;
        content["dates"]!["submissionDeadline"] = cast.App.Clock.GetUtcNow().AddDays(45).ToString("O");
        (await cast.Authority.Send(HttpMethod.Post, $"/v1/tenders/{lot.Played.TenderId}/changes", new JsonObject { ["reason"] = "Meer plantsoen.", ["content"] = content }, tender.ETag)).ShouldBe(HttpStatusCode.OK);
        return new Thing("her consortium's bid on a changed tender", Who.HerTeam, ("bidId", lot.Bid));
    }

    private static JsonObject For(string lot)
    {
        var bid = BidScenes.ABid();
        bid["lotId"] = lot;
        return bid;
    }
}
