using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Tests.Reference;

/// <summary>A migrated SQLite database of its own, with what the reference lists need.</summary>
public sealed class TestRegister : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "register-" + Guid.NewGuid().ToString("N"));
    private SqliteDialect? dialect;

    public Dialect Dialect => dialect!;

    public async Task InitializeAsync()
    {
        Mappings.Register();
        Directory.CreateDirectory(folder);
        dialect = new SqliteDialect($"Data Source={Path.Combine(folder, "register.db")}");
        await new Migrator(dialect, TimeProvider.System).Migrate();
    }

    public async Task DisposeAsync()
    {
        await dialect!.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    public async Task<ImportOutcome> Import(Func<ReferenceImporter, Task<ImportOutcome>> import)
    {
        await using var session = new Session(Dialect);
        return await import(new ReferenceImporter(session, new JournalLog(session, TimeProvider.System, new JournalHead())));
    }

    public Task<ImportOutcome> ImportSectors(int year, params string[] lines) =>
        Import(i => i.ImportSectors(Lists.Text(["code,titel_nl,titel_en,ouder", .. lines]), year));

    public async Task ImportDemoLists()
    {
        await using var session = new Session(Dialect);
        await new ReferenceImporter(session, new JournalLog(session, TimeProvider.System, new JournalHead())).ImportDemoLists();
    }

    public async Task<T> Read<T>(Func<Session, Task<T>> read)
    {
        await using var session = new Session(Dialect);
        return await read(session);
    }

    /// <summary>Every row of the lists and the journal as one text, to see whether anything changed.</summary>
    public async Task<string> Everything() => string.Join('\n', await Read(s => s.Query<string>(
        """
        SELECT CONCAT(code, valid_from, COALESCE(valid_until, 0), COALESCE(parent_code, ''), name_nl, name_en) AS line FROM sectors
        UNION ALL SELECT CONCAT(code, valid_from, COALESCE(valid_until, 0), COALESCE(parent_code, ''), name_nl, name_en) FROM areas
        UNION ALL SELECT CONCAT(code, valid_from, COALESCE(valid_until, 0), COALESCE(parent_code, ''), name_nl, name_en) FROM cpv_codes
        UNION ALL SELECT CONCAT(list, version, list_year) FROM reference_lists
        UNION ALL SELECT hash FROM journal
        ORDER BY 1
        """)));
}
