using System.Text.Json.Nodes;

namespace Register.Api.Tests.Eligibility;

/// <summary>What a member of a condition may become: every type, and both sides of every limit a kind has.</summary>
internal static class ValuesOfMembers
{
    /// <summary>No value: the member goes.</summary>
    public static readonly JsonNode LeftOut = "";

    public static readonly IReadOnlyList<JsonNode?> All =
    [
        LeftOut, null, true, -1, 1.5, 5_000_000_000,
        .. new[] { 0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 30, 31, 50, 51, 1989, 1990, 2200, 2201, 10_000, 10_001, 100_000, 100_001, 1_000_000, 1_000_001 }.Select(n => (JsonNode)n),
        JsonValue.Create(""), " ", "\t", "x", "NL", "nl", "nld", "n1", "gva", "vog", "business", "a b", "c.1_A-z", "c/1",
        .. new[] { 40, 41, 60, 61, 100, 101 }.Select(n => (JsonNode)new string('k', n)),
        "everyMember", "anyMember", "sum", "lead", "performer", "submission", "award", "contractEnd", "never",
        .. new[] { "[]", "[1]", "[null]", "[[]]", """["x"]""", """[""]""", """["x", "x"]""", """["x", "y"]""", """["NL-KVK"]""", """["NL-KVK", "DE-CR"]""", """["exg-crim-fraud"]""" }.Select(t => JsonNode.Parse(t)),
        Codes(100), Codes(101), new JsonArray(new string('k', 100)), new JsonArray(new string('k', 101)),
        .. new[] { "{}", """{"kind":"taxCompliance"}""", """{"kind":"shoeSize"}""", """[{"kind":"taxCompliance"}]""", """[{"kind":"shoeSize"}]""", """[{"id":"c9"}]""" }.Select(t => JsonNode.Parse(t)),
        .. new[] { "0", "0.01", "0.001", "1", "-1", "1000000000000", "1000000000000.01", "\"1\"", "null" }.Select(a => JsonNode.Parse($$"""{"amount":{{a}},"currency":"EUR"}""")),
        .. new[] { """{"amount":1}""", """{"currency":"EUR"}""", """{"amount":1,"currency":"eur"}""", """{"amount":1,"currency":"EURO"}""", """{"amount":1,"currency":"EUR","vat":1}""" }.Select(t => JsonNode.Parse(t)),
        .. new[] { """{"startDate":"2026-01-01"}""", """{"startDate":"2026-01-01","endDate":"2026-12-31"}""", """{"startDate":"2026-01-01","endDate":null}""", """{"endDate":"2026-12-31"}""",
            """{"startDate":"2026-13-01"}""", """{"startDate":"2026-01-01","days":4}""", """{"startDate":null}""" }.Select(t => JsonNode.Parse(t)),
    ];

    private static JsonArray Codes(int number) => [.. Enumerable.Range(0, number).Select(n => (JsonNode)$"code-{n}")];
}
