using System.Diagnostics.CodeAnalysis;

namespace Register.Domain.Kernel;

/// <summary>The identity of a <typeparamref name="T"/>: a UUID version 7 (RFC 9562), so that ids sort by time of
/// creation. On the wire and in the database it is its 36-character lower-case text, which sorts alike everywhere.</summary>
public readonly record struct Id<T>(Guid Value) : IComparable<Id<T>>, IParsable<Id<T>>
{
    /// <summary>A new id that sorts after those made before <paramref name="now"/>.</summary>
    public static Id<T> New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>Reads the 36-character form, in either case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var ok = Guid.TryParseExact(s, "D", out var value);
        result = new Id<T>(value);
        return ok;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The text is no UUID.</exception>
    public static Id<T> Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("Not a UUID in its 36-character form.");

    /// <summary>Ids order as their text does: by its digits from the left.</summary>
    public int CompareTo(Id<T> other)
    {
        Span<byte> left = stackalloc byte[16], right = stackalloc byte[16];
        Value.TryWriteBytes(left, bigEndian: true, out _);
        other.Value.TryWriteBytes(right, bigEndian: true, out _);
        return left.SequenceCompareTo(right);
    }

    /// <summary>The 36-character lower-case text.</summary>
    public override string ToString() => Value.ToString("D");
}
