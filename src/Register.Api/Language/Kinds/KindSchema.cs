using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Register.Domain.Eligibility;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;

namespace Register.Api.Language.Kinds;

/// <summary>The JSON Schema of a kind of condition: its members and their types from the record, what each may be from
/// the record's own check. So the schema and the refusal cannot differ. What the schema leaves to the program is what
/// concerns two members at once (a period that ends before it begins, two currencies) and whether a code is on its list.</summary>
internal static class KindSchema
{
    public static JsonObject Of(ConditionKind kind)
    {
        var limits = ConditionTree.LimitsOf(kind);
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = (context, node) => Precise(kind, context, node) };
        var schema = RegisterJson.Options.GetJsonSchemaAsNode(kind.Type, options).AsObject();
        var properties = schema["properties"]!.AsObject();
        foreach (var (pointer, limit) in limits.At) Narrow(properties[pointer[1..]]!.AsObject(), limit);
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        // Every condition of a group has a leaf at least.
        if (properties["conditions"] is JsonObject many) many["maxItems"] = ConditionTree.MostLeaves;
        properties.Insert(0, "kind", new JsonObject { ["const"] = kind.Name });
        schema["required"] = Texts(["kind", .. limits.Required.Select(p => p[1..])]);
        if (kind.IsLeaf) PartOnlyForPerformer(schema, kind);
        return schema;
    }

    // What the exporter cannot know: only the ways this kind allows, how money is written, and that a condition within
    // a condition is any of the kinds, of which each has its own schema.
    private static JsonNode Precise(ConditionKind kind, JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(Money)) return MoneySchema(mayBeNull: context.PropertyInfo?.PropertyType == typeof(Money?));
        if (type == typeof(Condition))
        {
            return new JsonObject
            {
                ["type"] = "object", ["required"] = Texts(["kind"]),
                ["properties"] = new JsonObject { ["kind"] = new JsonObject { ["enum"] = Texts(ConditionKinds.All.Select(k => k.Name)) } },
            };
        }
        if (type == typeof(Combine))
            return new JsonObject { ["enum"] = new JsonArray([.. kind.Combines.Select(c => JsonSerializer.SerializeToNode(c, RegisterJson.Options)), null]) };
        return node;
    }

    private static void Narrow(JsonObject schema, Limit limit)
    {
        switch (limit)
        {
            case RangeLimit range:
                (schema["minimum"], schema["maximum"]) = (range.Least, range.Most);
                break;
            case AmountLimit amount:
                var number = schema["properties"]!["amount"]!;
                (number["minimum"], number["maximum"]) = (amount.Least / 100m, amount.Most / 100m);
                break;
            case TextLimit text:
                (schema["maxLength"], schema["pattern"]) = (text.Most, @"\S");
                break;
            case PatternLimit text:
                schema["pattern"] = text.Pattern;
                break;
            case ChoiceLimit choice:
                var none = schema["type"] is JsonArray types && types.Any(t => t!.GetValue<string>() == "null");
                schema["enum"] = new JsonArray([.. choice.Few.Select(c => (JsonNode)c), .. none ? [null] : Array.Empty<JsonNode?>()]);
                break;
            case ListLimit list:
                schema["minItems"] = list.Least;
                if (list.Most is { } most) schema["maxItems"] = most;
                if (list.Each is not { } each) break;
                schema["uniqueItems"] = true;
                Narrow(schema["items"]!.AsObject(), each);
                break;
            default:
                throw new NotSupportedException($"No schema says {limit}.");
        }
    }

    private static void PartOnlyForPerformer(JsonObject schema, ConditionKind kind)
    {
        if (!kind.Combines.Contains(Combine.Performer))
        {
            schema["properties"]!["performer"] = new JsonObject { ["type"] = "null" };
            return;
        }
        JsonObject Says(string property, JsonObject what) => new() { ["required"] = Texts([property]), ["properties"] = new JsonObject { [property] = what } };
        schema["if"] = Says("performer", new JsonObject { ["type"] = "string" });
        schema["then"] = Says("combine", new JsonObject { ["const"] = JsonSerializer.SerializeToNode(Combine.Performer, RegisterJson.Options) });
    }

    private static JsonObject MoneySchema(bool mayBeNull) => new()
    {
        ["type"] = mayBeNull ? Texts(["object", "null"]) : "object", ["required"] = Texts(["amount", "currency"]), ["additionalProperties"] = false,
        ["properties"] = new JsonObject
        {
            ["amount"] = new JsonObject { ["type"] = "number", ["multipleOf"] = 0.01 },
            ["currency"] = new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$" },
        },
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
