using System.Net;
using System.Text.Json.Nodes;
using static Register.Api.Tests.Freelancers.FreelancerScenes;

namespace Register.Api.Tests.Freelancers;

public sealed class EvidenceTests(RegisterApp app) : IClassFixture<RegisterApp>
{
    public static TheoryData<string> Kinds() =>
    [
        """{ "kind": "registrationExtract", "issuedOn": "2025-01-01", "identifier": { "scheme": "NL-KVK", "id": "12345678" } }""",
        """{ "kind": "vatRegistration", "country": "NL" }""",
        """{ "kind": "taxStatement", "issuedOn": "2025-01-01" }""",
        """{ "kind": "conductCertificate", "type": "gva", "issuedOn": "2025-01-01" }""",
        """{ "validUntil": "2099-01-01", "cover": "professional", "perEvent": { "amount": 1250000.00, "currency": "EUR" }, "perYear": { "amount": 1250000.00, "currency": "EUR" }, "kind": "insurance" }""",
        """{ "kind": "certificate", "code": "iso-9001", "issuer": "Keurders BV", "validFrom": "2024-01-01", "validUntil": "2099-01-01" }""",
        """{ "kind": "diploma", "field": "horticulture", "level": 4 }""",
        """{ "kind": "reference", "assignment": "Onderhoud park", "client": "Gemeente Meerssen", "competences": ["groenonderhoud"], "cpv": ["77310000"], "value": { "amount": 40000.00, "currency": "EUR" }, "period": { "startDate": "2023-01-01", "endDate": "2024-12-31" } }""",
        """{ "kind": "turnover", "year": 2024, "amount": { "amount": 81000.00, "currency": "EUR" } }""",
        """{ "kind": "language", "language": "nl", "level": "c1" }""",
        """{ "kind": "sustainabilityMeasure", "code": "co2-performance-ladder", "level": 3 }""",
        """{ "kind": "socialReturn", "basisPoints": 500 }""",
        """{ "kind": "exclusionGrounds", "grounds": [{ "ground": "exg-crim", "applies": false }, { "ground": "exg-sitn-bankr", "applies": true, "occurredOn": "2020-01-01" }] }""",
        """{ "kind": "selfDeclaration", "confirmedFor": "0199a1f0-5c00-7000-8000-000000000001" }""",
        """{ "kind": "acceptedConditions", "document": "0199a1f0-5c00-7000-8000-000000000001", "version": 2, "acceptedOn": "2025-01-01" }""",
    ];

    [Fact]
    public void Every_kind_is_tried() =>
        Kinds().Cast<object[]>().Select(k => JsonNode.Parse((string)k[0])!["kind"]!.GetValue<string>()).Order().ShouldBe(Register.Domain.Freelancers.EvidenceDetails.KnownKinds.Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Evidence_of_each_kind_reads_back_as_it_was_added(string details)
    {
        var she = await app.Registered();
        var added = await she.Adds(JsonNode.Parse(details)!.AsObject());
        added.Headers["Location"].ShouldBe($"{she.EvidencePlace()}/{added.Id}");
        var read = (await she.Client.Get(added.Headers["Location"])).ShouldBe(HttpStatusCode.OK);
        read["status"]!.GetValue<string>().ShouldBe("declared");
        read["details"]!.AsObject().OrderBy(p => p.Key).Select(p => p.ToString()).ShouldBe(JsonNode.Parse(details)!.AsObject().OrderBy(p => p.Key).Select(p => p.ToString()));
        read.Text.ShouldBe(added.Text);
    }

    [Theory]
    [InlineData("""{ "kind": "wish" }""", "/details/kind json.unknown-kind")]
    [InlineData("""{ "cover": "business" }""", "/details/kind json.required")]
    [InlineData("""{ "kind": "taxStatement" }""", "/details/issuedOn value.required")]
    [InlineData("""{ "kind": "taxStatement", "issuedOn": "2999-01-01" }""", "/details/issuedOn evidence.in-future")]
    [InlineData("""{ "kind": "taxStatement", "issuedOn": "2025-02-30" }""", "/details/issuedOn json.date")]
    [InlineData("""{ "kind": "vatRegistration", "country": "FR" }""", "/details/country value.format")]
    [InlineData("""{ "kind": "registrationExtract", "issuedOn": "2025-01-01", "identifier": { "scheme": "NL-KVK", "id": "1" } }""", "/details/identifier/id identifier.kvk-shape")]
    [InlineData("""{ "kind": "conductCertificate", "type": "abc", "issuedOn": "2025-01-01" }""", "/details/type json.choice")]
    [InlineData("""{ "kind": "certificate", "code": "ISO 9001", "issuer": "K" }""", "/details/code value.format")]
    [InlineData("""{ "kind": "certificate", "code": "vca", "issuer": " " }""", "/details/issuer value.required")]
    [InlineData("""{ "kind": "certificate", "code": "vca", "issuer": "K", "validFrom": "2025-02-01", "validUntil": "2025-01-01" }""", "/details/validUntil value.period")]
    [InlineData("""{ "kind": "diploma", "field": "horticulture", "level": 9 }""", "/details/level value.range")]
    [InlineData("""{ "kind": "turnover", "year": 2999, "amount": { "amount": 1, "currency": "EUR" } }""", "/details/year value.range")]
    [InlineData("""{ "kind": "turnover", "year": 2024, "amount": { "amount": -1, "currency": "EUR" } }""", "/details/amount value.range")]
    [InlineData("""{ "kind": "language", "language": "dutch", "level": "c1" }""", "/details/language value.format")]
    [InlineData("""{ "kind": "language", "language": "nl", "level": 5 }""", "/details/level json.choice")]
    [InlineData("""{ "kind": "socialReturn", "basisPoints": 10001 }""", "/details/basisPoints value.range")]
    [InlineData("""{ "kind": "sustainabilityMeasure", "code": "x", "level": 0 }""", "/details/level value.range")]
    [InlineData("""{ "kind": "selfDeclaration", "confirmedFor": "lot 1" }""", "/details/confirmedFor value.format")]
    [InlineData("""{ "kind": "acceptedConditions", "document": "a b", "version": 1, "acceptedOn": "2025-01-01" }""", "/details/document value.format")]
    [InlineData("""{ "kind": "acceptedConditions", "document": "a", "version": 0, "acceptedOn": "2025-01-01" }""", "/details/version value.range")]
    [InlineData("""{ "kind": "exclusionGrounds", "grounds": [] }""", "/details/grounds value.count")]
    [InlineData("""{ "kind": "exclusionGrounds", "grounds": [{ "ground": "exg-crim-fraud", "applies": false }, { "ground": "exg-crim-fraud", "applies": true }] }""", "/details/grounds value.repeated")]
    [InlineData("""{ "kind": "exclusionGrounds", "grounds": [{ "ground": "exg-crim", "applies": false, "occurredOn": "2020-01-01" }] }""", "/details/grounds/0/occurredOn evidence.day-without-ground")]
    [InlineData("""{ "kind": "exclusionGrounds", "grounds": [{ "ground": "exg-pmt-tax", "applies": false }, { "ground": "exg-crim", "applies": false }] }""", "/details/grounds/0/ground exclusion-ground.unknown")]
    [InlineData("""{ "kind": "exclusionGrounds", "grounds": [{ "ground": "exg-crim", "applies": true }] }""", "/details/grounds/0/ground exclusion-ground.is-group")]
    public async Task Details_that_do_not_hold_together_are_refused_at_their_place(string details, string error)
    {
        var she = await app.Registered();
        (await she.Client.Post(she.EvidencePlace(), Saying(JsonNode.Parse(details)!.AsObject()))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe([error]);
        (await she.Client.Get(she.EvidencePlace()))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("perEvent", 0, "/details/perEvent value.range")]
    [InlineData("perYear", 1_000_000, "/details/perYear evidence.year-below-event")]
    [InlineData("validUntil", null, "/details/validUntil value.required")]
    public async Task An_insurance_says_how_much_and_until_when(string field, int? value, string error)
    {
        var she = await app.Registered();
        var details = Insurance();
        details[field] = value is null ? null : Euros(value.Value);
        (await she.Client.Post(she.EvidencePlace(), Saying(details))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe([error]);
    }

    [Fact]
    public async Task A_reference_is_checked_in_all_its_parts()
    {
        var she = await app.Registered();
        var details = JsonNode.Parse(
            """
            { "kind": "reference", "assignment": "A", "client": "B", "competences": ["ok", "NOT OK"], "cpv": ["77310000-6"], "value": { "amount": 0, "currency": "EUR" },
              "period": { "startDate": "2024-01-01", "endDate": "2023-01-01" } }
            """)!.AsObject();
        (await she.Client.Post(she.EvidencePlace(), Saying(details.DeepClone().AsObject()))).ShouldBe(HttpStatusCode.BadRequest).Errors().ShouldBe(
            ["/details/competences/1 value.format", "/details/period/endDate value.period", "/details/value value.range"]);
        (details["competences"], details["cpv"], details["value"], details["period"]) =
            (new JsonArray("ok"), new JsonArray("abc", "77310000-6", "99999999"), Euros(1), new JsonObject { ["startDate"] = "2023-01-01" });
        (await she.Client.Post(she.EvidencePlace(), Saying(details))).ShouldBe(HttpStatusCode.BadRequest).Errors()
            .ShouldBe(["/details/cpv/0 reference.unknown-cpv", "/details/cpv/2 reference.unknown-cpv"]);
        (await she.Client.Get(she.EvidencePlace())).ShouldBe(HttpStatusCode.OK)["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_retry_with_the_same_key_adds_once()
    {
        var she = await app.Registered();
        var first = await she.Client.Post(she.EvidencePlace(), Saying(Insurance()), "evidence-1");
        (await she.Client.Post(she.EvidencePlace(), Saying(Insurance()), "evidence-1")).ShouldBe(HttpStatusCode.Created).Text.ShouldBe(first.Text);
        (await she.Client.Get(she.EvidencePlace()))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Only_she_and_who_verifies_see_it()
    {
        var she = await app.Registered();
        var place = $"{she.EvidencePlace()}/{(await she.Adds(Insurance())).Id}";
        var authority = await app.AnAuthority();
        var buyer = await app.APersonAt(authority, Infrastructure.Security.Duties.Publish);
        foreach (var path in new[] { place, she.EvidencePlace() })
        {
            (await (await app.AVerifier(authority)).Get(path)).ShouldBe(HttpStatusCode.OK);
            (await buyer.Get(path)).ShouldBe(HttpStatusCode.NotFound);
            (await (await app.Registered()).Client.Get(path)).ShouldBe(HttpStatusCode.NotFound);
            (await app.Anyone().Get(path)).ShouldBe(HttpStatusCode.Unauthorized);
            (await (await app.APlatform()).Get(path)).ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task Nobody_changes_or_adds_to_what_somebody_else_handed_in()
    {
        var (she, other) = (await app.Registered(), await app.Registered());
        var added = await she.Adds(Insurance());
        foreach (var place in new[] { $"{she.EvidencePlace()}/{added.Id}", $"{other.EvidencePlace()}/{added.Id}" })
        {
            (await other.Client.Put(place, Saying(Insurance()), added.ETag)).ShouldBe(HttpStatusCode.NotFound);
            (await other.Client.Send(HttpMethod.Put, place + "/document", "%PDF-"u8.ToArray(), added.ETag, contentType: "application/pdf")).ShouldBe(HttpStatusCode.NotFound);
            (await other.Client.Delete(place, added.ETag)).ShouldBe(HttpStatusCode.NotFound);
            (await other.Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
        }
        (await other.Client.Post(she.EvidencePlace(), Saying(Insurance()))).ShouldBe(HttpStatusCode.NotFound);
        (await she.Client.Get($"{she.EvidencePlace()}/{added.Id}")).ETag.ShouldBe("\"1\"");
    }

    [Fact]
    public async Task Evidence_is_changed_within_its_kind_and_taken_back()
    {
        var she = await app.Registered();
        var added = await she.Adds(Insurance());
        var place = $"{she.EvidencePlace()}/{added.Id}";
        (await she.Client.Put(place, Saying(Certificate()), added.ETag)).ShouldBe(HttpStatusCode.UnprocessableEntity).Errors().ShouldBe(["/details/kind evidence.other-kind"]);
        (await she.Client.Put(place, Saying(Insurance()), "\"7\"")).ShouldBe(HttpStatusCode.PreconditionFailed);
        var changed = (await she.Client.Put(place, Saying(Insurance(perYear: 5_000_000)), added.ETag)).ShouldBe(HttpStatusCode.OK);
        changed["details"]!["perYear"]!["amount"]!.GetValue<decimal>().ShouldBe(5_000_000);
        (await she.Client.Delete(place, added.ETag)).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await she.Client.Delete(place, changed.ETag)).ShouldBe(HttpStatusCode.NoContent);
        (await she.Client.Get(place)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_changes_at_the_same_time_exactly_one_wins()
    {
        var she = await app.Registered();
        var added = await she.Adds(Insurance());
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i =>
            she.Client.Put($"{she.EvidencePlace()}/{added.Id}", Saying(Insurance(perYear: 2_500_000 + i)), added.ETag)));
        answers.Count(a => a.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.PreconditionFailed).ShouldBe(5);
    }

    [Fact]
    public async Task The_list_is_paged_and_filtered_by_status()
    {
        var she = await app.Registered();
        for (var i = 0; i < 3; i++) await she.Adds(Certificate());
        var page = await she.Client.Get($"{she.EvidencePlace()}?limit=2");
        page["items"]!.AsArray().Count.ShouldBe(2);
        (await she.Client.Get($"{she.EvidencePlace()}?limit=2&cursor={page["next"]}"))["items"]!.AsArray().Count.ShouldBe(1);
        (await she.Client.Get($"{she.EvidencePlace()}?status=declared"))["items"]!.AsArray().Count.ShouldBe(3);
        (await she.Client.Get($"{she.EvidencePlace()}?status=verified"))["items"]!.AsArray().ShouldBeEmpty();
    }
}
