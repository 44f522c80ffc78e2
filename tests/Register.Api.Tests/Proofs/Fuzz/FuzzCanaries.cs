using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Access;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Tenders;
using Register.Domain.Freelancers;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Somebody and an authority whose things everybody tries to get at, and who themselves only read: what must not come out, and for whom
/// it is.</summary>
internal sealed record FuzzCanaries(Person She, IReadOnlyList<Canary> All, IReadOnlyList<(ApiClient Client, string Path)> OwnReads)
{
    private const int DaysOpen = 700;

    public static async Task<FuzzCanaries> PlantedIn(RegisterApp app, FuzzWorld world)
    {
        List<Canary> all = [];
        string Put(string text, params ApiClient[] readers) => Plant(text, verifiers: false, readers);
        string Plant(string text, bool verifiers, params ApiClient[] readers)
        {
            all.Add(new Canary(Canary.Mark + text, readers.Select(r => r.Key!).ToHashSet(), verifiers));
            return Canary.Mark + text;
        }

        var buyer = await app.ABuyer("Gemeente Beek");
        var profile = FreelancerScenes.AProfile(p =>
        {
            (p["email"], p["phone"], p["description"]) = (Canary.Mark + "@post.example", "+31 43 777 31 33", Canary.Mark + " beschrijft zich");
            (p["skills"], p["publicFields"]) = (new JsonArray(Canary.Mark + " kunde"), new JsonArray());
        });
        var she = await app.Registered(profile);
        var platform = await app.HerPlatform(she, Scope.Read);
        foreach (var own in (string[])["@post.example", " beschrijft zich", " kunde"]) Plant(own, verifiers: true, she.Client, platform);
        var piece = await she.Adds(new JsonObject
        {
            ["kind"] = "reference", ["assignment"] = Plant(" tuin", verifiers: true, she.Client), ["client"] = Plant(" opdrachtgever", verifiers: true, she.Client), ["competences"] = new JsonArray("kruiden"),
            ["value"] = FreelancerScenes.Euros(41_234), ["period"] = new JsonObject { ["startDate"] = "2025-02-01", ["endDate"] = "2025-09-01" },
        });
        await she.Client.Send(HttpMethod.Put, $"{she.EvidencePlace()}/{piece.Id}/document", System.Text.Encoding.UTF8.GetBytes("%PDF-1.7 " + Plant(" stuk", verifiers: true, she.Client)), piece.ETag, contentType: "application/pdf");
        var draft = await buyer.Drafts(app, t => (t["title"], t["description"]) = (Put(" concept", buyer.Client), Put(" conceptomschrijving", buyer.Client)));

        // Open for so long that it stays sealed: not even she reads it back.
        var played = await app.ATenderForBids(t =>
        {
            var end = app.Clock.GetUtcNow().AddDays(DaysOpen);
            t["dates"]!["submissionDeadline"] = end.ToString("O");
            t["contractPeriod"] = new JsonObject { ["startDate"] = end.AddDays(60).ToString("yyyy-MM-dd"), ["endDate"] = end.AddDays(400).ToString("yyyy-MM-dd") };
        });
        var written = (await she.Client.Post($"/v1/lots/{played.LotId}/bid-drafts", BidScenes.ABid(answer: Put(" klad", she.Client)).ToJsonString())).ShouldBe(HttpStatusCode.Created).Id;
        var bid = (await she.Bids(played, BidScenes.ABid(answer: Put(" verzegeld")))).ShouldBe(HttpStatusCode.Created).Id;
        var asked = (await she.Client.Post($"/v1/tenders/{played.TenderId}/questions", new { question = Put(" vraag", she.Client, played.Buyer.Client), confidential = true })).ShouldBe(HttpStatusCode.OK).Id;

        foreach (var (name, id) in (ReadOnlySpan<(string, string)>)[("freelancerId", she.Id), ("evidenceId", piece.Id), ("tenderId", draft.Id), ("lotId", draft["lots"]![0]!.Text("id")), ("tenderId", played.TenderId), ("lotId", played.LotId), ("bidId", bid), ("questionId", asked), ("bidDraftId", written)])
            world.Know(name, id);
        return new FuzzCanaries(she, all,
        [
            (she.Client, she.Place()), (platform, she.Place()), (she.Client, $"{she.EvidencePlace()}/{piece.Id}"), (she.Client, $"{she.EvidencePlace()}/{piece.Id}/document"), (she.Client, $"{she.Place()}/personal-data"),
            (she.Client, $"/v1/bids/{bid}"), (she.Client, $"/v1/bid-drafts/{written}"), (she.Client, $"/v1/tenders/{played.TenderId}/questions"), (played.Buyer.Client, $"/v1/tenders/{played.TenderId}/questions"), (buyer.Client, $"/v1/tenders/{draft.Id}"),
        ]);
    }
}
