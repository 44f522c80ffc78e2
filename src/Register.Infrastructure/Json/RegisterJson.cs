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

    /// <summary>Gives other options the same habits: the API document is made with options of its own.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.AllowDuplicateProperties = false;
        // A kind may stand anywhere in its object: members of JSON objects have no order.
        options.AllowOutOfOrderMetadataProperties = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.MaxDepth = 40;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.PropertyNameCaseInsensitive = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ReachAggregates, AskForWhatMustBe, ConditionJson.Kinds } };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new IdConverterFactory());
        options.Converters.Add(new MoneyConverter());
        options.Converters.Add(new InstantConverter());
        options.Converters.Add(new StoredConverterFactory());
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
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

    /// <summary>What may be null may be left out, also where it is a constructor's parameter; what a struct is made of
    /// may not (the reader would otherwise take its default).</summary>
    private static void AskForWhatMustBe(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var parameters = type.Type.IsValueType ? type.Type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.Name).ToHashSet() : [];
        foreach (var property in type.Properties)
        {
            if (property.IsSetNullable) property.IsRequired = false;
            else if (property.AttributeProvider is PropertyInfo member && parameters.Contains(member.Name)) property.IsRequired = true;
        }
    }

    private static bool IsAggregate(Type type) => type.BaseType is { IsGenericType: true } parent
        && parent.GetGenericTypeDefinition() == typeof(Aggregate<>);
}
