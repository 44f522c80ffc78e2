using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Register.Api.Language.Kinds;
using Register.Domain.Eligibility;

namespace Register.Api.Http.OpenApi;

/// <summary>Gives the schemas of conditions the limits that <c>GET /v1/condition-kinds</c> serves, from the same schema of
/// each kind: so that a client made from the document refuses what the program refuses.</summary>
internal static class LimitConditions
{
    private const string Any = nameof(Condition);

    public static void In(IDictionary<string, IOpenApiSchema> schemas)
    {
        foreach (var kind in ConditionKinds.All) Limit((OpenApiSchema)schemas[Any + kind.Type.Name], KindSchema.Of(kind));
        foreach (var schema in schemas.Values.OfType<OpenApiSchema>())
            foreach (var list in (schema.Properties?.Values ?? []).OfType<OpenApiSchema>().Where(p => p.Items is OpenApiSchemaReference { Reference.Id: Any }))
                list.MaxItems = ConditionTree.MostLeaves;
        var any = (OpenApiSchema)schemas[Any];
        any.Description += $" A tree has at most {ConditionTree.MostLevels} levels, the outermost list included, and {ConditionTree.MostLeaves} leaves.";
        any.Extensions = new Dictionary<string, IOpenApiExtension>
        {
            ["x-most-levels"] = new JsonNodeExtension(ConditionTree.MostLevels), ["x-most-leaves"] = new JsonNodeExtension(ConditionTree.MostLeaves),
        };
    }

    private static void Limit(OpenApiSchema schema, JsonObject served)
    {
        schema.Required = served["required"]!.AsArray().Select(r => r!.GetValue<string>()).ToHashSet();
        foreach (var (name, says) in served["properties"]!.AsObject().Where(p => p.Key != "kind"))
        {
            if (says!["type"] is JsonValue type && type.GetValue<string>() == "null") schema.Properties!.Remove(name);
            else schema.Properties![name] = Limited(schema.Properties[name], says);
        }
    }

    private static IOpenApiSchema Limited(IOpenApiSchema schema, JsonNode says) => schema is OpenApiSchemaReference reference
        ? Choices(says) is { } few && few.Count < reference.RecursiveTarget!.Enum?.Count ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = few, Description = reference.Description }
        : says["properties"]?["amount"] is { } amount ? Between(reference, amount)
        : reference
        : Narrowed((OpenApiSchema)schema, says);

    private static OpenApiSchema Narrowed(OpenApiSchema schema, JsonNode says)
    {
        (schema.Minimum, schema.Maximum, schema.Pattern) = (Number(says["minimum"]), Number(says["maximum"]), says["pattern"]?.GetValue<string>());
        (schema.MaxLength, schema.MinItems, schema.MaxItems) = ((int?)says["maxLength"], (int?)says["minItems"], (int?)says["maxItems"]);
        (schema.UniqueItems, schema.Enum) = ((bool?)says["uniqueItems"], Choices(says));
        if (schema.Items is { } items && says["items"] is { } each) schema.Items = Limited(items, each);
        return schema;
    }

    private static OpenApiSchema Between(OpenApiSchemaReference money, JsonNode amount) => new()
    {
        Type = JsonSchemaType.Object, Description = money.Description,
        AllOf =
        [
            money, new OpenApiSchema { Properties = new Dictionary<string, IOpenApiSchema> { ["amount"] = new OpenApiSchema { Minimum = Number(amount["minimum"]), Maximum = Number(amount["maximum"]) } } },
        ],
    };

    // What may be left out is left out of the document's words, where null has no place.
    private static List<JsonNode>? Choices(JsonNode says) => says["enum"]?.AsArray().Where(c => c is not null).Select(c => c!.DeepClone()).ToList();

    private static string? Number(JsonNode? number) => number is null ? null : decimal.Parse(number.ToJsonString(), CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
}
