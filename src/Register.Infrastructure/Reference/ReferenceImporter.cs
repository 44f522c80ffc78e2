using Register.Domain.Reference;
using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;

namespace Register.Infrastructure.Reference;

/// <summary>What an import did. With errors it did nothing.</summary>
/// <param name="Added">Codes that are new.</param>
/// <param name="Changed">Codes with another name or parent.</param>
/// <param name="Ended">Codes that the newer year no longer has; they stay resolvable.</param>
/// <param name="Unchanged">Codes that are as they were.</param>
/// <param name="Errors">What is wrong in the file.</param>
public sealed record ImportOutcome(int Added, int Changed, int Ended, int Unchanged, ImportErrors Errors);

/// <summary>Brings an official list into the register: all of the file in one transaction, or nothing. The same file
/// twice changes nothing. A file of the same year adds and corrects; one of a newer year is taken for the whole list
/// of that year, so that what it lacks ends, and stays resolvable as a code of earlier years.</summary>
public sealed class ReferenceImporter(Session session, JournalLog journal)
{
    /// <summary>Sectors: <see cref="SectorFile"/> tells what the file looks like.</summary>
    public Task<ImportOutcome> ImportSectors(Stream file, int year, IProgress<int>? percent = null) =>
        Import(ReferenceList.Sectors, year, known => SectorFile.Read(file, known), percent);

    /// <summary>Districts, with a second file for the municipalities if there is one: see <see cref="DistrictFile"/>.</summary>
    public Task<ImportOutcome> ImportDistricts(Stream file, Stream? municipalities, int year, IProgress<int>? percent = null) =>
        Import(ReferenceList.Areas, year, known => DistrictFile.Read(file, municipalities, year, known), percent);

    /// <summary>CPV codes: <see cref="CpvFile"/> tells what the file looks like.</summary>
    public Task<ImportOutcome> ImportCpvCodes(Stream file, int year, IProgress<int>? percent = null) =>
        Import(ReferenceList.CpvCodes, year, known => CpvFile.Read(file, known), percent);

    /// <summary>The small lists of our own, where a list is still empty.</summary>
    public Task ImportDemoLists() => session.Write(async () =>
    {
        using var sectors = DemoLists.Sectors();
        using var districts = DemoLists.Districts();
        using var cpvCodes = DemoLists.CpvCodes();
        if (await IsEmpty(ReferenceList.Sectors)) await ImportSectors(sectors, DemoLists.SectorYear);
        if (await IsEmpty(ReferenceList.Areas)) await ImportDistricts(districts, null, DemoLists.DistrictYear);
        if (await IsEmpty(ReferenceList.CpvCodes)) await ImportCpvCodes(cpvCodes, DemoLists.CpvYear);
        return 0;
    });

    private Task<ImportOutcome> Import(
        ReferenceList list, int year, Func<IReadOnlyDictionary<string, ReferenceEntry>, ReferenceFile> read, IProgress<int>? percent) =>
        session.Write(async () =>
        {
            var rows = new ReferenceRows(session, list);
            var listYear = await rows.Lock();
            var current = await rows.Current();
            var file = read(current.ToDictionary(r => r.Key, r => r.Value.Entry));
            if (file.Errors.Count == 0 && year < listYear) file.Errors.Add(0, "import.older-year", ("current", listYear), ("year", year));
            if (file.Errors.Count > 0) return new ImportOutcome(0, 0, 0, 0, file.Errors);

            var changes = ReferenceChanges.Between(current, file.Entries, year, isNewer: year > listYear);
            await rows.Apply(changes, year, percent);
            if (changes.Count > 0 || year > listYear) await Record(rows, changes, year);
            return new ImportOutcome(changes.Added.Count, changes.Changed, changes.Ended.Count, changes.Unchanged, file.Errors);
        });

    private async Task Record(ReferenceRows rows, ReferenceChanges changes, int year)
    {
        await rows.Advance(year);
        await journal.Append("reference", rows.Table,
            [new ReferenceListImported(rows.Table, year, changes.Added.Count, changes.Changed, changes.Ended.Count)]);
    }

    private async Task<bool> IsEmpty(ReferenceList list) =>
        await session.Single<int>("SELECT list_year FROM reference_lists WHERE list = @list", new { list = list.Table }) == 0;
}
