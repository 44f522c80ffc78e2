using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Access;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Clusters;
using Register.Api.Tests.Consortia;
using Register.Api.Tests.Purchasing;
using Register.Api.Tests.Tenders;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Freelancers;

/// <summary>Somebody who did everything one can do in the register, and every word and number she brought into it.</summary>
internal sealed record FullLife(RegisterApp App, Person She, Buyer Buyer, ApiClient Verifier, Played Lost, string BidId, string EvidenceId, IReadOnlyList<string> Personal)
{
    public Task<Answer> Export(string? accept = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"{She.Place()}/personal-data");
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return She.Client.Send(request);
    }
}

/// <summary>A life in the register over HTTP.</summary>
internal static class PersonalDataScenes
{
    private static int number;

    /// <summary>Plays one, on tenders of one municipality.</summary>
    public static async Task<FullLife> AFullLife(this RegisterApp app)
    {
        var n = Interlocked.Increment(ref number);
        List<string> personal = [];
        string Own(string text)
        {
            personal.Add(text);
            return text;
        }

        var kvk = Own(FreelancerScenes.NewKvk());
        var she = await app.Registered(FreelancerScenes.AProfile(p =>
        {
            p["name"] = Own($"Wilhelmina Kruidhof {n}");
            p["identifier"] = new JsonObject { ["scheme"] = "NL-KVK", ["id"] = kvk };
            (p["legalForm"], p["vatId"]) = ("legalPerson", Own("NL111222333B01"));
            (p["email"], p["phone"]) = (Own($"wil.{n}@kruidhof.example"), Own($"+31 43 555 01 {n:00}"));
            p["description"] = Own($"Kruidentuinen en niets dan kruidentuinen, nummer {n}.");
            p["skills"] = new JsonArray(Own($"kruidenspiraal {n}"));
        }));
        var other = await app.Registered();
        var reference = await she.Adds(new JsonObject
        {
            ["kind"] = "reference", ["assignment"] = Own($"Kloostertuin der Franciscanessen {n}"), ["client"] = Own($"Zuster Ludovica {n}"), ["competences"] = new JsonArray("kruiden"),
            ["value"] = FreelancerScenes.Euros(41_234), ["period"] = new JsonObject { ["startDate"] = "2025-02-01", ["endDate"] = "2025-09-01" },
        });
        await she.Client.Send(HttpMethod.Put, $"{she.EvidencePlace()}/{reference.Id}/document", System.Text.Encoding.UTF8.GetBytes("%PDF-1.7 " + Own($"Verklaring van zuster Ludovica met dank {n}")),
            reference.ETag, contentType: "application/pdf");
        var policy = await she.Adds(FreelancerScenes.Insurance());
        await she.FillsIn([.. (await app.Anyone().Get("/v1/self-declaration-form"))["exclusionGrounds"]!.AsArray().Select(q => (JsonNode?)new JsonObject { ["code"] = q!.Text("code"), ["answer"] = false })]);
        await app.HerPlatform(she, Register.Domain.Freelancers.Scope.Read);
        (await she.Client.Post("/v1/api-keys", new { role = "freelancer", ownerId = she.Id, holder = Own($"Wils telefoon {n}") })).ShouldBe(HttpStatusCode.Created);
        await app.ACluster(she);

        // Admitted to a set.
        var buyer = await TenderScenes.ABuyer(app);
        var verifier = await app.APersonAt(buyer.AuthorityId, Duties.Verify, "verifier");
        (await verifier.Get($"{she.EvidencePlace()}/{policy.Id}")).ShouldBe(HttpStatusCode.OK);
        (await verifier.Put($"{she.EvidencePlace()}/{policy.Id}/verification", new { outcome = "verified" }, policy.ETag)).ShouldBe(HttpStatusCode.OK);
        var set = await buyer.Client.ASet(PurchasingScenes.Insurance);
        (await she.Client.Post($"/v1/purchasing-conditions/{set}/admissions", new { acceptsDocuments = true })).ShouldBe(HttpStatusCode.Created);

        // In a consortium, relied on, and relying on a firm.
        async Task<Played> Tender(Action<JsonObject>? change = null)
        {
            var tender = await buyer.Publishes(app, change);
            return new Played(app, buyer, tender.Id, tender["lots"]![0]!["id"]!.GetValue<string>()) { Deadline = tender["dates"]!["submissionDeadline"]!.GetValue<DateTimeOffset>() };
        }

        var together = await Tender(t =>
        {
            t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "team", ["kind"] = "teamSize", ["minimum"] = 1 });
            t["settings"] = new JsonObject { ["pricePartsHidden"] = true };
        });
        var consortium = (await other.Forms(new OpenLot(together.TenderId, together.LotId), (other, 6000), (she, 4000))).Id;
        var reliance = (await other.Client.Post($"/v1/lots/{together.LotId}/reliances", new { freelancerId = she.Id, conditions = new[] { "team" } })).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Put($"/v1/reliances/{reliance.Id}/commitment", new { statement = Own($"Ik sta met mijn schoffel ter beschikking {n}.") }, null)).ShouldBe(HttpStatusCode.OK);

        foreach (var member in (Person[])[other, she]) (await member.Accepts(consortium)).ShouldBe(HttpStatusCode.OK);
        foreach (var member in (Person[])[other, she])
            (await member.Client.Put($"/v1/consortia/{consortium}/price-parts/{member.Id}", new { amount = new { amount = 25_000, currency = "EUR" } }, null)).ShouldBe(HttpStatusCode.OK);
        var offer = BidScenes.ABid(answer: Own($"Samen zaaien wij bernagie {n}."));
        offer["consortiumId"] = consortium;
        offer["offer"]!.AsObject().Remove("price");
        var joint = (await other.Bids(together, offer)).ShouldBe(HttpStatusCode.Created).Id;

        // Invited, and declines.
        var invited = await Tender(t => (t["procedure"], t["dates"]!["submissionDeadline"]) = ("direct", app.Clock.GetUtcNow().AddDays(30).ToString("O")));
        var draw = await invited.Invites("8130", she);
        (await she.Client.Post($"{invited.DrawsPlace()}/{draw.Id}/declination", new { reason = Own($"Mijn knie moet eerst genezen {n}.") })).ShouldBe(HttpStatusCode.OK);

        // Bids and takes back, bids too late, bids and loses, asks and objects.
        var (back, lost, late) = (await Tender(), await Tender(AwardScenes.Standstill), await Tender());
        var withdrawn = (await she.Bids(back, BidScenes.ABid(51_111.11m, Own($"Eerst de dragon, dan de kervel {n}.")))).ShouldBe(HttpStatusCode.Created).Id;
        (await she.Client.Post($"/v1/bids/{withdrawn}/withdrawal")).ShouldBe(HttpStatusCode.OK);
        (await she.Client.Post($"/v1/lots/{back.LotId}/bid-drafts", BidScenes.ABid(51_112.13m, Own($"Nog niet af: de tijm {n}.")).ToJsonString())).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Post($"/v1/tenders/{lost.TenderId}/questions", new { question = Own($"Mag er ook lavas in de bakken {n}?") })).ShouldBe(HttpStatusCode.OK);
        var asked = (await other.Client.Post($"/v1/tenders/{lost.TenderId}/questions", new { question = "Mag het in mei?" })).ShouldBe(HttpStatusCode.OK).Id;
        (await buyer.Client.Post($"/v1/tenders/{lost.TenderId}/clarifications", new { answers = new[] { new { questionId = asked, answer = "Ja." } } })).ShouldBe(HttpStatusCode.OK);
        var bid = (await she.Bids(lost, BidScenes.ABid(50_000.11m, Own($"Wij maaien op blote voeten {n}.")))).ShouldBe(HttpStatusCode.Created).Id;
        var winner = (await other.Bids(lost, BidScenes.ABid(60_000.22m))).ShouldBe(HttpStatusCode.Created).Id;
        await together.Open();
        (await (await together.Evaluator()).Post($"/v1/bids/{joint}/drop-outs", new { freelancerId = she.Id, cause = "ceased", explanation = Own($"Haar schoffel is gebroken {n}.") })).ShouldBe(HttpStatusCode.Created);
        await lost.Open();
        late.PastTheDeadline();
        (await she.Bids(late)).ShouldBe(HttpStatusCode.Conflict);
        var two = new TwoBids(app, lost, she, bid, other, winner);
        await two.Decide();
        (await she.Client.Post("/v1/objections", new { bidId = bid, grounds = new[] { Own($"Mijn blote voeten zijn niet gewogen {n}.") }, remedy = Own($"Weeg mijn voeten alsnog {n}.") })).ShouldBe(HttpStatusCode.Created);

        // Bids, shows what she declared, and wins: a contract.
        var won = await Tender(t => t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "tax", ["kind"] = "taxCompliance" }));
        var cheap = (await other.Bids(won, BidScenes.ABid(50_000.33m))).ShouldBe(HttpStatusCode.Created).Id;
        var hers = (await she.Bids(won, BidScenes.ABid(60_000.44m, Own($"Wij zaaien bij volle maan {n}.")))).ShouldBe(HttpStatusCode.Created).Id;
        await won.Open();
        var panel = await won.Evaluator();
        (await panel.Post($"/v1/lots/{won.LotId}/scores", AwardScenes.Scores((cheap, 50, "Matig."), (hers, 90, "Goed.")))).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/lots/{won.LotId}/verifications")).ShouldBe(HttpStatusCode.Created);
        (await she.Client.Post($"/v1/bids/{hers}/verification/answer", new { text = Own($"De blauwe brief ligt bij mijn moeder {n}.") })).ShouldBe(HttpStatusCode.OK);
        (await panel.Post($"/v1/bids/{hers}/verification/conclusion", new { accepted = new[] { new { condition = "tax", reason = "Opgevraagd." } } })).ShouldBe(HttpStatusCode.OK);
        await panel.TakesThePrice(she, hers, Own($"Mijn mollen graven gratis {n}."));
        await new TwoBids(app, won, other, cheap, she, hers).Decide();
        (await panel.Post("/v1/contracts", new { lotId = won.LotId })).ShouldBe(HttpStatusCode.Created);
        return new FullLife(app, she, buyer, verifier, lost, bid, reference.Id, personal);
    }
}
