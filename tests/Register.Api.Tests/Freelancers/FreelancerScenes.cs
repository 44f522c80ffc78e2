using System.Net;
using System.Text.Json.Nodes;
using Register.Domain.Authorities;
using Register.Domain.Kernel;
using Register.Infrastructure.Security;

namespace Register.Api.Tests.Freelancers;

/// <summary>Freelancers, evidence and people who verify it.</summary>
internal static class FreelancerScenes
{
    private static readonly string[] AllPublic =
        ["identifier", "email", "phone", "description", "homeDistrict", "skills", "languages", "hourlyRate", "hoursPerWeek", "availability"];

    private static int number = 10_000_000;

    /// <summary>A trade-register number that nobody has yet.</summary>
    public static string NewKvk() => Interlocked.Increment(ref number).ToString();

    /// <summary>What somebody tells about herself; <paramref name="with"/> changes it.</summary>
    public static JsonObject AProfile(Action<JsonObject>? with = null)
    {
        var profile = new JsonObject
        {
            ["name"] = "Groen van Wyck",
            ["identifier"] = new JsonObject { ["scheme"] = "NL-KVK", ["id"] = NewKvk() },
            ["email"] = "groen@example.nl",
            ["sectors"] = new JsonArray("8130"),
            ["homeDistrict"] = "WK093501",
            ["workAreas"] = new JsonArray("GM0935"),
            ["hourlyRate"] = new JsonObject { ["amount"] = 52.50, ["currency"] = "EUR" },
            ["publicFields"] = new JsonArray("hourlyRate"),
        };
        with?.Invoke(profile);
        return profile;
    }

    /// <summary>Makes every field public.</summary>
    public static JsonObject InTheOpen(this JsonObject profile)
    {
        profile["publicFields"] = new JsonArray([.. AllPublic.Select(f => (JsonNode?)f)]);
        return profile;
    }

    public static async Task<Person> Registered(this RegisterApp app, JsonObject? profile = null)
    {
        var answer = (await app.Anyone().Post("/v1/freelancers", profile ?? AProfile())).ShouldBe(HttpStatusCode.Created);
        return new Person(answer.Id, app.WithKey(answer["apiKey"]!.GetValue<string>()));
    }

    public static string Place(this Person person) => $"/v1/freelancers/{person.Id}";

    public static string EvidencePlace(this Person person) => $"/v1/freelancers/{person.Id}/evidence";

    public static JsonObject Insurance(decimal perEvent = 1_250_000, decimal perYear = 2_500_000, string until = "2099-12-31") => new()
    {
        ["kind"] = "insurance", ["cover"] = "business", ["perEvent"] = Euros(perEvent), ["perYear"] = Euros(perYear), ["validUntil"] = until,
    };

    public static JsonObject Certificate(string code = "vca") => new() { ["kind"] = "certificate", ["code"] = code, ["issuer"] = "Keurders BV" };

    public static JsonObject Euros(decimal amount) => new() { ["amount"] = amount, ["currency"] = "EUR" };

    /// <summary>The body that says a piece of evidence is this.</summary>
    public static JsonObject Saying(JsonObject details) => new() { ["details"] = details };

    public static async Task<Answer> Adds(this Person person, JsonObject details) =>
        (await person.Client.Post(person.EvidencePlace(), Saying(details))).ShouldBe(HttpStatusCode.Created);

    public static async Task<ApiClient> AVerifier(this RegisterApp app, Id<ContractingAuthority>? authority = null) =>
        await app.APersonAt(authority ?? await app.AnAuthority(), Duties.Verify, "verifier");

    /// <summary>A problem's errors as <c>pointer code</c>.</summary>
    public static List<string> Errors(this Answer answer) =>
        [.. answer["errors"]!.AsArray().Select(e => $"{e!["pointer"] ?? e["parameter"]} {e["code"]}").Order(StringComparer.Ordinal)];
}
