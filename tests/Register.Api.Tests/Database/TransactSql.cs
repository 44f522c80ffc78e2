using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Database;

/// <summary>Microsoft's grammar of Transact-SQL (SQL Server 2019) over the program's neutral text.</summary>
internal static partial class TransactSql
{
    public static SqlServerDialect Dialect { get; } = new("Server=none");

    /// <summary>What the grammar has against a neutral statement as it is sent to SQL Server; empty when nothing.</summary>
    public static IReadOnlyList<string> Errors(string neutral) => ErrorsOf(List().Replace(Dialect.Render(neutral), "IN (@$1)"));

    /// <summary>What the grammar, or the servers that must also run it, have against a text.</summary>
    public static IReadOnlyList<string> ErrorsOf(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return [.. errors.Select(e => $"line {e.Line}, column {e.Column}: {e.Message}"), .. Forbidden().Matches(sql).Select(m => $"{m.Value} is not for every server")];
    }

    // Dapper writes a list parameter out as (@list1, @list2, …).
    [GeneratedRegex(@"\bIN\s+@(\w+)")]
    private static partial Regex List();

    // Babelfish and Azure SQL must run it too; and what parses as a function may be one that only SQLite has.
    [GeneratedRegex(@"\b(MERGE|CREATE OR ALTER|WAITFOR|ALTER DATABASE|READPAST|UPDLOCK|NOLOCK|HOLDLOCK|ROWVERSION|CONTAINS|FREETEXT|LIMIT|strftime|julianday|unixepoch|IFNULL|GROUP_CONCAT|json_extract|JSON_VALUE|typeof|randomblob|last_insert_rowid|changes|instr|SUBSTR|LENGTH|printf|hex|TOTAL)\b(?=\s*\(|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();
}
