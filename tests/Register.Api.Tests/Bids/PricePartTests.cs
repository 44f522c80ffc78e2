using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Bids;

/// <summary>A consortium of a lead and a partner for a lot whose tender hides price parts; both accepted.</summary>
internal sealed record Priced(Played Played, Person Lead, Person Partner, string Consortium)
{
    public string Parts => $"/v1/consortia/{Consortium}/price-parts";

    public static async Task<Priced> Of(RegisterApp app, bool hidden = true)
    {
        var played = await app.ATenderForBids(t => t["settings"] = new JsonObject { ["pricePartsHidden"] = hidden });
        var (lead, partner) = (await app.AFreelancer("Penvoerder"), await app.AFreelancer("Partner"));
        return new Priced(played, lead, partner, await lead.Together(new OpenLot(played.TenderId, played.LotId), (lead, 6000), (partner, 4000)));
    }

    public Task<Answer> HandsIn(Person member, decimal amount, Person? by = null) =>
        (by ?? member).Client.Put($"{Parts}/{member.Id}", new { amount = new { amount, currency = "EUR" } }, null);

    public JsonObject Bid(decimal? price = null)
    {
        var bid = BidScenes.ABidOf(Consortium);
        bid["offer"]!.AsObject().Remove("price");
        if (price is { } own) bid["offer"]!["price"] = new JsonObject { ["amount"] = own, ["currency"] = "EUR" };
        return bid;
    }

    /// <summary>Each part as the reader sees it: of whom, whether it is in, and how much.</summary>
    public async Task<List<(string Of, bool In, decimal? Amount, string? Stale)>> SeenBy(Person reader) =>
        [.. (await reader.Client.Get(Parts)).ShouldBe(HttpStatusCode.OK)["parts"]!.AsArray().Select(p =>
            (p!.Text("freelancerId"), p!["handedInAt"] is not null, p!["amount"]?["amount"]!.GetValue<decimal>(), p!["stale"]?.GetValue<string>()))];
}

public sealed class PricePartTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static async Task Refused(Task<Answer> step, HttpStatusCode status, string code) => (await step).ShouldBe(status).Code.ShouldBe(code);

    [Fact]
    public async Task Parts_are_hidden_until_the_bid_is_in_and_their_sum_is_its_price()
    {
        var scene = await Priced.Of(app);
        var (lead, partner) = (scene.Lead, scene.Partner);
        (await scene.HandsIn(lead, 30_000.10m)).ShouldBe(HttpStatusCode.OK)["complete"]!.GetValue<bool>().ShouldBeFalse();
        (await scene.HandsIn(partner, 20_000.23m)).ShouldBe(HttpStatusCode.OK)["complete"]!.GetValue<bool>().ShouldBeTrue();
        (await scene.SeenBy(lead)).ShouldBe([(lead.Id, true, 30_000.10m, null), (partner.Id, true, null, null)]);
        (await scene.SeenBy(partner)).ShouldBe([(lead.Id, true, null, null), (partner.Id, true, 20_000.23m, null)]);
        var bid = (await lead.Bids(scene.Played, scene.Bid())).ShouldBe(HttpStatusCode.Created);
        foreach (var member in (Person[])[lead, partner])
            (await scene.SeenBy(member)).ShouldBe([(lead.Id, true, 30_000.10m, null), (partner.Id, true, 20_000.23m, null)]);
        // Another part in its place is hidden again until the bid is replaced.
        (await scene.HandsIn(partner, 19_000.01m)).ShouldBe(HttpStatusCode.OK);
        (await scene.SeenBy(lead)).Select(p => p.Amount).ShouldBe([30_000.10m, null]);
        (await scene.SeenBy(partner)).Select(p => p.Amount).ShouldBe([null, 19_000.01m]);
        var replacing = new JsonObject { ["offer"] = scene.Bid()["offer"]!.DeepClone() };
        (await lead.Client.Put($"/v1/bids/{bid.Id}", replacing.ToJsonString(), bid.ETag)).ShouldBe(HttpStatusCode.OK);
        (await scene.SeenBy(lead)).Select(p => p.Amount).ShouldBe([30_000.10m, 19_000.01m]);
        await scene.Played.Open();
        var offer = (await scene.Played.Buyer.Client.Get($"/v1/bids/{bid.Id}")).ShouldBe(HttpStatusCode.OK)["offer"]!;
        offer["price"]!["amount"]!.GetValue<decimal>().ShouldBe(49_000.11m);
        offer["priceParts"]!.AsArray().Select(p => (p!.Text("freelancerId"), p!["amount"]!["amount"]!.GetValue<decimal>())).ShouldBe([(lead.Id, 30_000.10m), (partner.Id, 19_000.01m)]);
    }

    [Fact]
    public async Task Changed_terms_and_a_changed_tender_make_parts_stale_and_no_bid_is_made_of_them()
    {
        var scene = await Priced.Of(app);
        var (lead, partner) = (scene.Lead, scene.Partner);
        foreach (var member in (Person[])[lead, partner]) (await scene.HandsIn(member, 25_000)).ShouldBe(HttpStatusCode.OK);
        var consortium = (await lead.Client.Get($"/v1/consortia/{scene.Consortium}")).ShouldBe(HttpStatusCode.OK);
        (await lead.Client.Put($"/v1/consortia/{scene.Consortium}", ConsortiumScenes.Terms(lead, (lead, 5000), (partner, 5000)), consortium.ETag)).ShouldBe(HttpStatusCode.OK);
        await Refused(scene.HandsIn(lead, 26_000), HttpStatusCode.Conflict, "price-part.accept-first");
        foreach (var member in (Person[])[lead, partner]) (await member.Accepts(scene.Consortium)).ShouldBe(HttpStatusCode.OK);
        (await scene.SeenBy(lead)).Select(p => p.Stale).ShouldBe(["termsChanged", "termsChanged"]);
        await Refused(lead.Bids(scene.Played, scene.Bid()), HttpStatusCode.Conflict, "price-part.stale");
        foreach (var member in (Person[])[lead, partner]) (await scene.HandsIn(member, 26_000)).ShouldBe(HttpStatusCode.OK);
        var bid = (await lead.Bids(scene.Played, scene.Bid())).ShouldBe(HttpStatusCode.Created);

        var tender = await scene.Played.Buyer.Client.Get($"/v1/tenders/{scene.Played.TenderId}");
        var changed = app.ATender(t => t["settings"] = new JsonObject { ["pricePartsHidden"] = true }).On(tender);
        changed["lots"]![0]!["description"] = "Ook de singels.";
        AmendScenes.Extend(changed, 20);
        (await scene.Played.Buyer.Changes(tender, changed, substantial: true)).ShouldBe(HttpStatusCode.OK);
        (await scene.SeenBy(partner)).Select(p => p.Stale).ShouldBe(["tenderChanged", "tenderChanged"]);
        await Refused(lead.Client.Post($"/v1/bids/{bid.Id}/confirmation"), HttpStatusCode.Conflict, "bid.must-replace");
        var replacing = new JsonObject { ["offer"] = scene.Bid()["offer"]!.DeepClone() }.ToJsonString();
        await Refused(lead.Client.Put($"/v1/bids/{bid.Id}", replacing, bid.ETag), HttpStatusCode.Conflict, "price-part.stale");
        foreach (var member in (Person[])[lead, partner]) (await scene.HandsIn(member, 27_000)).ShouldBe(HttpStatusCode.OK);
        (await lead.Client.Put($"/v1/bids/{bid.Id}", replacing, bid.ETag)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_leaves_takes_her_part_along_and_who_comes_sees_none_of_an_earlier_bid()
    {
        var scene = await Priced.Of(app);
        var (lead, partner, third) = (scene.Lead, scene.Partner, await app.AFreelancer("Derde"));
        foreach (var member in (Person[])[lead, partner]) (await scene.HandsIn(member, 25_000)).ShouldBe(HttpStatusCode.OK);
        (await lead.Bids(scene.Played, scene.Bid())).ShouldBe(HttpStatusCode.Created);
        (await lead.Client.Post($"/v1/consortia/{scene.Consortium}/members", new { freelancerId = third.Id, shareBasisPoints = 1000, performs = Array.Empty<string>() })).ShouldBe(HttpStatusCode.OK);
        (await third.Accepts(scene.Consortium)).ShouldBe(HttpStatusCode.OK);
        (await scene.HandsIn(third, 5_000)).ShouldBe(HttpStatusCode.OK);
        (await scene.SeenBy(third)).Select(p => p.Amount).ShouldBe([null, null, 5_000m]);
        (await partner.Client.Delete($"/v1/consortia/{scene.Consortium}/members/{partner.Id}", null)).ShouldBe(HttpStatusCode.NoContent);
        (await scene.SeenBy(lead)).Select(p => p.Of).ShouldBe([lead.Id, third.Id]);
        await Refused(partner.Client.Get(scene.Parts), HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_draft_names_no_price_either_and_hands_in_the_sum()
    {
        var scene = await Priced.Of(app);
        foreach (var member in (Person[])[scene.Lead, scene.Partner]) (await scene.HandsIn(member, 25_000)).ShouldBe(HttpStatusCode.OK);
        static IEnumerable<string> Lacks(Answer draft) => draft["lacks"]!.AsArray().Select(l => l!.Text("code"));
        var draft = (await scene.Lead.Client.Post($"/v1/lots/{scene.Played.LotId}/bid-drafts", scene.Bid(50_000).ToJsonString())).ShouldBe(HttpStatusCode.Created);
        Lacks(draft).ShouldBe(["price-part.price-given"]);
        var changed = (await scene.Lead.Client.Put($"/v1/bid-drafts/{draft.Id}", scene.Bid().ToJsonString(), draft.ETag)).ShouldBe(HttpStatusCode.OK);
        Lacks(changed).ShouldBeEmpty();
        var bid = (await scene.Lead.Client.Post($"/v1/bid-drafts/{draft.Id}/submission")).ShouldBe(HttpStatusCode.Created).Id;
        await scene.Played.Open();
        (await scene.Played.Buyer.Client.Get($"/v1/bids/{bid}")).ShouldBe(HttpStatusCode.OK)["offer"]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(50_000m);
    }

    [Fact]
    public async Task Every_step_out_of_order_is_refused()
    {
        var open = await Priced.Of(app, hidden: false);
        await Refused(open.HandsIn(open.Lead, 1_000), HttpStatusCode.Conflict, "price-part.not-asked");
        await Refused(open.Lead.Bids(open.Played, open.Bid()), HttpStatusCode.UnprocessableEntity, "bid.price-missing");

        var scene = await Priced.Of(app);
        var (lead, partner) = (scene.Lead, scene.Partner);
        await Refused(scene.HandsIn(partner, 1_000, by: lead), HttpStatusCode.Forbidden, "price-part.not-for-others");
        await Refused(scene.HandsIn(await app.AFreelancer("Vreemde"), 1_000), HttpStatusCode.NotFound, "not-found");
        foreach (var amount in (decimal[])[0, -1]) (await scene.HandsIn(lead, amount)).ShouldBe(HttpStatusCode.BadRequest);
        await Refused(lead.Bids(scene.Played, scene.Bid()), HttpStatusCode.Conflict, "price-part.missing");
        (await scene.HandsIn(lead, 30_000)).ShouldBe(HttpStatusCode.OK);
        await Refused(lead.Bids(scene.Played, scene.Bid()), HttpStatusCode.Conflict, "price-part.missing");
        (await scene.HandsIn(partner, 20_000)).ShouldBe(HttpStatusCode.OK);
        await Refused(lead.Bids(scene.Played, scene.Bid(50_000)), HttpStatusCode.UnprocessableEntity, "price-part.price-given");
        foreach (var member in (Person[])[lead, partner]) (await scene.HandsIn(member, 1_000_000_000_000)).ShouldBe(HttpStatusCode.OK);
        await Refused(lead.Bids(scene.Played, scene.Bid()), HttpStatusCode.UnprocessableEntity, "price-part.total-too-large");
        // Alone one names a price.
        await Refused((await app.AFreelancer("Alleen")).Bids(scene.Played, new JsonObject { ["offer"] = scene.Bid()["offer"]!.DeepClone() }), HttpStatusCode.UnprocessableEntity, "bid.price-missing");
        scene.Played.PastTheDeadline();
        await Refused(scene.HandsIn(lead, 30_000), HttpStatusCode.Conflict, "tender.closed");
    }
}
