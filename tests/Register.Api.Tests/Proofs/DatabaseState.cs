using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using Register.Infrastructure.Database;

namespace Register.Api.Tests.Proofs;

/// <summary>One number for everything in a database, to see whether anything changed.</summary>
/// <param name="dialect">How it is read.</param>
/// <param name="file">Where it is, on SQLite.</param>
public sealed class DatabaseState(Dialect dialect, string? file) : IAsyncDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private SqliteConnection? watching;
    private (long? Version, string Digest)? known;

    /// <summary>A digest over every row of every table, whatever their order.</summary>
    public static Task<string> Of(RegisterApp app) => app.State.Now();

    private async Task<string> Now()
    {
        await one.WaitAsync();
        try
        {
            // While nobody commits anything SQLite tells this connection the same version, and nothing need be read again.
            var version = await Version();
            if (version is null || known?.Version != version) known = (version, await Digest());
            return known.Value.Digest;
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<long?> Version()
    {
        if (file is null) return null;
        if (watching is null)
        {
            watching = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            await watching.OpenAsync();
        }
        return await watching.ExecuteScalarAsync<long>("PRAGMA data_version");
    }

    public async ValueTask DisposeAsync()
    {
        if (watching is not null) await watching.DisposeAsync();
        one.Dispose();
    }

    private async Task<string> Digest()
    {
        await using var connection = await dialect.Connect(CancellationToken.None);
        var digest = new StringBuilder();
        foreach (var table in await connection.QueryAsync<string>(dialect.Tables))
        {
            var (rows, sum) = await Sum(connection, table);
            digest.Append(table).Append(' ').Append(rows).Append(' ').Append(sum).Append('\n');
        }
        return digest.ToString();
    }

    /// <summary>The same for all tables but one.</summary>
    public static string Without(string table, string state) => string.Join('\n', state.Split('\n').Where(line => !line.StartsWith(table + " ", StringComparison.Ordinal)));

    private static async Task<(long Rows, ulong Sum)> Sum(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var (rows, sum) = (0L, 0UL);
        while (await reader.ReadAsync())
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            for (var i = 0; i < reader.FieldCount; i++)
            {
                // That a key was used today is written by any request that brings it.
                if (table == "api_keys" && reader.GetName(i) is ("last_used_on" or "version")) continue;
                var value = reader.GetValue(i);
                hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes($"{i}:{value};"));
            }
            unchecked
            {
                sum += BitConverter.ToUInt64(hash.GetHashAndReset());
            }
            rows++;
        }
        return (rows, sum);
    }
}
