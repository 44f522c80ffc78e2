using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;
using static Register.Infrastructure.Tests.Reference.Lists;

namespace Register.Infrastructure.Tests.Reference;

public sealed class ReferenceImporterTests : IAsyncLifetime
{
    private readonly TestRegister register = new();

    public Task InitializeAsync() => register.InitializeAsync();

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public async Task An_import_adds_the_codes_and_is_journalled()
    {
        var outcome = await register.ImportSectors(2025, "O,Verhuur,Rental,", "81,Gebouwen,Buildings,O");

        (outcome.Added, outcome.Changed, outcome.Ended, outcome.Unchanged).ShouldBe((2, 0, 0, 0));
        var journal = await register.Read(s => s.Query<JournalRow>("SELECT * FROM journal"));
        journal.Single().Event.ShouldBe("ReferenceListImported");
        journal.Single().Body.ShouldContain("\"added\":2");
        (await register.Read(s => new JournalCheck(s).Verify())).Broken.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await register.ImportSectors(2025, "O,Verhuur,Rental,", "81,Gebouwen,Buildings,O");
        var before = await register.Everything();

        var outcome = await register.ImportSectors(2025, "O,Verhuur,Rental,", "81,Gebouwen,Buildings,O");

        (outcome.Added, outcome.Changed, outcome.Ended, outcome.Unchanged).ShouldBe((0, 0, 0, 2));
        (await register.Everything()).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_with_one_wrong_line_changes_nothing()
    {
        await register.ImportSectors(2025, "O,Verhuur,Rental,");
        var before = await register.Everything();

        var outcome = await register.ImportSectors(2026, "O,Anders,Other,", "81,Gebouwen,Buildings,O", "8x,Fout,Wrong,O");

        outcome.Errors.Found().ShouldBe(["4 import.code"]);
        (await register.Everything()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_year_corrects_and_adds_but_ends_nothing()
    {
        await register.ImportSectors(2025, "O,Verhuur,Rental,", "81,Gebouwen,Buildings,O");

        var outcome = await register.ImportSectors(2025, "O,Verhuur en meer,Rental,", "82,Kantoren,Offices,O");

        (outcome.Added, outcome.Changed, outcome.Ended).ShouldBe((1, 1, 0));
        (await Row("O", 2025)).ShouldBe((null, "Verhuur en meer"));
        (await Row("81", 2025)).ShouldBe((null, "Gebouwen"));
    }

    [Fact]
    public async Task A_newer_year_keeps_old_codes_resolvable()
    {
        await register.ImportSectors(2025, "O,Verhuur,Rental,", "81,Gebouwen,Buildings,O", "82,Kantoren,Offices,O");

        var outcome = await register.ImportSectors(2030, "O,Verhuur,Rental,", "81,Gebouwen en groen,Buildings,O");

        (outcome.Added, outcome.Changed, outcome.Ended, outcome.Unchanged).ShouldBe((0, 1, 1, 1));
        (await Row("81", 2025)).ShouldBe((2029, "Gebouwen"));
        (await Row("81", 2030)).ShouldBe((null, "Gebouwen en groen"));
        (await Row("82", 2025)).ShouldBe((2029, "Kantoren"));
        (await Row("O", 2025)).ShouldBe((null, "Verhuur"));
    }

    [Fact]
    public async Task A_code_that_ended_may_come_back()
    {
        await register.ImportSectors(2025, "O,Verhuur,Rental,", "P,Bestuur,Public,");
        await register.ImportSectors(2026, "O,Verhuur,Rental,");

        (await register.ImportSectors(2027, "O,Verhuur,Rental,", "P,Bestuur,Public,")).Added.ShouldBe(1);
        (await Row("P", 2025)).ShouldBe((2025, "Bestuur"));
        (await Row("P", 2027)).ShouldBe((null, "Bestuur"));
    }

    [Fact]
    public async Task An_older_year_is_refused()
    {
        await register.ImportSectors(2025, "O,Verhuur,Rental,");

        (await register.ImportSectors(2019, "O,Oud,Old,")).Errors.Single().Code.ShouldBe("import.older-year");
        (await Row("O", 2025)).ShouldBe((null, "Verhuur"));
    }

    [Fact]
    public async Task Progress_ends_at_a_hundred_percent()
    {
        var reported = new Reports();
        var lines = Enumerable.Range(0, 2500).Select(i => $"WK{i:0000}00,Wijk,Gemeente {i}").Prepend("wijk_code,wijk_naam,gemeente_naam").ToArray();

        await register.Import(i => i.ImportDistricts(Text(lines), null, 2024, reported));

        reported.Count.ShouldBeGreaterThan(3);
        reported.ShouldBe(reported.Order());
        reported[^1].ShouldBe(100);
    }

    [Fact]
    public async Task Municipalities_keep_their_province_when_the_second_file_is_left_out_later()
    {
        var municipalities = Text("gemeente_code,gemeente_naam,provincie", "GM0935,Maastricht,Limburg");
        string[] districts = ["wijk_code,wijk_naam", "WK093500,Centrum"];
        await register.Import(i => i.ImportDistricts(Text(districts), municipalities, 2024));

        var outcome = await register.Import(i => i.ImportDistricts(Text(districts), null, 2024));

        (outcome.Added, outcome.Changed).ShouldBe((0, 0));
    }

    [Fact]
    public async Task The_lists_of_our_own_fill_only_what_is_empty()
    {
        await register.ImportSectors(2025, "O,Verhuur,Rental,");

        await register.ImportDemoLists();
        var once = await register.Everything();
        await register.ImportDemoLists();

        (await register.Everything()).ShouldBe(once);
        (await register.Read(s => s.Single<int>("SELECT COUNT(*) FROM sectors"))).ShouldBe(1);
        (await register.Read(s => s.Single<int>("SELECT COUNT(*) FROM areas WHERE level = 'district'"))).ShouldBeGreaterThan(20);
        (await register.Read(s => s.Single<int>("SELECT COUNT(*) FROM cpv_codes"))).ShouldBeGreaterThan(50);
    }

    [FactWhenReferencePresent]
    public async Task The_official_files_are_imported_over_ours_and_once_more_change_nothing()
    {
        await register.ImportDemoLists();

        (await ImportOfficial()).ShouldAllBe(o => o.Errors.Count == 0 && o.Added > 0);
        (await Count("sectors", "1 = 1")).ShouldBe(1954);
        (await Count("areas", "level = 'district'")).ShouldBe(3393);
        (await Count("areas", "level = 'municipality'")).ShouldBe(342);
        (await Count("cpv_codes", "1 = 1")).ShouldBe(9454);

        var before = await register.Everything();
        (await ImportOfficial()).ShouldAllBe(o => o.Errors.Count == 0 && o.Added + o.Changed + o.Ended == 0);
        (await register.Everything()).ShouldBe(before);
    }

    private async Task<List<ImportOutcome>> ImportOfficial()
    {
        await using var sectors = FactWhenReferencePresentAttribute.Open("sbi2025.csv");
        await using var districts = FactWhenReferencePresentAttribute.Open("wijken_2024.csv");
        await using var municipalities = FactWhenReferencePresentAttribute.Open("gemeenten_2024.csv");
        await using var cpvCodes = FactWhenReferencePresentAttribute.Open("cpv2008.csv");
        return
        [
            await register.Import(i => i.ImportSectors(sectors, 2025)),
            await register.Import(i => i.ImportDistricts(districts, municipalities, 2024)),
            await register.Import(i => i.ImportCpvCodes(cpvCodes, 2008)),
        ];
    }

    private Task<int> Count(string table, string condition) =>
        register.Read(s => s.Single<int>($"SELECT COUNT(*) FROM {table} WHERE {condition}"));

    private async Task<(int? Until, string Name)> Row(string code, int from)
    {
        var row = await register.Read(s => s.Single<Stored>(
            "SELECT valid_until AS until, name_nl AS name FROM sectors WHERE code = @code AND valid_from = @from", new { code, from }));
        return (row!.Until, row.Name);
    }

    private sealed record Stored
    {
        public int? Until { get; init; }
        public string Name { get; init; } = "";
    }

    private sealed class Reports : List<int>, IProgress<int>
    {
        public void Report(int value) => Add(value);
    }
}
