using System.Text;

namespace Register.Api.Tests.Bids;

/// <summary>Where a secret stands in what the program wrote.</summary>
internal static class Written
{
    /// <summary>Every file of the program's folder (the database with its write-ahead log) and every log line that holds it. JSON in the
    /// database is text, so bytes are searched; sealed parts are base64 of ciphertext.</summary>
    public static List<string> Traces(this RegisterApp app, Lines lines, string secret)
    {
        var bytes = Encoding.UTF8.GetBytes(secret);
        var found = Directory.EnumerateFiles(app.Folder, "*", SearchOption.AllDirectories).Where(f => Bytes(f).AsSpan().IndexOf(bytes) >= 0).ToList();
        found.AddRange(lines.All.Where(l => l.Contains(secret, StringComparison.Ordinal)));
        return found;
    }

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
