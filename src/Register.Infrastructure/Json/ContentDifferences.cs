using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Register.Domain.Tenders;

namespace Register.Infrastructure.Json;

/// <summary>What differs between two contents, as their JSON shows it: the smallest places, each once.</summary>
public static class ContentDifferences
{
    /// <summary>The differences in the order of the document. Members of lists are compared place by place.</summary>
    public static IReadOnlyList<Difference> Between(TenderContent before, TenderContent after)
    {
        var found = new List<Difference>();
        Compare(Node(before), Node(after), "", found);
        return found;
    }

    private static void Compare(JsonNode? before, JsonNode? after, string pointer, List<Difference> found)
    {
        if (JsonNode.DeepEquals(before, after)) return;
        if (before is JsonObject old && after is JsonObject now)
            foreach (var name in old.Select(m => m.Key).Union(now.Select(m => m.Key)).ToList()) Compare(old[name], now[name], $"{pointer}/{Escaped(name)}", found);
        else if (before is JsonArray were && after is JsonArray are)
            for (var i = 0; i < Math.Max(were.Count, are.Count); i++)
                Compare(i < were.Count ? were[i] : null, i < are.Count ? are[i] : null, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}"), found);
        else found.Add(new Difference(pointer, Element(before), Element(after)));
    }

    // As the base: what an API message adds is no content.
    private static JsonNode? Node(TenderContent content) => JsonSerializer.SerializeToNode(content, RegisterJson.Options);

    private static JsonElement? Element(JsonNode? node) => node is null ? null : JsonSerializer.SerializeToElement(node, RegisterJson.Options);

    private static string Escaped(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
