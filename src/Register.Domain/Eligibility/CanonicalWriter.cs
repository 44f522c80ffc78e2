using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Register.Domain.Eligibility;

/// <summary>Turns values into bytes that depend on nothing but the values: lengths before texts, numbers that end by themselves.</summary>
internal ref struct CanonicalWriter
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16_384);
    private int length;

    public CanonicalWriter()
    {
    }

    /// <summary>A number in as few bytes as it needs, seven bits each, the sign in the lowest: most are small, and all are hashed.</summary>
    public void Number(long value)
    {
        Room(10);
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7) buffer[length++] = (byte)(rest | 0x80);
        buffer[length++] = (byte)rest;
    }

    public void Text(string? value)
    {
        if (value is null)
        {
            Number(-1);
            return;
        }
        var bytes = Encoding.UTF8.GetByteCount(value);
        Number(bytes);
        Room(bytes);
        length += Encoding.UTF8.GetBytes(value, buffer.AsSpan(length));
    }

    public void Day(DateOnly? value) => Number(value?.DayNumber ?? -1);

    public void Money(Kernel.Money? value)
    {
        Number(value?.Cents ?? -1);
        Text(value?.Currency);
    }

    public void Period(Kernel.Period? value)
    {
        Day(value?.StartDate);
        Day(value?.EndDate);
    }

    public void Texts(IReadOnlyList<string> values)
    {
        Number(values.Count);
        for (var i = 0; i < values.Count; i++) Text(values[i]);
    }

    /// <summary>A set in ordinal order.</summary>
    public void Set(HashSet<string> values)
    {
        Number(values.Count);
        if (values.Count == 0) return;
        var sorted = ArrayPool<string>.Shared.Rent(values.Count);
        values.CopyTo(sorted);
        sorted.AsSpan(0, values.Count).Sort(string.CompareOrdinal);
        for (var i = 0; i < values.Count; i++) Text(sorted[i]);
        ArrayPool<string>.Shared.Return(sorted, clearArray: true);
    }

    /// <summary>The SHA-256 of all that was written, in lower-case hexadecimal. The writer is done with.</summary>
    public string Hash()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        return Convert.ToHexStringLower(hash);
    }

    private void Room(int more)
    {
        if (length + more <= buffer.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
