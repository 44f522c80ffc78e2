using Dapper;
using Register.Infrastructure.Database;

namespace Register.Infrastructure.Reference;

/// <summary>The rows of one list, in the running transaction.</summary>
internal sealed class ReferenceRows(Session session, ReferenceList list)
{
    // Between two of them is told how far it is.
    private const int RowsAtOnce = 1000;

    private readonly string[] columns = ["code", .. list.Columns];
    private int done;

    public string Table => list.Table;

    /// <summary>Holds off another import of the same list; the year the list is of, 0 before the first import.</summary>
    public async Task<int> Lock()
    {
        await session.Execute("UPDATE reference_lists SET version = version WHERE list = @Table", new { Table });
        return await session.Single<int>("SELECT list_year FROM reference_lists WHERE list = @Table", new { Table });
    }

    /// <summary>The codes that hold now.</summary>
    public async Task<Dictionary<string, CurrentEntry>> Current()
    {
        var rows = await session.Query<ReferenceRow>(
            $"SELECT code, valid_from, {string.Join(", ", list.Columns.Where(c => c != "search_text"))} FROM {Table} WHERE valid_until IS NULL");
        return rows.ToDictionary(r => r.Code, r => new CurrentEntry(r.Entry, r.ValidFrom), StringComparer.Ordinal);
    }

    /// <summary>Says that the list changed, to whoever holds a copy of it.</summary>
    public Task<int> Advance(int year) =>
        session.Execute("UPDATE reference_lists SET version = version + 1, list_year = @year WHERE list = @Table", new { year, Table });

    public async Task Apply(ReferenceChanges changes, int year, IProgress<int>? percent)
    {
        var total = Math.Max(1, changes.Count + changes.Superseded.Count);
        foreach (var code in changes.Ended.Concat(changes.Superseded.Select(e => e.Code)))
        {
            await session.Execute($"UPDATE {Table} SET valid_until = @until WHERE code = @code AND valid_until IS NULL", new { until = year - 1, code });
            Report(1);
        }

        foreach (var entry in changes.Corrected)
        {
            await Correct(entry, year);
            Report(1);
        }

        foreach (var some in changes.Added.Concat(changes.Superseded).Chunk(RowsAtOnce))
        {
            await session.Load(Table, ["valid_from", .. columns], [.. some.Select(e => RowOf(e, year))]);
            Report(some.Length);
        }

        void Report(int rows) => percent?.Report((done += rows) * 100 / total);
    }

    private Task<int> Correct(ReferenceEntry entry, int year)
    {
        var arguments = new DynamicParameters(new { year });
        foreach (var column in columns) arguments.Add(column, ReferenceList.Value(entry, column));
        var assignments = string.Join(", ", list.Columns.Select(c => $"{c} = @{c}"));
        return session.Execute($"UPDATE {Table} SET {assignments} WHERE code = @code AND valid_from = @year", arguments);
    }

    private object[] RowOf(ReferenceEntry entry, int year) => [year, .. columns.Select(c => ReferenceList.Value(entry, c) ?? DBNull.Value)];
}
