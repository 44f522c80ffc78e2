using System.Reflection;
using System.Text.RegularExpressions;

namespace Register.Infrastructure.Database;

/// <summary>Brings a database to the program's schema: forward only, all missing steps in one transaction.</summary>
public sealed partial class Migrator(Dialect dialect, TimeProvider clock)
{
    private static readonly Assembly Here = typeof(Migrator).Assembly;

    /// <summary>The steps the program knows, in order; the name's first four digits are the number.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Here.GetManifestResourceNames()
        .Where(n => n.Contains(".Migrations.", StringComparison.Ordinal))
        .Select(n => MigrationName().Match(n).Groups[1].Value)
        .Order(StringComparer.Ordinal)];

    /// <summary>Runs what is missing; returns the names that were run.</summary>
    /// <exception cref="InvalidOperationException">The database knows steps that this program does not: it is newer; or it is damaged.</exception>
    public async Task<IReadOnlyList<string>> Migrate()
    {
        await dialect.RefuseUnlessWhole();
        return await Write(Run);
    }

    private async Task<IReadOnlyList<string>> Run(Session session)
    {
        await session.Execute(dialect.CreateSchemaTable);
        var present = await session.Query<string>("SELECT name FROM schema_steps ORDER BY name");
        if (present.Except(Known).ToList() is { Count: > 0 } unknown)
            throw new InvalidOperationException($"The database is newer than this program: it has {string.Join(", ", unknown)}.");
        var missing = Known.Except(present).ToList();
        foreach (var name in missing)
        {
            foreach (var statement in Statements(name, dialect)) await session.Execute(statement);
            await session.Execute("INSERT INTO schema_steps (name, run_at) VALUES (@name, @now)", new { name, now = clock.GetUtcNow() });
        }
        return missing;
    }

    /// <summary>The statements of a step, as the dialect wants them. They are separated by a line <c>;</c> at its end;
    /// a step for one database only begins with <c>-- only Sqlite</c> or <c>-- only SqlServer</c>.</summary>
    public static IEnumerable<string> Statements(string name, Dialect dialect)
    {
        var resource = Here.GetManifestResourceNames().Single(n => n.EndsWith($".Migrations.{name}.sql", StringComparison.Ordinal));
        using var reader = new StreamReader(Here.GetManifestResourceStream(resource)!);
        var text = TypeToken().Replace(reader.ReadToEnd(), m => dialect.ColumnTypes[m.Groups[1].Value])
            .Replace("\r\n", "\n", StringComparison.Ordinal);
        return text.Split(";\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(s => s.TrimEnd(';'))
            .Where(s => !s.StartsWith("-- only ", StringComparison.Ordinal) || s.StartsWith($"-- only {dialect.Name}", StringComparison.Ordinal));
    }

    private async Task<T> Write<T>(Func<Session, Task<T>> work)
    {
        await using var session = new Session(dialect);
        return await session.Write(() => work(session));
    }

    [GeneratedRegex(@"\.Migrations\.(\d{4}_\w+)\.sql$")]
    private static partial Regex MigrationName();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex TypeToken();
}
