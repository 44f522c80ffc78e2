using System.Net;
using System.Text.Json.Nodes;
using Register.Infrastructure.Security;
using static Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Freelancers;

public sealed class VerificationTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    private static readonly JsonObject Verified = new() { ["outcome"] = "verified" };

    [Fact]
    public async Task A_verdict_names_the_authority_and_the_moment()
    {
        var (she, authority) = (await app.Registered(), await app.AnAuthority());
        var place = await Added(she, Insurance());
        var verified = (await (await app.AVerifier(authority)).Put(place + "/verification", Verified, "\"1\"")).ShouldBe(HttpStatusCode.OK);
        verified["status"]!.GetValue<string>().ShouldBe("verified");
        var seen = await she.Client.Get(place);
        seen["verification"]!["authority"]!.GetValue<string>().ShouldBe(authority.ToString());
        seen["verification"]!["at"]!.GetValue<DateTimeOffset>().ShouldBe(app.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        seen.ETag.ShouldBe("\"2\"");
    }

    [Fact]
    public async Task A_rejection_says_why()
    {
        var (she, verifier) = (await app.Registered(), await app.AVerifier());
        var place = await Added(she, Insurance());
        (await verifier.Put(place + "/verification", new { outcome = "rejected" }, "\"1\"")).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/reason value.required"]);
        (await verifier.Put(place + "/verification", new { outcome = "verified", reason = "illegible" }, "\"1\"")).ShouldBe(HttpStatusCode.BadRequest)
            .Errors().ShouldBe(["/reason evidence.reason-without-rejection"]);
        (await verifier.Put(place + "/verification", new { outcome = "rejected", reason = "illegible" }, "\"1\"")).ShouldBe(HttpStatusCode.OK);
        var seen = await she.Client.Get(place);
        seen["status"]!.GetValue<string>().ShouldBe("rejected");
        seen["verification"]!["verdict"]!["reason"]!.GetValue<string>().ShouldBe("illegible");
    }

    [Fact]
    public async Task Any_change_takes_the_verdict_away()
    {
        var (she, verifier) = (await app.Registered(), await app.AVerifier());
        var place = await Added(she, Insurance());
        var verified = await verifier.Put(place + "/verification", Verified, "\"1\"");
        var changed = await she.Client.Put(place, Saying(Insurance(perYear: 9_000_000)), verified.ETag);
        changed["status"]!.GetValue<string>().ShouldBe("declared");
        changed["verification"].ShouldBeNull();
        var again = await verifier.Put(place + "/verification", Verified, changed.ETag);
        var uploaded = await she.Client.Send(HttpMethod.Put, place + "/document", "%PDF-1.7"u8.ToArray(), again.ETag, contentType: "application/pdf");
        uploaded.ShouldBe(HttpStatusCode.OK)["status"]!.GetValue<string>().ShouldBe("submitted");
    }

    [Fact]
    public async Task What_was_changed_since_it_was_looked_at_is_not_verified()
    {
        var (she, verifier) = (await app.Registered(), await app.AVerifier());
        var place = await Added(she, Insurance());
        var looked = await verifier.Get(place);
        await she.Client.Put(place, Saying(Insurance(perEvent: 1, perYear: 1)), looked.ETag);
        (await verifier.Put(place + "/verification", Verified, looked.ETag)).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await she.Client.Get(place))["status"]!.GetValue<string>().ShouldBe("declared");
    }

    [Fact]
    public async Task Only_who_has_the_duty_verifies()
    {
        var she = await app.Registered();
        var place = await Added(she, Insurance());
        (await she.Client.Put(place + "/verification", Verified, "\"1\"")).ShouldBe(HttpStatusCode.Forbidden);
        (await (await app.APersonAt(await app.AnAuthority(), Duties.Publish | Duties.Open | Duties.Evaluate | Duties.Audit)).Put(place + "/verification", Verified, "\"1\""))
            .ShouldBe(HttpStatusCode.Forbidden);
        (await app.Anyone().Put(place + "/verification", Verified, "\"1\"")).ShouldBe(HttpStatusCode.Unauthorized);
        (await she.Client.Get(place))["verification"].ShouldBeNull();
    }

    [Fact]
    public async Task What_is_past_cannot_be_verified_but_can_be_rejected()
    {
        var (she, verifier) = (await app.Registered(), await app.AVerifier());
        var place = await Added(she, Insurance(until: "2020-12-31"));
        (await verifier.Put(place + "/verification", Verified, "\"1\"")).ShouldBe(HttpStatusCode.Conflict).Code.ShouldBe("evidence.expired");
        (await verifier.Put(place + "/verification", new { outcome = "rejected", reason = "expired" }, "\"1\"")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_a_certificate_is_held_equal_to_another()
    {
        var (she, verifier) = (await app.Registered(), await app.AVerifier());
        var verdict = new { outcome = "verified", equivalentTo = new[] { "iso-9001" } };
        (await verifier.Put(await Added(she, Insurance()) + "/verification", verdict, "\"1\"")).ShouldBe(HttpStatusCode.UnprocessableEntity)
            .Errors().ShouldBe(["/equivalentTo evidence.no-equivalence"]);
        var certificate = await Added(she, Certificate());
        (await verifier.Put(certificate + "/verification", new { outcome = "verified", equivalentTo = new[] { "ISO 9001" } }, "\"1\"")).ShouldBe(HttpStatusCode.BadRequest)
            .Errors().ShouldBe(["/equivalentTo/0 value.format"]);
        (await verifier.Put(certificate + "/verification", verdict, "\"1\"")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Self_cleaning_is_accepted_only_for_grounds_that_apply()
    {
        var (she, verifier) = (await app.Registered(), await app.AVerifier());
        var place = await Added(she, JsonNode.Parse(
            """{ "kind": "exclusionGrounds", "grounds": [{ "ground": "exg-crim-fraud", "applies": true }, { "ground": "exg-crim-part", "applies": false }] }""")!.AsObject());
        (await verifier.Put(place + "/verification", new { outcome = "verified", selfCleaned = new[] { "exg-crim-part" } }, "\"1\"")).ShouldBe(HttpStatusCode.UnprocessableEntity)
            .Errors().ShouldBe(["/selfCleaned evidence.no-self-cleaning"]);
        (await verifier.Put(place + "/verification", new { outcome = "verified", selfCleaned = new[] { "exg-crim-fraud" } }, "\"1\"")).ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> Added(Person she, JsonObject details) => $"{she.EvidencePlace()}/{(await she.Adds(details)).Id}";
}
