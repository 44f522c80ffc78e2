using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Json;

/// <summary>The one way this program writes and reads JSON: on the wire, in the database and in the journal.</summary>
public static class RegisterJson
{
    /// <summary>camelCase; enums as camelCase text; unknown, duplicate and missing members are errors.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>As text.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>From text that this program wrote.</summary>
    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)
        ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            AllowDuplicateProperties = false,
            // A kind may stand anywhere in its object: members of JSON objects have no order.
            AllowOutOfOrderMetadataProperties = true,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 40,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReachAggregates, ConditionJson.Kinds } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdConverterFactory());
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new StoredConverterFactory());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Aggregates keep their setters to themselves; storing them goes through those all the same. What a
    /// store keeps in columns (version) or nowhere (events) is left out.</summary>
    private static void ReachAggregates(JsonTypeInfo type)
    {
        if (!IsAggregate(type.Type)) return;
        type.CreateObject = () => Activator.CreateInstance(type.Type, nonPublic: true)!;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            var member = property.AttributeProvider as PropertyInfo;
            var declared = member?.DeclaringType?.GetProperty(member.Name, BindingFlags.Public | BindingFlags.Instance);
            if (property.Name is "version" or "events" || declared?.GetSetMethod(nonPublic: true) is null) type.Properties.RemoveAt(i);
            else property.Set ??= (target, value) => declared.SetValue(target, value);
        }
    }

    private static bool IsAggregate(Type type) => type.BaseType is { IsGenericType: true } parent
        && parent.GetGenericTypeDefinition() == typeof(Aggregate<>);
}
