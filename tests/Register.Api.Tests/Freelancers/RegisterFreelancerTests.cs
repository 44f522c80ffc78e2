using System.Net;
using System.Text.Json.Nodes;
using static Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Freelancers;

public sealed class RegisterFreelancerTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    [Fact]
    public async Task Registering_gives_a_key_that_reads_everything_back()
    {
        var registered = (await app.Anyone().Post("/v1/freelancers", AProfile())).ShouldBe(HttpStatusCode.Created);
        registered.Headers["Location"].ShouldBe($"/v1/freelancers/{registered.Id}");
        var own = (await app.WithKey(registered["apiKey"]!.GetValue<string>()).Get($"/v1/freelancers/{registered.Id}")).ShouldBe(HttpStatusCode.OK);
        own["email"]!.GetValue<string>().ShouldBe("groen@example.nl");
    }

    [Fact]
    public async Task Others_see_only_what_she_made_public()
    {
        var she = await app.Registered();
        foreach (var other in new[] { app.Anyone(), (await app.Registered()).Client, await app.APlatform() })
        {
            var seen = (await other.Get(she.Place())).ShouldBe(HttpStatusCode.OK);
            seen["email"].ShouldBeNull();
            seen["identifier"].ShouldBeNull();
            seen["homeDistrict"].ShouldBeNull();
            seen["publicFields"].ShouldBeNull();
            seen["hourlyRate"]!["amount"]!.GetValue<decimal>().ShouldBe(52.50m);
        }
    }

    [Fact]
    public async Task Who_verifies_evidence_sees_whose_it_is()
    {
        var she = await app.Registered();
        (await (await app.AVerifier()).Get(she.Place()))["identifier"]!["id"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_retry_with_the_same_key_gets_the_same_answer_and_registers_once()
    {
        var body = AProfile();
        var first = await app.Anyone().Post("/v1/freelancers", body, "retry-1");
        var second = (await app.Anyone().Post("/v1/freelancers", body, "retry-1")).ShouldBe(HttpStatusCode.Created);
        second.Text.ShouldBe(first.Text);
        second.Headers["Idempotency-Replayed"].ShouldBe("true");
        (await app.Anyone().Post("/v1/freelancers", AProfile(), "retry-1")).ShouldBe(HttpStatusCode.UnprocessableEntity).Code.ShouldBe("idempotency.reused");
    }

    [Fact]
    public async Task The_same_number_cannot_register_twice_however_it_is_written()
    {
        await app.Registered(AProfile(p => p["identifier"]!["id"] = "00000042"));
        var again = (await app.Anyone().Post("/v1/freelancers", AProfile(p => p["identifier"]!["id"] = "0000 0042"))).ShouldBe(HttpStatusCode.Conflict);
        again.Code.ShouldBe("freelancer.already-registered");
        again.Errors().ShouldBe(["/identifier freelancer.already-registered"]);
    }

    [Theory]
    [InlineData("name", "\"\"", "/name value.required")]
    [InlineData("name", "\"a\\u0007b\"", "/name value.control-characters")]
    [InlineData("name", "17", "/name json.text")]
    [InlineData("email", "\"nobody\"", "/email value.email")]
    [InlineData("email", "\"a b@example.nl\"", "/email value.email")]
    [InlineData("email", "\"a@localhost\"", "/email value.email")]
    [InlineData("phone", "\"call me\"", "/phone value.format")]
    [InlineData("description", "\"a\\u0000b\"", "/description value.control-characters")]
    [InlineData("identifier", """{ "scheme": "NL-KVK", "id": "1234567" }""", "/identifier/id identifier.kvk-shape")]
    [InlineData("identifier", """{ "scheme": "NL-XXX", "id": "12345678" }""", "/identifier/scheme identifier.unknown-scheme")]
    [InlineData("identifier", """{ "scheme": "BE-BCE_KBO", "id": "0123456789" }""", "/identifier/id identifier.kbo-check-digits")]
    [InlineData("vatId", "\"NL123456789B01\"", "/vatId vat-id.check-digits")]
    [InlineData("vatId", "\"XX1\"", "/vatId vat-id.shape")]
    [InlineData("sectors", "[]", "/sectors value.count")]
    [InlineData("sectors", """["81.30", "8130"]""", "/sectors value.repeated")]
    [InlineData("skills", """["a", "a"]""", "/skills value.repeated")]
    [InlineData("skills", """["a", ""]""", "/skills/1 value.required")]
    [InlineData("languages", """["nld"]""", "/languages/0 value.format")]
    [InlineData("hourlyRate", """{ "amount": -1, "currency": "EUR" }""", "/hourlyRate value.range")]
    [InlineData("hourlyRate", """{ "amount": 1, "currency": "USD" }""", "/hourlyRate value.format")]
    [InlineData("hourlyRate", """{ "amount": 1.005, "currency": "EUR" }""", "/hourlyRate json.money")]
    [InlineData("hoursPerWeek", "81", "/hoursPerWeek value.range")]
    [InlineData("availability", """{ "startDate": "2026-02-01", "endDate": "2026-01-01" }""", "/availability value.period")]
    [InlineData("publicFields", """["secret"]""", "/publicFields/0 json.choice")]
    [InlineData("publicFields", """["skills", "skills"]""", "/publicFields value.repeated")]
    [InlineData("shoeSize", "42", "/shoeSize json.unknown-member")]
    public async Task A_field_that_is_wrong_is_named(string field, string value, string error) =>
        (await app.Anyone().Post("/v1/freelancers", AProfile(p => p[field] = JsonNode.Parse(value)))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe([error]);

    [Theory]
    [InlineData("sectors", """["8130", "9999"]""", "/sectors/1 reference.unknown-sector")]
    [InlineData("sectors", """["8130", "gardening"]""", "/sectors/1 reference.unknown-sector")]
    [InlineData("homeDistrict", "\"WK999999\"", "/homeDistrict reference.unknown-district")]
    [InlineData("homeDistrict", "\"GM0935\"", "/homeDistrict reference.unknown-district")]
    [InlineData("workAreas", """["GM0935", "GM9999"]""", "/workAreas/1 reference.unknown-area")]
    [InlineData("workAreas", """["Maastricht"]""", "/workAreas/0 reference.unknown-area")]
    public async Task A_code_on_no_list_is_named(string field, string value, string error) =>
        (await app.Anyone().Post("/v1/freelancers", AProfile(p => p[field] = JsonNode.Parse(value)))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe([error]);

    [Fact]
    public async Task All_codes_on_no_list_are_named_at_once_and_nothing_is_changed()
    {
        var she = await app.Registered();
        var refused = (await she.Client.Put(she.Place(), AProfile(p => (p["sectors"], p["homeDistrict"], p["workAreas"]) = (new JsonArray("9999"), "NL", new JsonArray("GM9999", "NL"))), "\"1\""))
            .ShouldBe(HttpStatusCode.BadRequest);
        refused.Code.ShouldBe("bad-input");
        refused.Errors().ShouldBe(["/homeDistrict reference.unknown-district", "/sectors/0 reference.unknown-sector", "/workAreas/0 reference.unknown-area"]);
        (await she.Client.Get(she.Place())).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_told_at_once() =>
        (await app.Anyone().Post("/v1/freelancers", AProfile(p =>
        {
            p["name"] = "";
            p["vatId"] = "NL1";
            p["sectors"] = new JsonArray();
        }))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(["/name value.required", "/sectors value.count", "/vatId vat-id.shape"]);

    [Fact]
    public async Task A_vat_number_that_may_hold_a_citizen_number_is_refused_and_kept_nowhere()
    {
        const string vat = "NL111222333B01";
        var answer = (await app.Anyone().Post("/v1/freelancers", AProfile(p => p["vatId"] = vat), "vat-with-bsn")).ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors().ShouldBe(["/vatId vat-id.may-contain-bsn"]);
        answer.Text.ShouldNotContain("111222333");
        foreach (var file in Directory.GetFiles(app.Folder)) (await ReadShared(file)).ShouldNotContain("111222333");
    }

    [Fact]
    public async Task Codes_and_numbers_are_kept_in_one_way()
    {
        var she = await app.Registered(AProfile(p =>
        {
            p["vatId"] = "BE 0123.456.749";
            p["sectors"] = new JsonArray("81.30.1");
            p["homeDistrict"] = "wk093501";
        }));
        var own = await she.Client.Get(she.Place());
        own["vatId"]!.GetValue<string>().ShouldBe("BE0123456749");
        own["sectors"]![0]!.GetValue<string>().ShouldBe("81301");
        own["homeDistrict"]!.GetValue<string>().ShouldBe("WK093501");
    }

    private static async Task<string> ReadShared(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }
}
