using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using Register.Domain.Reference;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Reference;

/// <summary>The lists in memory, for whoever checks codes or widens them. It holds what is committed, is shared by all
/// requests, and notices an import by another process because it compares a version row every time it is asked.</summary>
public sealed class ReferenceCatalog(Dialect dialect) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile ReferenceSnapshot? snapshot;

    /// <summary>The lists as they are now. Hold on to the answer for the length of one judgement.</summary>
    public async Task<ReferenceSnapshot> Current()
    {
        await using var session = new Session(dialect);
        var version = await Version(session);
        if (snapshot is { } held && held.Version == version) return held;

        await loading.WaitAsync();
        try
        {
            if (snapshot is { } loaded && loaded.Version == version) return loaded;
            return snapshot = new ReferenceSnapshot(
                version, await Load(session, ReferenceList.Sectors), await Load(session, ReferenceList.Areas), await Load(session, ReferenceList.CpvCodes));
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>What <paramref name="read"/> makes of codes that somebody wrote, each as its list writes it.</summary>
    /// <exception cref="Domain.Kernel.Refusal">Codes are on no list: bad input (400), each of them at its place under the code of its list.</exception>
    public async Task<T> Known<T>(Func<KnownCodes, T> read)
    {
        var codes = new KnownCodes(await Current());
        var known = read(codes);
        codes.RefuseUnknown();
        return known;
    }

    /// <inheritdoc/>
    public void Dispose() => loading.Dispose();

    // Versions only rise, so their sum changes whenever one does. An import between this and the loading makes the
    // snapshot newer than it says: the next request loads it once more.
    private static async Task<long> Version(Session session) => await session.Single<long>("SELECT SUM(version) FROM reference_lists");

    private static async Task<ReferenceLookup> Load(Session session, ReferenceList list)
    {
        var own = list.Columns.Contains("check_digit") ? ", check_digit, social_service" : "";
        return new ReferenceLookup(await session.Query<ReferenceRow>(
            $"SELECT code, valid_from, valid_until, level, parent_code, name_nl, name_en{own} FROM {list.Table} ORDER BY code, valid_from"));
    }
}

/// <summary>All lists at one moment. It never changes, so any number of threads may read it.</summary>
public sealed class ReferenceSnapshot
{
    internal ReferenceSnapshot(long version, ReferenceLookup sectors, ReferenceLookup areas, ReferenceLookup cpvCodes) =>
        (Version, Sectors, Areas, CpvCodes) = (version, sectors, areas, cpvCodes);

    /// <summary>SBI.</summary>
    public ReferenceLookup Sectors { get; }

    /// <summary>Districts and what they lie in.</summary>
    public ReferenceLookup Areas { get; }

    /// <summary>CPV.</summary>
    public ReferenceLookup CpvCodes { get; }

    internal long Version { get; }

    /// <summary>The sector somebody wrote, with or without dots; null when it is not on the list.</summary>
    public ReferenceEntry? FindSector(string? text) =>
        SectorCode.TryParse(text, null, out var code) && Sectors.TryGet(code.Value, out var entry) ? entry : null;

    /// <summary>The area of any level somebody wrote; null when it is not on the list.</summary>
    public ReferenceEntry? FindArea(string? text) =>
        AreaCode.TryParse(text, null, out var code) && Areas.TryGet(code.Value, out var entry) ? entry : null;

    /// <summary>The district somebody wrote; null when it is not on the list or is a wider area.</summary>
    public ReferenceEntry? FindDistrict(string? text) =>
        DistrictCode.TryParse(text, null, out var code) && Areas.TryGet(code.Value, out var entry) ? entry : null;

    /// <summary>The municipality somebody wrote; null when it is not on the list or is another area.</summary>
    public ReferenceEntry? FindMunicipality(string? text) =>
        AreaCode.TryParse(text, null, out var code) && code.Level == AreaLevel.Municipality && Areas.TryGet(code.Value, out var entry) ? entry : null;

    /// <summary>The CPV code somebody wrote; null when it is not on the list, or there with another check digit.</summary>
    public ReferenceEntry? FindCpv(string? text) =>
        CpvCode.TryParse(text, null, out var code) && CpvCodes.TryGet(code.Value, out var entry)
        && (code.CheckDigit ?? entry.CheckDigit) == entry.CheckDigit ? entry : null;
}

/// <summary>One list: its codes, also those that no longer hold, and what lies in what.</summary>
public sealed class ReferenceLookup
{
    private readonly FrozenDictionary<string, ReferenceRow> rows;

    // Of a code that was stored for several years the last row counts.
    internal ReferenceLookup(IEnumerable<ReferenceRow> ordered)
    {
        var last = new Dictionary<string, ReferenceRow>(StringComparer.Ordinal);
        foreach (var row in ordered) last[row.Code] = row;
        rows = last.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>How many codes there are.</summary>
    public int Count => rows.Count;

    /// <summary>The entry of a canonical code, also of one that no longer holds.</summary>
    public bool TryGet(string code, [NotNullWhen(true)] out ReferenceEntry? entry)
    {
        entry = rows.GetValueOrDefault(code)?.Entry;
        return entry is not null;
    }

    /// <summary>Whether the code is in the newest list.</summary>
    public bool IsCurrent(string code) => rows.GetValueOrDefault(code) is { ValidUntil: null };

    /// <summary>The code itself and every code above it, nearest first; empty for a code that does not exist.</summary>
    public IReadOnlyList<string> Ancestors(string code)
    {
        var found = new List<string>(5);
        for (var row = rows.GetValueOrDefault(code); row is not null && !found.Contains(row.Code); row = Above(row)) found.Add(row.Code);
        return found;
    }

    /// <summary>Whether the code is <paramref name="ancestor"/> or lies below it.</summary>
    public bool IsWithin(string code, string ancestor) => Ancestors(code).Contains(ancestor);

    private ReferenceRow? Above(ReferenceRow row) => row.Entry.ParentCode is { } parent ? rows.GetValueOrDefault(parent) : null;
}
