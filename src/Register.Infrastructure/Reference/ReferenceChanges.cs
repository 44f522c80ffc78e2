namespace Register.Infrastructure.Reference;

/// <summary>A code as it stands in the database now, and since which year it stands so.</summary>
internal sealed record CurrentEntry(ReferenceEntry Entry, int ValidFrom);

/// <summary>What has to be done to the stored list so that it says what a file says.</summary>
internal sealed record ReferenceChanges
{
    /// <summary>Codes that were not there.</summary>
    public List<ReferenceEntry> Added { get; } = [];

    /// <summary>Codes that are different, in a year they were already stored for: the row is corrected.</summary>
    public List<ReferenceEntry> Corrected { get; } = [];

    /// <summary>Codes that are different from this year on: the old row ends and a new one begins.</summary>
    public List<ReferenceEntry> Superseded { get; } = [];

    /// <summary>Codes that are no longer there.</summary>
    public List<string> Ended { get; } = [];

    public int Unchanged { get; private set; }

    public int Changed => Corrected.Count + Superseded.Count;

    public int Count => Added.Count + Changed + Ended.Count;

    public static ReferenceChanges Between(
        IReadOnlyDictionary<string, CurrentEntry> current, IReadOnlyList<ReferenceEntry> file, int year, bool isNewer)
    {
        var changes = new ReferenceChanges();
        foreach (var entry in file)
        {
            if (!current.TryGetValue(entry.Code, out var stored)) changes.Added.Add(entry);
            else if (stored.Entry == entry) changes.Unchanged++;
            else if (stored.ValidFrom == year) changes.Corrected.Add(entry);
            else changes.Superseded.Add(entry);
        }

        var present = file.Select(e => e.Code).ToHashSet(StringComparer.Ordinal);
        if (isNewer) changes.Ended.AddRange(current.Keys.Where(code => !present.Contains(code)));
        return changes;
    }
}
