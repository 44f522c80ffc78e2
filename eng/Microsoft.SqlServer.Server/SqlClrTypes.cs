namespace Microsoft.SqlServer.Server;

// What the SQL Server driver's type inference touches of the SQLCLR package. Register uses no
// user-defined CLR types; see docs/decisions/0002-sql-server-driver.md.

/// <summary>How a user-defined CLR type is serialised.</summary>
public enum Format
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>By the server.</summary>
    Native,

    /// <summary>By the type itself.</summary>
    UserDefined,
}

/// <summary>A user-defined CLR type that serialises itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>Marks a user-defined CLR type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How the type is serialised.</summary>
    public Format Format { get; } = format;

    /// <summary>The largest size in bytes; -1 for no limit.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether every value has the same size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether values order as their bytes do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that validates a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The type's name on the server.</summary>
    public string? Name { get; set; }
}
