using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Register.Api.Tests.OpenApi;

/// <summary>JSON and YAML as one text each, so that they can be compared.</summary>
internal static class Trees
{
    public static string Of(JsonNode? node) => node switch
    {
        JsonObject map => "{" + string.Join(",", map.Select(m => $"{m.Key}:{Of(m.Value)}")) + "}",
        JsonArray list => "[" + string.Join(",", list.Select(Of)) + "]",
        JsonValue value => value.ToString(),
        _ => "null",
    };

    public static string OfYaml(string text)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        return Of(yaml.Documents[0].RootNode);
    }

    private static string Of(YamlNode node) => node switch
    {
        YamlMappingNode map => "{" + string.Join(",", map.Children.Select(m => $"{((YamlScalarNode)m.Key).Value}:{Of(m.Value)}")) + "}",
        YamlSequenceNode list => "[" + string.Join(",", list.Children.Select(Of)) + "]",
        YamlScalarNode value => value.Value ?? "null",
        _ => throw new InvalidOperationException("An alias."),
    };
}
