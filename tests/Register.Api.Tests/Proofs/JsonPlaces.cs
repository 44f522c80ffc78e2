using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Register.Api.Http;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;

namespace Register.Api.Tests.Proofs;

/// <summary>A place in a JSON body: where, what is there, and what the reader wants there.</summary>
internal sealed record JsonPlace(string Pointer, JsonNode? Node, Type Type, bool Nullable, bool Required)
{
    public JsonTypeInfo Info => RegisterJson.Options.GetTypeInfo(System.Nullable.GetUnderlyingType(Type) ?? Type);

    public Type Plain => Info.Type;

    /// <summary>Whether the reader knows which members belong here.</summary>
    public bool IsObject => Node is JsonObject && Info.Kind == JsonTypeInfoKind.Object;
}

/// <summary>Walks a JSON body beside the type it is read as.</summary>
internal static class JsonPlaces
{
    /// <summary>Every place in the body, itself first.</summary>
    public static IEnumerable<JsonPlace> Of(JsonNode? node, Type type, string at = "", bool nullable = false, bool required = true)
    {
        var place = new JsonPlace(at, node, type, nullable, required);
        yield return place;
        var info = place.Info;
        if (node is JsonObject body && info.Kind == JsonTypeInfoKind.Object)
        {
            foreach (var property in Resolved(info, body).Properties)
                if (body.TryGetPropertyValue(property.Name, out var child))
                    foreach (var inner in Of(child, property.PropertyType, $"{at}/{property.Name}", IsNullable(property), IsRequired(property))) yield return inner;
        }
        else if (node is JsonArray items && info.Kind == JsonTypeInfoKind.Enumerable)
        {
            for (var i = 0; i < items.Count; i++)
                foreach (var inner in Of(items[i], info.ElementType!, $"{at}/{i}", required: false)) yield return inner;
        }
    }

    /// <summary>A small value of a type that shows no example of its own.</summary>
    public static JsonNode Make(Type type, string name, IReadOnlyDictionary<string, string> byName)
    {
        var info = RegisterJson.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        type = info.Type;
        if (info.Kind == JsonTypeInfoKind.Enumerable) return new JsonArray(Make(info.ElementType!, name.TrimEnd('s'), byName));
        if (info.Kind == JsonTypeInfoKind.Object) return MakeObject(info, byName);
        if (type == typeof(Money)) return new JsonObject { ["amount"] = 50, ["currency"] = "EUR" };
        if (MessageShape.IsId(type)) return Guid.CreateVersion7().ToString();
        if (type.IsEnum) return JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(type)[0]);
        if (type == typeof(bool)) return true;
        if (type == typeof(DateOnly)) return "2026-10-01";
        if (type == typeof(DateTimeOffset)) return "2026-10-01T08:00:00Z";
        if (type == typeof(string)) return byName.GetValueOrDefault(name, "tekst");
        return 2;
    }

    private static JsonObject MakeObject(JsonTypeInfo info, IReadOnlyDictionary<string, string> byName)
    {
        var made = new JsonObject();
        if (info.PolymorphismOptions is { } kinds)
        {
            made[kinds.TypeDiscriminatorPropertyName] = (string)kinds.DerivedTypes[0].TypeDiscriminator!;
            info = RegisterJson.Options.GetTypeInfo(kinds.DerivedTypes[0].DerivedType);
        }
        foreach (var property in info.Properties.Where(IsRequired)) made[property.Name] = Make(property.PropertyType, property.Name, byName);
        return made;
    }

    private static JsonTypeInfo Resolved(JsonTypeInfo info, JsonObject body) =>
        info.PolymorphismOptions is { } kinds && body[kinds.TypeDiscriminatorPropertyName]?.GetValue<string>() is { } kind
            && kinds.DerivedTypes.FirstOrDefault(d => d.TypeDiscriminator as string == kind).DerivedType is { } derived
            ? RegisterJson.Options.GetTypeInfo(derived) : info;

    private static bool IsNullable(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null || (property.IsSetNullable && !property.PropertyType.IsValueType);

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false, IsNullable: false };
}
