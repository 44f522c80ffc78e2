using System.Text.Unicode;

namespace Register.Infrastructure.Reference;

/// <summary>Finds where a file stops being UTF-8, for a reader only says that it does, some kilobytes later.</summary>
internal static class Utf8Lines
{
    /// <summary>The number of the first line with a byte that does not belong; 0 if it cannot be told.</summary>
    public static int FirstInvalid(Stream file)
    {
        if (!file.CanSeek) return 0;

        file.Position = 0;
        using var whole = new MemoryStream();
        file.CopyTo(whole);
        var rest = whole.ToArray().AsSpan();
        for (var line = 1; !rest.IsEmpty; line++)
        {
            var end = rest.IndexOf((byte)'\n') is var found and >= 0 ? found + 1 : rest.Length;
            if (!Utf8.IsValid(rest[..end])) return line;
            rest = rest[end..];
        }

        return 0;
    }
}
