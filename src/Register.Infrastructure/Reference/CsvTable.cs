using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Register.Infrastructure.Reference;

/// <summary>A column we look for.</summary>
/// <param name="Name">What we call it in errors.</param>
/// <param name="Required">Whether a file without it is refused.</param>
/// <param name="Headers">The headers it goes by; case, spaces, underscores and hyphens do not count.</param>
internal sealed record CsvColumn(string Name, bool Required, params string[] Headers);

/// <summary>A row: where it stands, and its cells by column name.</summary>
internal sealed class CsvRow(int line, IReadOnlyDictionary<string, int> places, string[] cells)
{
    public int Line => line;

    /// <summary>The trimmed cell, or null where the column is not there or the cell is empty.</summary>
    public string? this[string column] =>
        places.TryGetValue(column, out var place) && cells[place].Trim() is { Length: > 0 } text ? text : null;
}

/// <summary>Reads a comma-, semicolon- or tab-separated UTF-8 file row by row, without holding it. The header decides the
/// separator; a byte-order mark is allowed. What is wrong goes to the errors with its line.</summary>
internal static class CsvTable
{
    private const int LongestLine = 64 * 1024;
    private static readonly char[] Separators = [',', ';', '\t'];

    public static IEnumerable<CsvRow> Read(Stream file, IReadOnlyList<CsvColumn> columns, ImportErrors errors)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), true, 16 * 1024, leaveOpen: true);
        if (Guard(() => reader.ReadLine() ?? "", file, 1, errors) is not { } header) yield break;

        var separator = Separators.MaxBy(c => header.Count(h => h == c));
        var headers = header.Split(separator).Select(Plain).ToList();
        var places = Places(headers, columns, errors);
        if (errors.Count > 0) yield break;

        using var parser = new CsvParser(reader, Settings(separator), leaveOpen: true);
        while (!errors.IsFull && Guard(() => parser.Read() ? parser.Record : null, file, parser.RawRow + 2, errors) is { } cells)
        {
            // The parser counts from the row after the header and stands at the last line of a row.
            var line = parser.RawRow + 1 - cells.Sum(c => c.Count(x => x == '\n'));
            if (cells.Length == headers.Count) yield return new CsvRow(line, places, cells);
            else errors.Add(line, "import.cell-count", ("expected", headers.Count), ("found", cells.Length));
        }
    }

    private static CsvConfiguration Settings(char separator) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = separator.ToString(),
        HasHeaderRecord = false,
        IgnoreBlankLines = true,
        MaxFieldSize = LongestLine,
    };

    private static Dictionary<string, int> Places(List<string> headers, IReadOnlyList<CsvColumn> columns, ImportErrors errors)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            var place = column.Headers.Select(h => headers.IndexOf(Plain(h))).FirstOrDefault(i => i >= 0, -1);
            if (place >= 0) places[column.Name] = place;
            else if (column.Required) errors.Add(1, "import.column-missing", ("column", column.Headers[0]));
        }

        return places;
    }

    // What the reader throws is about the file, not about the program.
    private static T? Guard<T>(Func<T?> read, Stream file, int line, ImportErrors errors)
        where T : class
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            errors.Add(Utf8Lines.FirstInvalid(file), "import.not-utf8");
        }
        catch (CsvHelperException)
        {
            errors.Add(line, "import.unreadable");
        }

        return null;
    }

    private static string Plain(string header) =>
        new([.. header.Where(c => c is not (' ' or '_' or '-' or '"')).Select(char.ToLowerInvariant)]);
}
