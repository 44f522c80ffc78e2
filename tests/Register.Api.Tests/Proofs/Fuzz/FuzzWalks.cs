using System.Text.Json.Nodes;
using Register.Api.Tests.Access;
using Register.Api.Tests.Awards;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Purchasing;
using Register.Api.Tests.Tenders;
using Register.Domain.Freelancers;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Proofs.Fuzz;

/// <summary>Walks through every procedure, so that every operation is granted at least once and things are left in every state: tenders in
/// draft, open, closed, opened, awarded and contracted.</summary>
internal sealed partial class FuzzWalks(RegisterApp app)
{
    // A walk draws from people of its own.
    private static readonly string[] Sectors = ["03", "05", "06", "07", "08"];
    private int round;

    private DateOnly Today => DutchTime.DayOf(app.Clock.GetUtcNow());

    /// <summary>All of them, the ones that end with something open last.</summary>
    public async Task All()
    {
        await app.AFullLife();
        foreach (var walk in (Func<Task>[])[DropOut, Mend, Panel, Contract, Draws, Admissions, Herself, Keys, Together, Priced, Hashed, Encrypted, Tenders]) await walk();
    }

    private static async Task<Answer> Done(Task<Answer> request)
    {
        var answer = await request;
        ((int)answer.Status).ShouldBeLessThan(300, answer.Text);
        return answer;
    }

    private async Task DropOut()
    {
        var three = await app.ThreeWhoBid("remainingMembers");
        await three.Played.Open();
        var panel = await three.Played.Evaluator();
        await Done(three.Leaves(three.Third));
        await Done(panel.Get($"/v1/drop-outs/{(await three.Listed(panel)).Text("id")}"));
        await three.Accept(three.Lead, three.Partner);
        await Done(three.Decides(panel, true));
    }

    private async Task Mend()
    {
        var played = await app.ATenderForBids(t => t["lots"]![0]!["conditions"] = new JsonArray(new JsonObject { ["id"] = "tax", ["kind"] = "taxCompliance" }));
        var she = await app.Registered();
        var bid = (await Done(she.Bids(played))).Id;
        await played.Open();
        var panel = await played.Evaluator();
        await Done(panel.Post($"/v1/lots/{played.LotId}/scores", AwardScenes.Scores((bid, 90, "Goed."))));
        await Done(panel.Post($"/v1/bids/{bid}/price-inquiry", new { question = "Hoe komt u aan deze prijs?" }));
        await Done(she.Client.Get($"/v1/bids/{bid}/price-inquiry"));
        await Done(panel.Post($"/v1/lots/{played.LotId}/verifications"));
        app.Clock.MoveTo(DutchTime.EndOf(Today.AddWorkingDays(5)));
        await Done(panel.Post($"/v1/bids/{bid}/verification/cure", new { workingDays = 3 }));
        await Done(panel.Get($"/v1/bids/{bid}/verification"));
        await Done(panel.Get($"/v1/lots/{played.LotId}/verifications"));
    }

    private async Task Contract()
    {
        var two = await app.TwoOpenedBids(AwardScenes.Standstill);
        var (panel, decided) = await two.Decide();
        var objection = (await Done(two.Objects())).Id;
        await Done(two.Cheap.Client.Get($"/v1/objections/{objection}"));
        await Done(two.Cheap.Client.Post($"/v1/objections/{objection}/withdrawal"));
        var court = (await Done(panel.Post($"/v1/lots/{two.Played.LotId}/court-cases", new { broughtAt = decided["sentAt"]!.GetValue<DateTimeOffset>(), grounds = new[] { "Fout." }, remedy = "Een verbod." }))).Id;
        app.Clock.MoveTo(decided["finalAt"]!.GetValue<DateTimeOffset>());
        await Done(panel.Post($"/v1/objections/{court}/outcome", new { result = "dismissed", reasons = "Afgewezen." }));
        await Done(panel.Post($"{two.Decision}/withdrawal", new { reason = "De scores worden opnieuw bepaald." }));
        var anew = await Done(panel.Post(two.Decision, new { characteristics = "Een ploeg uit de wijk." }));
        app.Clock.MoveTo(anew["finalAt"]!.GetValue<DateTimeOffset>());
        await Done(two.Read());
        var first = (await Done(panel.Post("/v1/contracts", new { lotId = two.Played.LotId }))).Id;
        await Done(panel.Post($"/v1/contracts/{first}/withdrawal", new { reason = "Zij ziet ervan af." }));
        var place = $"/v1/contracts/{(await Done(panel.Post("/v1/contracts", new { lotId = two.Played.LotId }))).Id}";
        var accepted = await Done(two.Good.Client.Post($"{place}/acceptance"));
        await Done(panel.Send(HttpMethod.Post, $"{place}/changes", new { value = new { amount = 65_000.50m, currency = "EUR" }, reason = "Stormschade." }, accepted.ETag));
        var start = DateOnly.Parse(accepted["period"]!.Text("startDate"));
        var last = start > Today ? start : Today;
        await Done(panel.Post($"{place}/end", new { lastDay = last, reason = "Zij stopt met haar bedrijf." }));
        app.Clock.MoveTo(new DateTimeOffset(last.AddDays(2).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
        await Done(panel.Post($"{place}/review", new { scores = new[] { new { aspect = "planning", score = 4 } }, text = "Steeds op tijd." }));
        await Done(two.Good.Client.Post($"{place}/review/answer", new { text = "Dank." }));
        foreach (var read in (string[])[place, $"/v1/lots/{two.Played.LotId}/contract", $"/v1/lots/{two.Played.LotId}/evaluations", $"/v1/lots/{two.Played.LotId}/bids", $"/v1/bids/{two.GoodBid}/decision", $"/v1/bids/{two.GoodBid}/eligibility", $"/v1/tenders/{two.Played.TenderId}/opening"])
            await Done(panel.Get(read));
        await Done((await app.APersonAt(two.Played.Buyer.AuthorityId, Duties.Audit, "auditor")).Get($"/v1/tenders/{two.Played.TenderId}/journal"));
    }

    private async Task Draws()
    {
        var sector = Sectors[round++ % Sectors.Length];
        var people = (await app.InSector(sector, 5)).ToDictionary(p => p.Id);
        var played = await app.ATenderByInvitation();
        var cancelled = await played.Prepares(app.ADraw(sector));
        await Done(played.Buyer.Client.Post($"{played.DrawsPlace()}/{cancelled.Id}/cancellation", new { reason = "Te klein." }));
        var sent = await played.Sends(await played.Prepares(app.ADraw(sector)));
        var first = people[sent.With("invited")[0]];
        await Done(first.Declines(played, sent));
        await Done(played.Buyer.Client.Post($"{played.DrawsPlace()}/{sent.Id}/replacements"));
        await Done(first.Client.Get($"/v1/freelancers/{first.Id}/invitations"));
        await Done(first.Client.Get($"/v1/tenders/{played.TenderId}/invitations"));
        await Done(played.Buyer.Client.Get(played.DrawsPlace()));
        await Done(played.Buyer.Client.Get($"{played.DrawsPlace()}/{sent.Id}"));
        await Done((await app.AnOperator()).Get($"/v1/authorities/{played.Buyer.AuthorityId}/fairness?sector={sector}"));
    }

    private async Task Admissions()
    {
        var authority = await app.AnAuthority();
        var (buyer, verifier, she) = (await app.APersonAt(authority, Duties.Publish), await app.APersonAt(authority, Duties.Verify, "verifier"), await app.Registered());
        var policy = await she.Adds(FreelancerScenes.Insurance());
        await Done(verifier.Put($"{she.EvidencePlace()}/{policy.Id}/verification", new { outcome = "verified" }, policy.ETag));
        var set = await buyer.ASet(PurchasingScenes.Insurance);
        var place = $"/v1/purchasing-conditions/{set}";
        await Done(she.Client.Post($"{place}/versions/1/acceptances"));
        var admission = await Done(she.Client.Post($"{place}/admissions", new { acceptsDocuments = true }));
        var seen = await Done(verifier.Get($"/v1/admissions/{admission.Id}"));
        await Done(verifier.Put($"/v1/admissions/{admission.Id}/decision", new { outcome = "suspended", reason = "De afspraken.", until = Today.AddDays(50) }, seen.ETag));
        await Done(buyer.Post($"{place}/version-checks", PurchasingScenes.Text()));
        await Done(buyer.Post($"{place}/versions", PurchasingScenes.Text("Inkoopvoorwaarden, tweede druk")));
        foreach (var read in (string[])[place, $"{place}/versions", $"{place}/versions/1"]) await Done(app.Anyone().Get(read));
        await Done(verifier.Get($"{place}/admissions"));
        await Done(she.Client.Get($"{she.Place()}/admissions"));
    }

    private async Task Herself()
    {
        var (she, leaver) = (await app.Registered(), await app.Registered());
        await Done(she.Client.Put(she.Place(), FreelancerScenes.AProfile(p => p["description"] = "Tuinen en plantsoenen."), (await she.Client.Get(she.Place())).ETag));
        await Done(leaver.Client.Delete(leaver.Place(), (await leaver.Client.Get(leaver.Place())).ETag));
        var piece = await she.Adds(FreelancerScenes.Certificate());
        var place = $"{she.EvidencePlace()}/{piece.Id}";
        var changed = await Done(she.Client.Put(place, FreelancerScenes.Saying(FreelancerScenes.Certificate("vca-vol")), piece.ETag));
        await Done(she.Client.Send(HttpMethod.Put, $"{place}/document", "%PDF-1.7 x"u8.ToArray(), changed.ETag, contentType: "application/pdf"));
        foreach (var read in (string[])[$"{place}/document", she.EvidencePlace(), place, $"{she.Place()}/personal-data", $"{she.Place()}/access-log", $"{she.Place()}/matches"]) await Done(she.Client.Get(read));
        await Done(she.Client.Delete(place, (await she.Client.Get(place)).ETag));
        var answers = new JsonArray([.. (await app.Anyone().Get("/v1/self-declaration-form"))["exclusionGrounds"]!.AsArray().Select(q => (JsonNode?)new JsonObject { ["code"] = q!.Text("code"), ["answer"] = false })]);
        await she.FillsIn(answers);
        var declared = await Done(she.Client.Get($"{she.Place()}/self-declaration"));
        await Done(she.Confirms(await app.ATenderForBids(), declared));
        await she.Adds(FreelancerScenes.Insurance());
    }

    private async Task Keys()
    {
        var (she, theirs) = (await app.Registered(), await app.AnOperator());
        var authority = (await Done(theirs.Post("/v1/authorities", new { name = "Gemeente Heerlen", municipality = "GM0917" }))).Id;
        await Done(app.Anyone().Get($"/v1/authorities/{authority}"));
        var made = await Done(theirs.Post("/v1/api-keys", new { role = "authority", ownerId = authority, holder = "inkoop-1", duties = new[] { "publish", "open" } }));
        await Done(theirs.Get($"/v1/api-keys/{made.Id}"));
        var next = await Done(theirs.Post($"/v1/api-keys/{made.Id}/rotation", new { overlapHours = 48 }));
        await Done(theirs.Delete($"/v1/api-keys/{next.Id}", null));
        var id = Guid.CreateVersion7();
        var seen = await app.APlatform(id);
        var grant = await Done(she.Grants(app, id, Scope.Read, Scope.Bid));
        await Done(she.Client.Get($"/v1/grants/{grant.Id}"));
        await Done(she.Client.Delete($"/v1/grants/{grant.Id}", null));
        var platform = await app.HerPlatform(she, Enum.GetValues<Scope>());
        await Done(platform.Get(she.Place()));
        await Done(seen.Get("/v1/grants"));
        foreach (var read in (string[])["/v1/journal?limit=5", "/v1/sectors/8130", "/v1/districts/WK093501", "/v1/cpv-codes/77310000"]) await Done(theirs.Get(read));
    }
}
