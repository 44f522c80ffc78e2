using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Register.Domain.Kernel;

/// <summary>Compares what only this program can make, such as a keyed digest: how long it takes tells nobody where the first difference is.</summary>
public static class FixedTime
{
    /// <summary>Whether both are the same text.</summary>
    public static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(one.AsSpan()), MemoryMarshal.AsBytes(other.AsSpan()));
}
