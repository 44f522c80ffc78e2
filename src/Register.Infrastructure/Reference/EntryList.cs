namespace Register.Infrastructure.Reference;

/// <summary>Gathers the codes of one file and sees that no code stands in it twice, every name can be shown, and every
/// parent exists in the file or among what is known.</summary>
internal sealed class EntryList(IReadOnlyDictionary<string, ReferenceEntry> known, ImportErrors errors)
{
    private const int LongestName = 400;
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);
    private readonly List<ReferenceEntry> entries = [];

    public IReadOnlyList<ReferenceEntry> Entries => entries;

    public bool Contains(string code) => lines.ContainsKey(code) || known.ContainsKey(code);

    public void Add(int line, ReferenceEntry entry)
    {
        if (!lines.TryAdd(entry.Code, line))
        {
            errors.Add(line, "import.duplicate-code", ("code", entry.Code), ("line", lines[entry.Code]));
            return;
        }

        CheckName(line, entry.NameNl);
        if (entry.NameEn != entry.NameNl) CheckName(line, entry.NameEn);
        entries.Add(entry);
    }

    /// <summary>To be called when the whole file is read, for a parent may come after its children.</summary>
    public void CheckParents()
    {
        foreach (var entry in entries)
        {
            if (entry.ParentCode is { } parent && !Contains(parent))
            {
                errors.Add(lines[entry.Code], "import.unknown-parent", ("code", entry.Code), ("parent", parent));
            }
        }
    }

    /// <summary>Fills in what can only be known when the whole file is read.</summary>
    public void Complete(Func<ReferenceEntry, ReferenceEntry> complete)
    {
        for (var i = 0; i < entries.Count; i++) entries[i] = complete(entries[i]);
    }

    public ReferenceFile ToFile()
    {
        CheckParents();
        if (entries.Count == 0 && errors.Count == 0) errors.Add(0, "import.empty");
        return new ReferenceFile(errors.Count == 0 ? entries : [], errors);
    }

    private void CheckName(int line, string name)
    {
        if (name.Length > LongestName) errors.Add(line, "import.name-too-long", ("longest", LongestName));
        if (name.Any(char.IsControl)) errors.Add(line, "import.name-unprintable");
    }
}
