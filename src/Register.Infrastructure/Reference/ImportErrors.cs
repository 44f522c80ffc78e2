using System.Collections;

namespace Register.Infrastructure.Reference;

/// <summary>Something wrong in a file.</summary>
/// <param name="File">Which file, where there are two: <c>districts</c> or <c>municipalities</c>; else empty.</param>
/// <param name="Line">The line it stands on, from 1; 0 when it concerns the whole file.</param>
/// <param name="Code">A stable code, <c>import.reason</c>; its text is in the language files.</param>
/// <param name="Arguments">What the text is filled with.</param>
public sealed record ImportError(string File, int Line, string Code, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>Collects what is wrong in a file, up to a limit, so that a person can mend all of it at once but is not
/// buried under a file of the wrong kind.</summary>
public sealed class ImportErrors : IReadOnlyList<ImportError>
{
    /// <summary>How many are kept.</summary>
    public const int Limit = 100;

    // A cell of a wrong file may be a whole book.
    private const int LongestValue = 60;
    private readonly List<ImportError> found = [];

    /// <summary>The file that is being read, where there are two.</summary>
    public string File { get; set; } = "";

    /// <inheritdoc/>
    public int Count => found.Count;

    /// <summary>Whether reading on has no use.</summary>
    public bool IsFull => found.Count >= Limit;

    /// <inheritdoc/>
    public ImportError this[int index] => found[index];

    /// <inheritdoc/>
    public IEnumerator<ImportError> GetEnumerator() => found.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Writes one down, unless there are enough.</summary>
    public void Add(int line, string code, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (IsFull) return;

        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments) named[name] = value is string { Length: > LongestValue } text ? text[..LongestValue] + "..." : value;
        found.Add(new ImportError(File, line, code, named));
    }
}
