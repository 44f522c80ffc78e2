using System.Data;
using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Register.Domain.Kernel;

namespace Register.Infrastructure.Database;

/// <summary>How our value types travel in parameters and columns, on both databases.</summary>
public static class Mappings
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly Lock Once = new();
    private static bool done;

    /// <summary>Registers them; further calls do nothing.</summary>
    public static void Register()
    {
        lock (Once)
        {
            if (done) return;
            DefaultTypeMap.MatchNamesWithUnderscores = true;
            SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
            SqlMapper.RemoveTypeMap(typeof(DateOnly));
            SqlMapper.AddTypeHandler(new InstantHandler());
            SqlMapper.AddTypeHandler(new DateHandler());
            foreach (var type in IdentifiedTypes())
            {
                var handler = Activator.CreateInstance(typeof(IdHandler<>).MakeGenericType(type))!;
                SqlMapper.AddTypeHandler(typeof(Id<>).MakeGenericType(type), (SqlMapper.ITypeHandler)handler);
            }
            done = true;
        }
    }

    /// <summary>An instant as SQLite stores it: fixed width, so that text order is time order.</summary>
    public static string ToText(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture);

    /// <summary>An instant as it can be stored: whole milliseconds, cut off and not rounded, in UTC. Both databases must
    /// do the same, or an instant just before a deadline becomes one at it on one of them.</summary>
    public static DateTimeOffset Milliseconds(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);

    // Whatever has a property Id of type Id<X> makes X an identified type.
    private static IEnumerable<Type> IdentifiedTypes() => typeof(Id<>).Assembly.GetExportedTypes()
        .Concat(typeof(Mappings).Assembly.GetExportedTypes())
        .Select(t => t.GetProperty("Id", BindingFlags.Public | BindingFlags.Instance)?.PropertyType)
        .Where(t => t is { IsGenericType: true, ContainsGenericParameters: false } && t.GetGenericTypeDefinition() == typeof(Id<>))
        .Select(t => t!.GenericTypeArguments[0])
        .Distinct();

    private sealed class IdHandler<T> : SqlMapper.TypeHandler<Id<T>>
    {
        public override Id<T> Parse(object value) => Id<T>.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, Id<T> value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value.ToString();
        }
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => value as DateTimeOffset?
            ?? DateTimeOffset.ParseExact((string)value, InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = parameter is SqliteParameter ? ToText(value) : Milliseconds(value);
    }

    private sealed class DateHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override DateOnly Parse(object value) => value switch
        {
            DateOnly day => day,
            DateTime time => DateOnly.FromDateTime(time),
            _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };

        public override void SetValue(IDbDataParameter parameter, DateOnly value) => parameter.Value = parameter is SqliteParameter
            ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : value.ToDateTime(TimeOnly.MinValue);
    }
}
