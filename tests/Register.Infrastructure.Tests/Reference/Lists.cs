using System.Text;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Tests.Reference;

/// <summary>Short ways to make and read lists in tests.</summary>
internal static class Lists
{
    public static readonly IReadOnlyDictionary<string, ReferenceEntry> NothingKnown = new Dictionary<string, ReferenceEntry>();

    public static Stream Text(params string[] lines) => new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    public static IReadOnlyDictionary<string, ReferenceEntry> Known(params ReferenceEntry[] entries) => entries.ToDictionary(e => e.Code);

    public static IEnumerable<string> Found(this ImportErrors errors) => errors.Select(e => $"{e.Line} {e.Code}");
}
