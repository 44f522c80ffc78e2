using System.Reflection;
using System.Text.RegularExpressions;

namespace Register.Api.Tests.Architecture;

/// <summary>The rules of docs/architecture.md, each a function from what is there to what is wrong with it.</summary>
internal static partial class Rules
{
    private static readonly HashSet<string> Clocks =
    [
        "DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow",
        "Environment.get_TickCount", "Environment.get_TickCount64", "Guid.NewGuid", "TimeProvider.get_System",
    ];

    /// <summary>1: Domain references only the base library, and time comes in as a value.</summary>
    public static IEnumerable<string> DomainStandsAlone(Parts part)
    {
        foreach (var type in part.Types.Where(t => !IsBase(t.Assembly) && t.Assembly != part.Type.Assembly)) yield return $"{part.Type} uses {type}";
        foreach (var type in part.Types.Where(t => t == typeof(TimeProvider) || t == typeof(Random) || t.Namespace is "System.IO" or "System.Net.Http" or "System.Data"))
            yield return $"{part.Type} uses {type}";
    }

    /// <summary>2: what speaks SQL outside Infrastructure.</summary>
    public static IEnumerable<string> SqlOutsideInfrastructure(Parts part) =>
        part.Texts.Where(t => Sql().IsMatch(t)).Select(t => $"{part.Type} has SQL: {t}")
            .Concat(part.Types.Where(t => t.Assembly.GetName().Name is "Dapper" or "Microsoft.Data.Sqlite" or "Microsoft.Data.SqlClient").Select(t => $"{part.Type} uses {t}"));

    /// <summary>2: what speaks HTTP outside Api.</summary>
    public static IEnumerable<string> HttpOutsideApi(Parts part) =>
        part.Types.Where(t => t.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true).Select(t => $"{part.Type} uses {t}");

    /// <summary>3: words that only one database knows.</summary>
    public static IEnumerable<string> OneDatabaseOnly(string place, string text) =>
        WordOfOne().Match(text) is { Success: true } word ? [$"{place} says {word.Value}: {text}"] : [];

    /// <summary>4: commands do not read through queries, queries do not use stores.</summary>
    public static IEnumerable<string> MixedSides(Parts part)
    {
        bool In(string side) => part.Type.Namespace!.Contains(side, StringComparison.Ordinal);
        if (In(".Commands"))
            foreach (var type in part.Types.Where(t => t.Namespace?.Contains(".Queries", StringComparison.Ordinal) == true || t == typeof(MediatR.IMediator)))
                yield return $"the command {part.Type} uses {type}";
        if (In(".Queries"))
            foreach (var type in part.Types.Where(t => t.Namespace?.Contains(".Stores", StringComparison.Ordinal) == true || t.Namespace?.Contains(".Commands", StringComparison.Ordinal) == true))
                yield return $"the query {part.Type} uses {type}";
    }

    /// <summary>5: an interface with a single implementation. A generic implementation counts as many.</summary>
    public static IEnumerable<string> LonelyInterfaces(IReadOnlyList<Type> types) =>
        from type in types
        where type.IsInterface
        let made = types.Where(t => !t.IsInterface && t.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == type)).ToList()
        where made.Count == 0 || (made.Count == 1 && !made[0].IsGenericTypeDefinition)
        select $"{type} is implemented by {(made.Count == 0 ? "nobody" : made[0])} only";

    /// <summary>6: an error status set by anybody but <c>ProblemHandler</c>.</summary>
    public static IEnumerable<string> OwnStatus(Parts part) =>
        part.Members.OfType<MethodInfo>().Where(m => m is { Name: "set_StatusCode", DeclaringType.Name: "HttpResponse" }
            || (m.DeclaringType?.Name is "Results" or "TypedResults" && m.Name is "Problem" or "BadRequest" or "NotFound" or "StatusCode" or "Conflict"
                or "UnprocessableEntity" or "Unauthorized" or "Forbid" or "ValidationProblem" or "InternalServerError"))
            .Select(m => $"{part.Type} calls {m.DeclaringType!.Name}.{m.Name}");

    /// <summary>6: a clock other than <see cref="TimeProvider"/>.</summary>
    public static IEnumerable<string> OwnClock(Parts part) => part.Members.OfType<MethodBase>()
        .Where(m => Clocks.Contains($"{m.DeclaringType?.Name}.{m.Name}") || (m is { Name: "CreateVersion7" } && m.GetParameters().Length == 0))
        .Select(m => $"{part.Type} calls {m.DeclaringType!.Name}.{m.Name}");

    /// <summary>7: an area that uses one after it.</summary>
    public static IEnumerable<string> LaterAreas(Parts part, string root, IReadOnlyList<string> order)
    {
        string? AreaOf(Type t) => t.Namespace?.StartsWith(root + ".", StringComparison.Ordinal) == true ? t.Namespace[(root.Length + 1)..].Split('.')[0] : null;
        if (AreaOf(part.Type) is not { } own) return [];
        var place = order.ToList().IndexOf(own);
        if (place < 0) return [$"{own} is not in the order of the areas"];
        return part.Types.Where(t => AreaOf(t) is { } area && order.ToList().IndexOf(area) > place).Select(t => $"{part.Type} ({own}) uses {t}");
    }

    /// <summary>A name that says a pattern instead of a thing.</summary>
    public static IEnumerable<string> PatternNames(Type type) =>
        PatternSuffix().IsMatch(type.Name.Split('`')[0]) && !type.IsInterface ? [$"{type} is named after a pattern"] : [];

    /// <summary>A file that is two things.</summary>
    public static IEnumerable<string> TooLong(string path, string text, int most) =>
        text.Split('\n').Length - 1 is var lines && lines > most ? [$"{path} has {lines} lines, more than {most}"] : [];

    /// <summary>What calls other machines.</summary>
    public static IEnumerable<string> CallsOut(Parts part) => part.Types.Where(t => t.Namespace is "System.Net.Sockets" or "System.Net.Mail" or "System.Net.WebSockets" or "System.Net.NetworkInformation"
            || t.Name is "HttpClient" or "HttpMessageInvoker" or "SocketsHttpHandler" or "HttpClientHandler" or "IHttpClientFactory" or "WebRequest" or "WebClient" or "Dns" or "HttpDocumentRetriever"
            || t.Assembly.GetName().Name?.StartsWith("OpenTelemetry.Exporter", StringComparison.Ordinal) == true)
        .Select(t => $"{part.Type} uses {t}");

    /// <summary>A keyed digest or a secret that is compared in a time that depends on where it differs.</summary>
    public static IEnumerable<string> SecretsComparedInTheOpen(string path, string text) =>
        text.Split('\n').Where(l => ComparedSecret().IsMatch(l)).Select(l => $"{path}: {l.Trim()}");

    private static bool IsBase(Assembly assembly) =>
        assembly.GetName().Name is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib");

    [GeneratedRegex(@"\bSELECT\s.+\sFROM\s|\bINSERT INTO\s|\bUPDATE \w+ SET\s|\bDELETE FROM\s|\bCREATE (TABLE|INDEX)\s", RegexOptions.Singleline)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(LIMIT|OFFSET|FETCH|TOP|ISNULL|IFNULL|GETUTCDATE|GETDATE|SYSUTCDATETIME|NOLOCK|UPDLOCK|READPAST|HOLDLOCK|ROWLOCK|TABLOCK|MERGE|RETURNING|ON CONFLICT|"
        + @"INSERT OR|WITH RECURSIVE|GLOB|PRAGMA|AUTOINCREMENT|WAITFOR|CREATE OR ALTER|ALTER DATABASE|CONTAINSTABLE|FREETEXT|MATCH)\b|\b(strftime|julianday|datetime|date|unixepoch|LEN|CHARINDEX|instr|SUBSTR|LENGTH)\s*\(|\|\||::")]
    private static partial Regex WordOfOne();

    [GeneratedRegex(@"(?i:\b\w*(mac|mark|secret|password|privatekey)\b(\.\w+\(\)|!)?\s*(==|!=)(?!\s*(null|\""))|(==|!=)\s*(\w+[.!?]+)*\w*(mac|mark|secret|password|privatekey)\b|(mac|mark|secret|password|privatekey)\b[^,;]{0,30}\.(Equals|SequenceEqual|SequenceCompareTo|CompareTo)\()")]
    private static partial Regex ComparedSecret();

    [GeneratedRegex("(Command|Query|Dto|DTO|Service|Manager|Helper|Utils?|Impl)$")]
    private static partial Regex PatternSuffix();
}
