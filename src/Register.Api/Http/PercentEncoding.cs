using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Register.Api.Http;

/// <summary>The framework repairs a broken query string in silence; we would then look for something nobody asked for.</summary>
internal static class PercentEncoding
{
    /// <summary>Whether every <c>%</c> begins a byte and the bytes are UTF-8.</summary>
    public static bool IsValid(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal)) return true;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return Decode(text, bytes) is { } length && Utf8.IsValid(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static int? Decode(string text, byte[] bytes)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%') length += Encoding.UTF8.GetBytes(text.AsSpan(i, 1), bytes.AsSpan(length));
            else if (i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[length]))
            {
                length++;
                i += 2;
            }
            else return null;
        }
        return length;
    }
}
