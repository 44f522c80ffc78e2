using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Register.Domain.Kernel;
using Register.Infrastructure.Json;

namespace Register.Api.Http.OpenApi;

/// <summary>What a type looks like from outside: a stored text is what it holds, and schemas have short, stable names.</summary>
internal static class WireTypes
{
    private static readonly ConcurrentDictionary<string, Type> Named = new();

    /// <summary>The type with every <see cref="Stored{T}"/> in it replaced by its <c>T</c>.</summary>
    public static Type Of(Type type)
    {
        if (!type.IsGenericType) return type;
        var definition = type.GetGenericTypeDefinition();
        var arguments = Array.ConvertAll(type.GenericTypeArguments, Of);
        if (definition == typeof(Stored<>)) return arguments[0];
        return arguments.SequenceEqual(type.GenericTypeArguments) ? type : definition.MakeGenericType(arguments);
    }

    /// <summary>Does the same for the members of an object, and shows none as nullable: absence is the one way to say
    /// nothing in an answer, and the plain one in a request.</summary>
    public static void ShowMembers(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            var shownType = Of(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            if (shownType != property.PropertyType)
            {
                var shown = type.CreateJsonPropertyInfo(shownType, property.Name);
                (shown.IsRequired, shown.AttributeProvider, shown.Get) = (property.IsRequired, property.AttributeProvider, property.Get);
                type.Properties[i] = property = shown;
            }
            if (!shownType.IsValueType) (property.IsGetNullable, property.IsSetNullable) = (false, false);
            if (property.AttributeProvider is PropertyInfo member) property.AttributeProvider = new Member(member);
        }
    }

    /// <summary>The name under which a type's schema stands in the document; null for those written where they are used.</summary>
    public static string? SchemaName(JsonTypeInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        if (type == typeof(Money)) return nameof(Money);
        return type.IsEnum || (info.Kind == JsonTypeInfoKind.Object && type != typeof(object)) ? Own(Name(type), type) : null;
    }

    // Two types under one name would silently become one schema. Kinds get the name of their family before their own.
    private static string Own(string name, Type type)
    {
        if (type.BaseType is { IsAbstract: true } parent && parent != typeof(Enum)) return name;
        return Named.GetOrAdd(name, type) == type ? name : throw new InvalidOperationException($"{type} and {Named[name]} would have the same name in the API document.");
    }

    /// <summary>Page of X is XPage, anything else generic puts its arguments first.</summary>
    private static string Name(Type type)
    {
        var own = type.IsNested && !type.IsGenericParameter ? Name(type.DeclaringType!) + type.Name : type.Name;
        return type.IsGenericType ? string.Concat(type.GenericTypeArguments.Select(Name)) + own[..own.IndexOf('`', StringComparison.Ordinal)] : own;
    }

    /// <summary>A property that keeps its nullability to itself: the framework asks for that only of a PropertyInfo.</summary>
    internal sealed class Member(PropertyInfo property) : ICustomAttributeProvider
    {
        public PropertyInfo Property => property;

        public object[] GetCustomAttributes(bool inherit) => property.GetCustomAttributes(inherit);

        public object[] GetCustomAttributes(Type attributeType, bool inherit) => property.GetCustomAttributes(attributeType, inherit);

        public bool IsDefined(Type attributeType, bool inherit) => property.IsDefined(attributeType, inherit);
    }
}
