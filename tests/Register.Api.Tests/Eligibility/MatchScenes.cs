using System.Net;
using System.Text.Json.Nodes;
using Register.Api.Tests.Tenders;

namespace Register.Api.Tests.Eligibility;

/// <summary>Open lots to be matched, and the answers over all pages.</summary>
internal static class MatchScenes
{
    public const string Hours = """[{ "kind": "capacity", "id": "uren", "hoursPerWeek": 60 }]""";

    // What the people of the tests meet, prove, fall short of or never had; each alone, or together with others.
    private static readonly string[] Conditions =
    [
        """{ "kind": "sector", "sectors": ["8130"] }""", """{ "kind": "sector", "sectors": ["5621"] }""", """{ "kind": "workArea", "areas": ["GM0935"] }""",
        """{ "kind": "capacity", "hoursPerWeek": 20 }""", """{ "kind": "capacity", "hoursPerWeek": 60 }""", """{ "kind": "capacity", "hoursPerWeek": 90 }""",
        """{ "kind": "businessRegistration", "schemes": ["NL-KVK"] }""", """{ "kind": "businessRegistration", "schemes": ["BE-BCE_KBO"] }""",
        """{ "kind": "liabilityInsurance", "perEvent": { "amount": 1000000, "currency": "EUR" } }""", """{ "kind": "certificate", "code": "vca" }""",
        """{ "kind": "teamSize", "minimum": 2 }""", """{ "kind": "exclusionGroundsAbsent", "grounds": ["exg-crim-corrpt"] }""",
        """{ "kind": "rateCeiling", "maximum": { "amount": 50, "currency": "EUR" } }""",
    ];

    /// <summary>A tender by dice: several lots, some of which ask the same, due on one of a few days.</summary>
    public static async Task<Answer> ATenderByDice(this RegisterApp app, Random dice) => await (await app.ABuyer()).Publishes(app, t =>
    {
        var lot = t["lots"]![0]!;
        lot["estimatedValue"] = new JsonObject { ["amount"] = 15_000, ["currency"] = "EUR" };
        t["lots"] = new JsonArray([.. Enumerable.Range(0, 4).Select(n =>
        {
            var one = lot.DeepClone();
            one["title"] = $"Perceel {n + 1}";
            one["conditions"] = JsonNode.Parse($"[{string.Join(',', Enumerable.Range(0, dice.Next(1, 4)).Select(_ => ACondition(dice)))}]");
            return one;
        })]);
        t["dates"]!["submissionDeadline"] = app.Clock.GetUtcNow().Date.AddDays(dice.Next(30, 33)).AddHours(dice.Next(24)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'");
    });

    private static string ACondition(Random dice) => dice.Next(6) switch
    {
        0 => $$"""{ "kind": "anyOf", "conditions": [{{Pick(dice)}}, {{Pick(dice)}}] }""",
        1 => $$"""{ "kind": "not", "condition": {{Pick(dice)}} }""",
        _ => Pick(dice),
    };

    private static string Pick(Random dice) => Conditions[dice.Next(Conditions.Length)];

    /// <summary>All matches, page by page.</summary>
    public static async Task<List<JsonNode>> AllMatches(this ApiClient client, string path, int limit = 100, string language = "nl")
    {
        var (found, place) = (new List<JsonNode>(), $"{path}?limit={limit}");
        for (string? cursor = ""; cursor is not null;)
        {
            var page = (await client.Send(HttpMethod.Get, cursor.Length == 0 ? place : $"{place}&cursor={cursor}", language: language)).ShouldBe(HttpStatusCode.OK);
            page.Headers["Content-Language"].ShouldBe(language);
            found.AddRange(page["items"]!.AsArray().Select(i => i!));
            cursor = page["next"]?.GetValue<string>();
        }
        return found;
    }

    public static string Lot(JsonNode match) => match["lotId"]!.GetValue<string>();

    public static string[] LotsOf(Answer tender) => [.. tender["lots"]!.AsArray().Select(l => l!["id"]!.GetValue<string>())];

    public static string Outcome(this JsonNode said) => said["outcome"]!.GetValue<string>();
}
