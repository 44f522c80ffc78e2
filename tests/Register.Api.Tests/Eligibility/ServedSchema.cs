using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace Register.Api.Tests.Eligibility;

/// <summary>A served schema as somebody else's program reads it.</summary>
internal sealed class ServedSchema(JsonNode schema)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };
    private readonly JsonSchema read = JsonSchema.FromText(schema.ToJsonString());

    /// <summary>The members it speaks of.</summary>
    public IReadOnlyList<string> Members { get; } = [.. schema["properties"]!.AsObject().Select(p => p.Key)];

    /// <summary>What is wrong with a value, each as <c>pointer word</c>.</summary>
    public IReadOnlyList<string> Errors(JsonNode value)
    {
        var result = read.Evaluate(JsonSerializer.SerializeToElement(value), Options);
        return result.IsValid ? [] : [.. (result.Details ?? []).SelectMany(d => (d.Errors ?? []).Select(e => $"{d.InstanceLocation} {e.Key}")), "invalid"];
    }
}
