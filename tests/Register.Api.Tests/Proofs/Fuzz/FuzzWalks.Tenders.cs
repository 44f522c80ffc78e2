using System.Text.Json.Nodes;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>The walks that leave something open: a cluster, a consortium in the making, a tender with bids.</summary>
internal sealed partial class FuzzWalks
{
    private async Task Panel()
    {
        var panel = await app.APanel();
        var (cheap, good) = await panel.ScoreAll();
        await Done(panel.Agrees(panel.Dirk, (cheap, 40, ["Carla"]), (good, 90, [])));
        await Done(panel.Carla.Get(panel.Panel));
    }

    private async Task Priced()
    {
        var priced = await Bids.Priced.Of(app);
        await Done(priced.HandsIn(priced.Lead, 30_000.10m));
        await Done(priced.Lead.Client.Get(priced.Parts));
        await Done(priced.HandsIn(priced.Partner, 20_000.23m));
    }

    // One of two can be read.
    private async Task Encrypted()
    {
        var (tender, she, other) = (await EncryptedTender.Of(app), await app.Registered(), await app.Registered());
        var bid = await Done(tender.From(she));
        await Done(she.Client.Put($"/v1/bids/{bid.Id}", tender.ABid(she.Id, 49_000), bid.ETag));
        await Done(tender.From(other, EncryptedTender.Body(tender.Pair.Encrypt(tender.Pair.Header(tender.Played.LotId, other.Id), "{}"))));
        await tender.Open();
    }

    // One is thrown away, one is handed in, one is still being written.
    private async Task Drafts(Person she, string lot)
    {
        var place = $"/v1/lots/{lot}/bid-drafts";
        var thrown = await Done(she.Client.Post(place, """{ "offer": {} }"""));
        await Done(she.Client.Delete($"/v1/bid-drafts/{thrown.Id}", thrown.ETag));
        var begun = await Done(she.Client.Post(place, """{ "offer": {} }"""));
        var written = await Done(she.Client.Put($"/v1/bid-drafts/{begun.Id}", BidScenes.ABid(50_500).ToJsonString(), begun.ETag));
        await Done(she.Client.Get($"/v1/bid-drafts/{written.Id}"));
        await Done(she.Client.Post($"/v1/bid-drafts/{written.Id}/submission"));
        var other = await app.Registered();
        await Done(other.Client.Post(place, BidScenes.ABid().ToJsonString()));
        await Done(other.Client.Get("/v1/bid-drafts"));
    }

    // The register failed, long before any deadline here.
    private async Task Hashed()
    {
        var (played, she) = (await app.ATenderForBids(), await app.Registered());
        await Done(she.Client.Put($"/v1/lots/{played.LotId}/bid-hash", new { sha256 = new string('a', 64) }, null));
        await Done(she.Client.Get($"/v1/lots/{played.LotId}/bid-hash"));
        var outage = await Done((await app.AnOperator("Olga")).Post("/v1/outages", new { from = "2025-03-01T10:00:00Z", until = "2025-03-01T11:00:00Z", reason = "De stroom viel uit." }));
        await Done((await app.AnOperator("Piet")).Post($"/v1/outages/{outage.Id}/confirmation"));
    }

    private async Task Together()
    {
        var (she, other, third) = (await app.Registered(), await app.Registered(), await app.Registered());
        var cluster = await app.ACluster(she);
        await other.Joins(cluster, she);
        await third.Joins(cluster, she);
        var place = $"/v1/clusters/{cluster}";
        await Done(she.Client.Put(place, ClusterScenes.Description("Groen Wyck"), (await she.Client.Get(place)).ETag));
        await Done(other.Client.Put($"{place}/members/{other.Id}/consent", null, null));
        await Done(she.Client.Get($"{place}/matches"));
        await Done(other.Client.Delete($"{place}/members/{other.Id}/consent", null));
        await Done(third.Client.Delete($"{place}/members/{third.Id}", null));
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "c1", ["kind"] = "teamSize", ["minimum"] = 1 }));
        var consortium = $"/v1/consortia/{(await she.Forms(new OpenLot(played.TenderId, played.LotId), (she, 6000), (other, 4000))).Id}";
        await Done(she.Client.Put(consortium, ConsortiumScenes.Terms(she, (she, 7000), (other, 3000)), (await she.Client.Get(consortium)).ETag));
        await Done(she.Client.Post($"{consortium}/members", new { freelancerId = third.Id, shareBasisPoints = 1000, performs = Array.Empty<string>() }));
        await Done(other.Client.Get($"{consortium}/coverage"));
        var reliance = (await Done(she.Client.Post($"/v1/lots/{played.LotId}/reliances", new { freelancerId = third.Id, conditions = new[] { "c1" } }))).Id;
        await Done(she.Client.Get($"/v1/reliances/{reliance}"));
        await Done(she.Client.Delete($"/v1/reliances/{reliance}", null));
    }

    private async Task Tenders()
    {
        var buyer = await TenderScenes.ABuyer(app);
        var draft = await buyer.Drafts(app);
        await Done(buyer.Client.Put($"/v1/tenders/{draft.Id}", app.ATender(t => t["title"] = "Groenonderhoud Heer"), draft.ETag));
        foreach (var read in (string[])[$"/v1/tenders/{draft.Id}", $"/v1/tenders/{draft.Id}/lots"]) await Done(buyer.Client.Get(read));
        var days = new { startDate = Today.AddDays(90), endDate = Today.AddDays(800) };
        await Done(buyer.Client.Post($"/v1/tenders/{draft.Id}/copies", new { dates = new { submissionDeadline = app.Clock.GetUtcNow().AddDays(50).ToString("O") }, contractPeriod = days }));
        await Done(buyer.Client.Post($"/v1/tenders/{(await buyer.Publishes(app)).Id}/withdrawal", new { reason = "Het budget is vervallen." }));

        var content = app.ATender(t => t["lots"]!.AsArray().Add(t["lots"]![0]!.DeepClone()));
        var drafted = await Done(buyer.Client.Post("/v1/tenders", content));
        var tender = await Done(buyer.Client.Post($"/v1/tenders/{drafted.Id}/publication", new { }));
        var place = $"/v1/tenders/{tender.Id}";
        var (first, second) = (tender["lots"]![0]!.Text("id"), tender["lots"]![1]!.Text("id"));
        var she = await app.Registered();
        await Done(she.Client.Post($"{place}/eligibility-checks", new { lotId = first, bidder = new { freelancerId = she.Id } }));
        var asked = (await Done(she.Client.Post($"{place}/questions", new { question = "Past mijn maaier?", confidential = true }))).Id;
        await Done(buyer.Client.Post($"{place}/questions/{asked}/answer", new { answer = "Die past." }));
        await Done(she.Client.Get($"{place}/questions"));
        var bids = await Done(she.Client.Post($"{place}/bids", new JsonObject { ["bids"] = new JsonArray(For(first), For(second)) }.ToJsonString()));
        var bid = bids["bids"]![0]!.Text("id");
        var changed = content.On(tender);
        changed["lots"]![0]!["estimatedValue"]!["amount"] = 61_000;
        changed["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().AddDays(45).ToString("O");
        await Done(buyer.Client.Send(HttpMethod.Post, $"{place}/changes", new JsonObject { ["reason"] = "Meer plantsoen.", ["content"] = changed }, tender.ETag));
        await Done(she.Client.Post($"/v1/bids/{bid}/confirmation"));
        await Done(she.Client.Put($"/v1/bids/{bid}", BidScenes.ABid(48_000), (await she.Client.Get($"/v1/bids/{bid}")).ETag));
        await Drafts(await app.Registered(), first);
        foreach (var read in (string[])[$"/v1/lots/{first}", $"/v1/bids/{bid}/receipt", "/v1/notices", $"{place}/changes", $"{place}/clarifications", $"{place}/advice"]) await Done(she.Client.Get(read));
    }

    private static JsonObject For(string lot)
    {
        var bid = BidScenes.ABid();
        bid["lotId"] = lot;
        return bid;
    }
}
