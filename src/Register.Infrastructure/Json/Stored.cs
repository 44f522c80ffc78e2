using System.Text.Json;
using System.Text.Json.Serialization;
using Register.Infrastructure.Views;

namespace Register.Infrastructure.Json;

/// <summary>The JSON of a <typeparamref name="T"/> that this program wrote earlier and now passes on unread.</summary>
public readonly record struct Stored<T>(string Json, long Version = 0) : IVersioned
{
    /// <summary>The value itself.</summary>
    public T Read() => RegisterJson.Read<T>(Json);

    /// <summary>A value, written.</summary>
    public static Stored<T> Of(T value, long version = 0) => new(RegisterJson.Write(value), version);
}

internal sealed class StoredConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Stored<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(StoredConverter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class StoredConverter<T> : JsonConverter<Stored<T>>
    {
        public override Stored<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new Stored<T>(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, Stored<T> value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Json, skipInputValidation: true);
    }
}
