using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Register.Infrastructure.Database;

/// <summary>How much a table holds: its rows, and a sum over the digests of them all, whatever their order. It is the same on both databases for the
/// same content.</summary>
public readonly record struct TableContent(long Rows, ulong Sum)
{
    /// <summary>With one row more.</summary>
    /// <param name="row">Its values as the driver read them.</param>
    internal TableContent With(object[] row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var value in row)
        {
            var bytes = value as byte[] ?? Encoding.UTF8.GetBytes(WholeTable.Plain(value));
            hash.AppendData(BitConverter.GetBytes(value is DBNull ? -1 : bytes.Length));
            hash.AppendData(bytes);
        }
        return new TableContent(Rows + 1, unchecked(Sum + BitConverter.ToUInt64(hash.GetHashAndReset())));
    }
}

/// <summary>Reads whole tables from one state of a database, and values as another wants them.</summary>
internal static class WholeTable
{
    /// <summary>Calls for every so many rows, and says what was read.</summary>
    public static async Task<TableContent> Read(DbConnection connection, DbTransaction? transaction, string table, int atOnce, Func<IReadOnlyList<string>, List<object[]>, Task> take)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction, command.CommandTimeout) = ($"SELECT * FROM {table}", transaction, 0);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList();
        var (content, rows) = (new TableContent(), new List<object[]>());
        while (await reader.ReadAsync())
        {
            var row = new object[columns.Count];
            reader.GetValues(row);
            content = content.With(row);
            rows.Add(row);
            if (rows.Count < atOnce) continue;
            await take(columns, rows);
            rows = [];
        }
        if (rows.Count > 0) await take(columns, rows);
        return content;
    }

    /// <summary>The type of each column, as the driver of this database reads it.</summary>
    public static async Task<IReadOnlyDictionary<string, Type>> Types(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE 1 = 0";
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SchemaOnly);
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetFieldType, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A value as SQLite writes it.</summary>
    internal static string Plain(object value) => value switch
    {
        DateTimeOffset instant => Mappings.ToText(instant),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A value as the column of the other database wants it.</summary>
    public static object Fitting(object value, Type wanted) => value switch
    {
        DBNull => value,
        string text when wanted == typeof(DateTimeOffset) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        string text when wanted == typeof(DateTime) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset or DateTime when wanted == typeof(string) => Plain(value),
        long number when wanted == typeof(int) => checked((int)number),
        int number when wanted == typeof(long) => (long)number,
        _ => value,
    };
}
