using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Register.Domain.Kernel;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Json;

/// <summary>Ids as their 36-character text.</summary>
internal sealed class IdConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Id<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(IdConverter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class IdConverter<T> : JsonConverter<Id<T>>
    {
        public override Id<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Id<T>.TryParse(reader.GetString(), null, out var id)
                ? id : throw new JsonException("Not a UUID.");

        public override void Write(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Value);

        public override Id<T> ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Id<T>.TryParse(reader.GetString(), null, out var id) ? id : throw new JsonException("Not a UUID.");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, Id<T> value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}

/// <summary>Money as <c>{ "amount": 12.50, "currency": "EUR" }</c>: at most two decimals, an ISO 4217 code.</summary>
internal sealed class MoneyConverter : JsonConverter<Money>
{
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var wire = JsonSerializer.Deserialize<Wire>(ref reader, options) ?? throw new JsonException("Not an amount of money.");
        var cents = Math.Abs(wire.Amount) <= Money.MaxCents / 100m ? wire.Amount * 100 : throw new JsonException("The amount is too large.");
        if (cents != decimal.Truncate(cents)) throw new JsonException("An amount has at most two decimals.");
        if (wire.Currency.Length != 3 || !wire.Currency.All(char.IsAsciiLetterUpper)) throw new JsonException("A currency is three capital letters (ISO 4217).");
        return new Money((long)cents, wire.Currency);
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("amount");
        Span<char> digits = stackalloc char[24];
        value.Amount.TryFormat(digits, out var length, "0.00", CultureInfo.InvariantCulture);
        writer.WriteRawValue(digits[..length]);
        writer.WriteString("currency", value.Currency);
        writer.WriteEndObject();
    }

    private sealed record Wire(decimal Amount, string Currency);
}

/// <summary>Instants: any offset is read (one is required), UTC with milliseconds is written.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("Not an instant.");
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10;
        return hasOffset && reader.TryGetDateTimeOffset(out var instant)
            ? Mappings.Milliseconds(instant)
            : throw new JsonException("Not an instant with its offset (RFC 3339).");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[24];
        value.UtcDateTime.TryFormat(text, out var length, Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
