namespace Register.Infrastructure.Database;

/// <summary>Section <c>Database</c> of the settings.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> (embedded, the default) or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = "Sqlite";

    /// <summary>The folder of the SQLite file and of the key ring.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>For SQL Server its connection string; for SQLite optional, the file in <see cref="DataFolder"/> by default.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The dialect these options choose.</summary>
    /// <exception cref="InvalidOperationException">The provider is unknown, or its connection string is missing.</exception>
    public Dialect CreateDialect() => Provider.ToUpperInvariant() switch
    {
        "SQLITE" => new SqliteDialect(ConnectionString ?? $"Data Source={Path.Combine(DataFolder, "register.db")}"),
        "SQLSERVER" => new SqlServerDialect(ConnectionString
            ?? throw new InvalidOperationException("Database:ConnectionString is required when Database:Provider is SqlServer.")),
        _ => throw new InvalidOperationException($"Database:Provider must be Sqlite or SqlServer, not '{Provider}'."),
    };
}
