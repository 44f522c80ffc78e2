using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;

namespace Register.Api.Http;

/// <summary>Finds everything that is wrong with the form of a JSON body, each at its place. It runs only after the
/// reader said no: the reader stops at the first error, people want all of them.</summary>
public static class JsonShape
{
    private const int MostErrors = 50;

    /// <summary>Reads a <paramref name="type"/>, with everything that is wrong with it.</summary>
    public static (object? Value, IReadOnlyList<InputError> Errors) Read(ReadOnlyMemory<byte> body, Type type)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, type, RegisterJson.Options) is { } value ? (value, [.. Nulls(body, type)]) : (null, [InputError.At("", "json.null")]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NotSupportedException)
        {
            // InvalidOperationException: text with half a surrogate pair; NotSupportedException: a kind is missing.
            return (null, Errors(body, type));
        }
    }

    /// <summary>The errors of a body that should be a <paramref name="type"/>.</summary>
    private static IReadOnlyList<InputError> Errors(ReadOnlyMemory<byte> body, Type type)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = RegisterJson.Options.MaxDepth });
        }
        catch (JsonException error)
        {
            return [InputError.At("", "json.malformed", ("line", (error.LineNumber ?? 0) + 1), ("column", (error.BytePositionInLine ?? 0) + 1))];
        }
        using (document)
        {
            var errors = Find(document.RootElement, type);
            return errors.Count > 0 ? errors : [InputError.At("", "json.invalid")];
        }
    }

    /// <summary>The nulls in lists of what cannot be null: the reader lets those through, it knows no annotations there.</summary>
    private static IEnumerable<InputError> Nulls(ReadOnlyMemory<byte> body, Type type)
    {
        if (body.Span.IndexOf("null"u8) < 0) return [];
        using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = RegisterJson.Options.MaxDepth });
        return Find(document.RootElement, type).Where(e => e.Code == "json.null");
    }

    private static List<InputError> Find(JsonElement root, Type type)
    {
        var errors = new List<InputError>();
        try
        {
            Check(root, RegisterJson.Options.GetTypeInfo(type), "", errors);
        }
        catch (InvalidOperationException)
        {
            // The name of a member is no valid Unicode: nothing can point at it.
            errors.Add(InputError.At("", "json.invalid"));
        }
        return errors.Count > MostErrors ? errors[..MostErrors] : errors;
    }

    private static void Check(JsonElement value, JsonTypeInfo type, string at, List<InputError> errors)
    {
        if (errors.Count >= MostErrors) return;
        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind != JsonValueKind.Object:
                errors.Add(InputError.At(at, "json.object"));
                break;
            case JsonTypeInfoKind.Object:
                CheckObject(value, type, at, errors);
                break;
            case JsonTypeInfoKind.Enumerable when value.ValueKind != JsonValueKind.Array:
                errors.Add(InputError.At(at, "json.array"));
                break;
            case JsonTypeInfoKind.Enumerable:
                var index = 0;
                foreach (var item in value.EnumerateArray()) CheckValue(item, type.ElementType!, false, $"{at}/{index++}", errors);
                break;
            default:
                if (!Reads(value, type)) errors.Add(LeafError(at, type.Type));
                break;
        }
    }

    private static void CheckObject(JsonElement value, JsonTypeInfo type, string at, List<InputError> errors)
    {
        string? discriminator = null;
        if (type.PolymorphismOptions is { } kinds)
        {
            discriminator = kinds.TypeDiscriminatorPropertyName;
            if (!value.TryGetProperty(discriminator, out var kind) || kind.ValueKind != JsonValueKind.String)
            {
                errors.Add(InputError.At($"{at}/{discriminator}", "json.required"));
                return;
            }
            var derived = kinds.DerivedTypes.FirstOrDefault(d => kind.ValueEquals(d.TypeDiscriminator as string));
            if (derived.DerivedType is null)
            {
                errors.Add(InputError.At($"{at}/{discriminator}", "json.unknown-kind"));
                return;
            }
            type = RegisterJson.Options.GetTypeInfo(derived.DerivedType);
        }
        CheckMembers(value, type, discriminator, at, errors);
    }

    private static void CheckMembers(JsonElement value, JsonTypeInfo type, string? discriminator, string at, List<InputError> errors)
    {
        var known = type.Properties.ToDictionary(p => p.Name);
        var seen = new HashSet<string>();
        foreach (var member in value.EnumerateObject())
        {
            var place = $"{at}/{Escape(member.Name)}";
            if (!seen.Add(member.Name)) errors.Add(InputError.At(place, "json.duplicate"));
            else if (member.Name == discriminator) continue;
            else if (!known.TryGetValue(member.Name, out var property) || !Settable(property)) errors.Add(InputError.At(place, "json.unknown-member"));
            else CheckValue(member.Value, property.PropertyType, property.IsSetNullable, place, errors);
        }
        foreach (var property in type.Properties.Where(p => IsRequired(p) && !seen.Contains(p.Name)))
            errors.Add(InputError.At($"{at}/{property.Name}", "json.required"));
    }

    private static void CheckValue(JsonElement value, Type type, bool nullable, string at, List<InputError> errors)
    {
        var inner = Nullable.GetUnderlyingType(type);
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (inner is null && !nullable) errors.Add(InputError.At(at, "json.null"));
            return;
        }
        Check(value, RegisterJson.Options.GetTypeInfo(inner ?? type), at, errors);
    }

    private static bool Settable(JsonPropertyInfo property) => property.Set is not null || property.AssociatedParameter is not null;

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false, IsMemberInitializer: false };

    private static bool Reads(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // Text that is no valid Unicode cannot be turned into a string.
            return false;
        }
    }

    private static InputError LeafError(string at, Type type) =>
        type == typeof(string) ? InputError.At(at, "json.text")
        : type == typeof(bool) ? InputError.At(at, "json.boolean")
        : type == typeof(Money) ? InputError.At(at, "json.money")
        : type == typeof(DateOnly) ? InputError.At(at, "json.date")
        : type == typeof(DateTimeOffset) ? InputError.At(at, "json.instant")
        : type == typeof(decimal) || type == typeof(double) ? InputError.At(at, "json.number")
        : type.IsEnum ? InputError.At(at, "json.choice", ("choices", string.Join(", ", Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName))))
        : type.IsPrimitive ? InputError.At(at, "json.integer")
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>) ? InputError.At(at, "json.uuid")
        : InputError.At(at, "json.invalid");

    private static string Escape(string name) => (name.Length > 100 ? name[..100] : name).Replace("~", "~0").Replace("/", "~1");
}
