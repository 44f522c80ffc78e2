using Dapper;
using Microsoft.Data.SqlClient;

namespace Register.Tests;

/// <summary>The SQL Server that tests may use, where <c>REGISTER_TEST_SQLSERVER</c> holds a connection string to one.
/// Every run makes databases of its own there and drops them.</summary>
public static class SqlServerForTests
{
    /// <summary>What a skipped test says.</summary>
    public const string WhyNot = "REGISTER_TEST_SQLSERVER holds no connection string to a SQL Server";

    /// <summary>The server, or null.</summary>
    public static string? Server { get; } = Environment.GetEnvironmentVariable("REGISTER_TEST_SQLSERVER") is { Length: > 0 } text ? text : null;

    /// <summary>A new empty database: the connection string to it.</summary>
    public static async Task<string> CreateDatabase()
    {
        var name = "register_test_" + Guid.NewGuid().ToString("N");
        await using var connection = new SqlConnection(Server);
        await connection.ExecuteAsync($"CREATE DATABASE {name}");
        return new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString();
    }

    /// <summary>Drops what <see cref="CreateDatabase"/> made.</summary>
    public static async Task DropDatabase(string connectionString)
    {
        SqlConnection.ClearAllPools();
        await using var connection = new SqlConnection(Server);
        await connection.ExecuteAsync($"DROP DATABASE {new SqlConnectionStringBuilder(connectionString).InitialCatalog}");
    }
}
