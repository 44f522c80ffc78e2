using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;
using Register.Infrastructure.Views;
using static Register.Api.Http.MessageShape;

namespace Register.Api.Http.OpenApi;

/// <summary>Examples, from the types themselves (<see cref="IExample{T}"/>).</summary>
internal static class Examples
{
    private const string Id = "0199a1f0-5c00-7000-8000-000000000001";

    private static readonly Dictionary<string, JsonNode> ByName = new()
    {
        ["limit"] = 20, ["cursor"] = "MDE5OWExZjAtNWMwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx", ["sector"] = "8130", ["district"] = "WK093501", ["area"] = "GM0935",
        ["text"] = "hovenier", ["year"] = 2025, ["code"] = "8130",
    };

    /// <summary>What a body of this type looks like; null where the type shows none.</summary>
    public static JsonNode? Of(Type type)
    {
        var (item, isPage, isList) = type switch
        {
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Page<>) => (type.GenericTypeArguments[0], true, false),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => (type.GenericTypeArguments[0], false, true),
            _ => (type, false, false),
        };
        if (item.IsByRefLike || item == typeof(void) || !item.IsAssignableTo(typeof(IExample<>).MakeGenericType(item))) return null;
        var example = Shown(item, item);
        return isPage ? new JsonObject { ["items"] = new JsonArray(example), ["next"] = ByName["cursor"].DeepClone() } : isList ? new JsonArray(example) : example;
    }

    /// <summary>What the body of a message looks like; where its type is the domain's, the message shows it.</summary>
    public static JsonNode? OfBody(Type message, Type body) => Of(WireTypes.Of(body))
        ?? (message.IsAssignableTo(typeof(IExample<>).MakeGenericType(body)) ? Shown(message, body) : null);

    private static JsonNode? Shown(Type holder, Type type) =>
        JsonSerializer.SerializeToNode(holder.GetProperty("Example", BindingFlags.Public | BindingFlags.Static)!.GetValue(null), type, RegisterJson.Options);

    /// <summary>A value for a parameter, where its type or name tells one.</summary>
    public static JsonNode? OfParameter(Part part)
    {
        if (part.Type.IsGenericType && part.Type.GetGenericTypeDefinition() == typeof(Id<>)) return Id;
        if (part.Type.IsEnum) return JsonNamingPolicy.CamelCase.ConvertName(Enum.GetNames(part.Type)[0]);
        if (part.Type == typeof(bool)) return true;
        if (part.Type == typeof(DateOnly)) return "2026-10-01";
        if (part.Type == typeof(DateTimeOffset)) return "2026-10-01T08:00:00Z";
        return ByName.GetValueOrDefault(part.Name)?.DeepClone() is { } named && FitsKind(named, part.Type) ? named : null;
    }

    private static bool FitsKind(JsonNode node, Type type) => node.GetValueKind() == JsonValueKind.Number == (type == typeof(int) || type == typeof(long));
}
