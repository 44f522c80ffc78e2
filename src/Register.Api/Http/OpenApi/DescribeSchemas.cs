using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Register.Domain.Kernel;

namespace Register.Api.Http.OpenApi;

/// <summary>Gives schemas what the framework cannot see: types with a converter of ours, and the comments of the code.</summary>
internal sealed class DescribeSchemas : IOpenApiSchemaTransformer
{
    private const string Reference = "x-schema-id";
    private const string ReferenceDescription = "x-ref-description";

    public async Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)) (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        else if (type == typeof(DateTimeOffset)) (schema.Type, schema.Format) = (JsonSchemaType.String, "date-time");
        else if (type == typeof(Money)) ShowMoney(schema);
        else if (type.IsEnum) ShowChoices(schema, type);
        else if (schema.Type is null && context.JsonTypeInfo.Kind == JsonTypeInfoKind.Enumerable) await ShowList(schema, context);
        Describe(schema, type, (context.JsonPropertyInfo?.AttributeProvider as WireTypes.Member)?.Property);
    }

    // The exporter writes a list type that occurs again within a family of kinds as a pointer. Where the items have a
    // name the framework finds its way; where they have none it loses it.
    private static async Task ShowList(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var element = context.JsonTypeInfo.Options.GetTypeInfo(context.JsonTypeInfo.ElementType!);
        if (WireTypes.SchemaName(element) is not null) return;
        schema.Type = JsonSchemaType.Array;
        schema.Items = await context.GetOrCreateSchemaAsync(element.Type);
    }

    private static void Describe(OpenApiSchema schema, Type type, PropertyInfo? property)
    {
        var isReference = schema.Metadata?.TryGetValue(Reference, out var id) == true && id is string { Length: > 0 };
        if (isReference) schema.Description = XmlDocs.Summary(type);
        if (type == typeof(Money)) schema.Description = "An amount of money.";
        if (property is null || XmlDocs.Summary(property) is not { } text) return;
        if (isReference) schema.Metadata![ReferenceDescription] = text;
        else schema.Description = text;
        schema.ReadOnly = property.SetMethod is null;
    }

    private static void ShowMoney(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Object;
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["amount"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Number, MultipleOf = 0.01m, Minimum = Limit(-Money.MaxCents), Maximum = Limit(Money.MaxCents),
                Description = "Decimal amount, at most two decimals.",
            },
            ["currency"] = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = "^[A-Z]{3}$", Description = "ISO 4217 code." },
        };
        schema.Required = new HashSet<string> { "amount", "currency" };
        schema.AdditionalPropertiesAllowed = false;
        schema.Examples = [new JsonObject { ["amount"] = 1250, ["currency"] = "EUR" }];
    }

    private static string Limit(long cents) => (cents / 100).ToString(CultureInfo.InvariantCulture);

    private static void ShowChoices(OpenApiSchema schema, Type type)
    {
        schema.Type = JsonSchemaType.String;
        if (type.IsDefined(typeof(FlagsAttribute))) return;
        schema.Enum = [.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(n))];
    }
}
