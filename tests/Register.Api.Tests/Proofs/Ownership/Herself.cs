using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Register.Api.Tests.Bids;
using Register.Api.Tests.Freelancers;
using Register.Api.Tests.Purchasing;

namespace Register.Api.Tests.Proofs.Ownership;

/// <summary>What is hers alone, and what she shows to authorities: her entry, evidence, declaration, admissions, grants and keys.</summary>
internal static class Herself
{
    public static async Task<List<Call>> Calls(Cast cast)
    {
        var she = cast.She;
        cast.Secrets.For(Who.Hers | Who.Authorities, cast.Kvk, "wil@kruidhof.example", "+31 43 555 01 77", "Niets dan kruidentuinen.", "kruidenspiraal", "NL111222333B01");
        List<Call> calls = [.. Entry(cast), .. await Evidence(cast), .. await Admission(cast), .. await Access(cast)];
        JsonArray answers = [.. (await cast.App.Anyone().Get("/v1/self-declaration-form"))["exclusionGrounds"]!.AsArray().Select(q => (JsonNode?)new JsonObject { ["code"] = q!.Text("code"), ["answer"] = false })];
        await she.FillsIn(answers);
        var declaration = new Thing("her self-declaration", Who.Everybody, ("freelancerId", she.Id));
        var lot = await cast.Tender();
        return
        [
            .. calls,
            new("FillInSelfDeclaration", declaration, Who.She) { Body = _ => new { answers = Array.Empty<object>() }, MustBeGranted = false },
            new("FillInSelfDeclaration", new Thing("the self-declaration of whoever asks", Who.Freelancers, ("freelancerId", Thing.Own)), Who.Freelancers) { Body = _ => new JsonObject { ["answers"] = answers.DeepClone() } },
            new("GetSelfDeclaration", declaration, Who.She),
            new("ConfirmSelfDeclaration", new Thing("her self-declaration, for a lot", Who.Everybody, ("freelancerId", she.Id), ("lotId", lot.LotId)), Who.She),
        ];
    }

    private static IEnumerable<Call> Entry(Cast cast)
    {
        var she = cast.She;
        var entry = new Thing("her entry", Who.Everybody, ("freelancerId", she.Id));
        return
        [
            new("GetFreelancer", entry, Who.Everybody),
            new("ChangeFreelancer", entry, Who.Hers) { Body = _ => FreelancerScenes.AProfile() },
            new("LeaveRegister", entry, Who.She),
            new("MatchFreelancer", entry, Who.Hers),
            new("ExportPersonalData", entry, Who.She),
            new("ReadAccessLog", entry, Who.She),
            new("AddEvidence", entry, Who.Hers) { Body = _ => FreelancerScenes.Saying(FreelancerScenes.Certificate()) },
        ];
    }

    private static async Task<IEnumerable<Call>> Evidence(Cast cast)
    {
        var (she, seers) = (cast.She, Who.Hers | Who.Authorities);
        JsonObject Reference(string client) => new()
        {
            ["kind"] = "reference", ["assignment"] = "Kloostertuin der Franciscanessen", ["client"] = client, ["competences"] = new JsonArray("kruiden"),
            ["value"] = FreelancerScenes.Euros(41_234), ["period"] = new JsonObject { ["startDate"] = "2025-02-01", ["endDate"] = "2025-09-01" },
        };
        var piece = await she.Adds(Reference("Zuster Ludovica"));
        (await she.Client.Send(HttpMethod.Put, $"{she.EvidencePlace()}/{piece.Id}/document", Encoding.UTF8.GetBytes("%PDF-1.7 Verklaring van dank"), piece.ETag, contentType: "application/pdf")).ShouldBe(HttpStatusCode.OK);
        foreach (var other in (Person[])[cast.Fellow, cast.Rival, cast.Stranger]) await other.Adds(FreelancerScenes.Certificate());
        (await cast.Authority.Get($"{she.EvidencePlace()}/{piece.Id}")).ShouldBe(HttpStatusCode.OK);
        cast.Secrets.For(seers, "Kloostertuin der Franciscanessen", "Zuster Ludovica", "Verklaring van dank");
        var evidence = new Thing("her evidence", seers, ("freelancerId", she.Id), ("evidenceId", piece.Id));
        var elsewhere = new Thing("her evidence, as the caller's own", Who.Hers, ("freelancerId", Thing.Own), ("evidenceId", piece.Id));
        List<Call> calls = [new("ListEvidence", evidence, seers) { Shown = piece.Id }, new("VerifyEvidence", evidence, Who.Authorities) { Body = _ => new { outcome = "verified" } }];
        foreach (var operation in (string[])["GetEvidence", "GetEvidenceDocument"]) calls.AddRange([new(operation, evidence, seers), new(operation, elsewhere, Who.Hers)]);
        foreach (var operation in (string[])["UploadEvidenceDocument", "WithdrawEvidence"]) calls.AddRange([new(operation, evidence, Who.Hers), new(operation, elsewhere, Who.Hers)]);
        foreach (var thing in (Thing[])[evidence, elsewhere]) calls.Add(new("ChangeEvidence", thing, Who.Hers) { Body = _ => FreelancerScenes.Saying(Reference("Zuster Clara")) });
        return calls;
    }

    private static async Task<IEnumerable<Call>> Admission(Cast cast)
    {
        var she = cast.She;
        var set = await cast.Authority.ASet(PurchasingScenes.Insurance);
        foreach (var insured in (Person[])[she, cast.Rival])
        {
            var policy = await insured.Adds(FreelancerScenes.Insurance());
            (await cast.Authority.Put($"{insured.EvidencePlace()}/{policy.Id}/verification", new { outcome = "verified" }, policy.ETag)).ShouldBe(HttpStatusCode.OK);
        }
        var applied = (await she.Client.Post($"/v1/purchasing-conditions/{set}/admissions", new { acceptsDocuments = true })).ShouldBe(HttpStatusCode.Created);
        var conditions = new Thing("a set of conditions", Who.Everybody, ("number", "1"), ("setId", set));
        var admission = new Thing("her admission", Who.Hers | Who.Authority, ("setId", set), ("admissionId", applied.Id));
        return
        [
            new("GetPurchasingConditions", conditions, Who.Everybody), new("ListConditionsVersions", conditions, Who.Everybody), new("GetConditionsVersion", conditions, Who.Everybody),
            new("ListPurchasingConditions", conditions, Who.Everybody) { Query = _ => $"authorityId={cast.Buyer.AuthorityId}", Shown = set },
            new("SearchFreelancers", conditions, Who.Authority) { Query = id => $"admittedTo={id}" },
            new("AddConditionsVersion", conditions, Who.Authority) { Body = _ => PurchasingScenes.Text("Tweede druk") },
            new("CheckConditionsVersion", conditions, Who.Authority) { Body = _ => PurchasingScenes.Text() },
            new("AcceptPurchasingConditions", conditions, Who.Freelancers), new("ApplyForAdmission", conditions, Who.Freelancers),
            new("ListAdmissions", admission, Who.Authority) { Shown = applied.Id },
            new("ListFreelancerAdmissions", new Thing("her admission, in her list", Who.Hers | Who.Authority, ("freelancerId", she.Id)), Who.Hers | Who.Authority) { Shown = applied.Id },
            new("GetAdmission", admission, Who.Hers | Who.Authority),
            new("DecideAdmission", admission, Who.Authority) { Body = _ => new { outcome = "suspended", reason = "De polis dekt te weinig.", until = cast.App.Clock.GetUtcNow().AddDays(50).ToString("yyyy-MM-dd") } },
        ];
    }

    private static async Task<IEnumerable<Call>> Access(Cast cast)
    {
        var (she, parties) = (cast.She, Who.She | Who.PlatformItself);
        var entry = new Thing("her entry", Who.Everybody, ("freelancerId", she.Id));
        var grant = new Thing("her grant", parties, ("grantId", cast.GrantId));
        var hers = new Thing("her key", Who.She | Who.Operator, ("apiKeyId", (await she.Client.Get("/v1/api-keys"))["items"]![0]!.Text("id")));
        var theirs = new Thing("a key of a person at the authority", Who.Authority | Who.Operator, ("apiKeyId", (await cast.Authority.Get("/v1/api-keys"))["items"]![0]!.Text("id")));
        List<Call> calls =
        [
            new("GiveGrant", entry, Who.She) { Body = _ => new { platformId = cast.Platform, scopes = new[] { "read" }, until = cast.App.Clock.GetUtcNow().AddDays(9).ToString("yyyy-MM-dd") } },
            new("ListGrants", grant, parties) { Shown = cast.GrantId }, new("GetGrant", grant, parties), new("EndGrant", grant, parties),
            new("CreateApiKey", entry, Who.She | Who.Operator) { Body = id => new { role = "freelancer", ownerId = id, holder = "telefoon" } },
        ];
        foreach (var key in (Thing[])[hers, theirs])
            calls.AddRange([new("ListApiKeys", key, key.Seers) { Shown = key.Id }, new("GetApiKey", key, key.Seers), new("RotateApiKey", key, key.Seers) { Body = _ => new { overlapHours = 48 } }, new("RevokeApiKey", key, key.Seers)]);
        var outage = new Thing("an outage", Who.Everybody, ("outageId", (await (await cast.App.AnOperator("Olga")).Post("/v1/outages", new { from = "2025-03-01T10:00:00Z", until = "2025-03-01T11:00:00Z", reason = "De stroom viel uit." })).ShouldBe(HttpStatusCode.OK).Id));
        var authority = new Thing("the authority", Who.Everybody, ("authorityId", cast.Buyer.AuthorityId.ToString()));
        return
        [
            .. calls, new("ConfirmOutage", outage, Who.Operator), new("GetAuthority", authority, Who.Everybody),
            new("ListFairness", authority, Who.Authority | Who.Operator),
        ];
    }
}
