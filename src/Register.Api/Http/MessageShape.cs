using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Register.Domain.Kernel;

namespace Register.Api.Http;

/// <summary>Where the parts of a message come from: names in the path template from the path, <c>Body</c> from the JSON
/// body, <c>RawBody</c> and <c>ContentType</c> from the body as it came, <c>IfMatch</c> from that header, the rest from the query string.</summary>
public sealed class MessageShape
{
    private static readonly ConcurrentDictionary<Endpoint, MessageShape> Known = new();
    private readonly ConstructorInfo constructor;
    private readonly ParameterInfo[] parameters;

    private MessageShape(Endpoint endpoint)
    {
        constructor = endpoint.Message.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        parameters = constructor.GetParameters();
        Parts = [.. endpoint.Message.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null || parameters.Any(c => c.Name == p.Name))
            .Select(p => Part.Of(p, endpoint, parameters))];
        Body = Parts.FirstOrDefault(p => p.Source == Source.Body);
        HasRawBody = Parts.Any(p => p.Source == Source.RawBody);
        NeedsIfMatch = Parts.Any(p => p.Source == Source.IfMatch);
    }

    public enum Source
    {
        Path,
        Query,
        Body,
        RawBody,
        ContentType,
        IfMatch,
    }

    public IReadOnlyList<Part> Parts { get; }
    public Part? Body { get; }
    public bool HasRawBody { get; }
    public bool NeedsIfMatch { get; }

    /// <summary>Whether a value of the type names a thing of the register.</summary>
    public static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsGenericType: true } id && id.GetGenericTypeDefinition() == typeof(Id<>);

    public static MessageShape Of(Endpoint endpoint) => Known.GetOrAdd(endpoint, e => new MessageShape(e));

    /// <summary>The message with these values; what is absent keeps its default.</summary>
    public object Build(IReadOnlyDictionary<Part, object?> values)
    {
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var part = Parts.First(p => p.Property.Name == parameters[i].Name);
            arguments[i] = values.TryGetValue(part, out var value) ? value : parameters[i].HasDefaultValue ? parameters[i].DefaultValue : null;
        }
        var message = constructor.Invoke(arguments);
        foreach (var (part, value) in values)
            if (!part.InConstructor) part.Property.SetValue(message, value);
        return message;
    }

    /// <summary>One part of a message.</summary>
    public sealed record Part(PropertyInfo Property, string Name, Source Source, bool InConstructor, bool Required)
    {
        public Type Type { get; } = Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

        internal static Part Of(PropertyInfo property, Endpoint endpoint, ParameterInfo[] parameters)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var source = property.Name switch
            {
                "Body" => Source.Body,
                "RawBody" => Source.RawBody,
                "ContentType" => Source.ContentType,
                "IfMatch" => Source.IfMatch,
                _ => endpoint.Path.Contains($"{{{name}}}", StringComparison.Ordinal) ? Source.Path : Source.Query,
            };
            var parameter = parameters.FirstOrDefault(c => c.Name == property.Name);
            var optional = parameter is { HasDefaultValue: true } || new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable
                || (parameter is null && !property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute)));
            return new Part(property, name, source, parameter is not null, !optional);
        }

        /// <summary>Reads the text of a path or query parameter; the error code where it does not fit.</summary>
        public string? TryRead(string text, out object? value)
        {
            value = null;
            if (Type == typeof(string)) return (value = text) is not string { Length: <= 500 } ? "parameter.too-long" : text.Any(char.IsControl) ? "value.control-characters" : null;
            if (Type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var i) && (value = i) is not null ? null : "json.integer";
            if (Type == typeof(long)) return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var l) && (value = l) is not null ? null : "json.integer";
            if (Type == typeof(decimal)) return decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var m) && (value = m) is not null ? null : "json.number";
            if (Type == typeof(bool)) return bool.TryParse(text, out var b) && (value = b) is not null ? null : "json.boolean";
            if (Type == typeof(DateOnly)) return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var d) && (value = d) is not null ? null : "json.date";
            return ReadAsJson(text, out value);
        }

        private string? ReadAsJson(string text, out object? value)
        {
            value = null;
            try
            {
                value = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(text), Type, Infrastructure.Json.RegisterJson.Options);
                return null;
            }
            catch (JsonException)
            {
                return Type.IsEnum ? "json.choice" : Type == typeof(DateTimeOffset) ? "json.instant"
                    : Type.IsGenericType && Type.GetGenericTypeDefinition() == typeof(Id<>) ? "json.uuid" : "json.invalid";
            }
        }
    }
}
