using Register.Infrastructure.Database;
using Register.Infrastructure.Journal;
using Register.Infrastructure.Reference;

namespace Register.Infrastructure.Tests.Reference;

public sealed class ReferenceCatalogTests : IAsyncLifetime
{
    private readonly TestRegister register = new();
    private ReferenceCatalog? catalog;

    private ReferenceCatalog Catalog => catalog ??= new ReferenceCatalog(register.Dialect);

    public async Task InitializeAsync()
    {
        await register.InitializeAsync();
        await register.ImportDemoLists();
    }

    public async Task DisposeAsync()
    {
        catalog?.Dispose();
        await register.DisposeAsync();
    }

    [Fact]
    public async Task It_finds_codes_however_they_are_written()
    {
        var lists = await Catalog.Current();

        lists.FindSector("81.30")!.Code.ShouldBe("8130");
        lists.FindArea("gm0935")!.NameNl.ShouldBe("Maastricht");
        lists.FindDistrict("WK093500")!.ParentCode.ShouldBe("GM0935");
        lists.FindCpv("77310000-6")!.Code.ShouldBe("77310000");
        lists.FindCpv("77310000")!.CheckDigit.ShouldBe(6);
    }

    [Fact]
    public async Task What_is_not_on_the_list_is_not_found()
    {
        var lists = await Catalog.Current();

        lists.FindSector("0000").ShouldBeNull();
        lists.FindSector("onzin").ShouldBeNull();
        lists.FindArea("WK999999").ShouldBeNull();
        lists.FindDistrict("GM0935").ShouldBeNull();
        lists.FindCpv("77310000-5").ShouldBeNull();
        lists.FindCpv(null).ShouldBeNull();
    }

    [Fact]
    public async Task It_widens_a_code_to_all_that_hold_it()
    {
        var lists = await Catalog.Current();

        lists.Sectors.Ancestors("81301").ShouldBe(["81301", "8130", "813", "81", "O"]);
        lists.Areas.Ancestors("WK093500").ShouldBe(["WK093500", "GM0935", "PV31", "NL"]);
        lists.CpvCodes.Ancestors("77311000").ShouldBe(["77311000", "77310000", "77300000", "77000000"]);
        lists.Areas.Ancestors("WK999999").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("WK093500", "PV31", true)]
    [InlineData("WK093500", "WK093500", true)]
    [InlineData("WK093500", "GM1903", false)]
    [InlineData("GM0935", "WK093500", false)]
    [InlineData("WK999999", "NL", false)]
    public async Task It_knows_what_lies_in_what(string code, string ancestor, bool within) =>
        (await Catalog.Current()).Areas.IsWithin(code, ancestor).ShouldBe(within);

    [Fact]
    public async Task It_is_the_same_until_something_changes()
    {
        var first = await Catalog.Current();

        (await Catalog.Current()).ShouldBeSameAs(first);
    }

    [Fact]
    public async Task It_notices_an_import_by_somebody_else_and_keeps_ended_codes()
    {
        var before = await Catalog.Current();
        before.FindSector("8131").ShouldBeNull();

        await register.ImportSectors(2030, "O,Verhuur,Rental,", "81,Gebouwen,Buildings,O", "813,Groen,Green,81", "8131,Nieuw,New,813");

        var after = await Catalog.Current();
        after.FindSector("8131")!.NameNl.ShouldBe("Nieuw");
        after.Sectors.IsCurrent("8131").ShouldBeTrue();
        after.FindSector("8130").ShouldNotBeNull();
        after.Sectors.IsCurrent("8130").ShouldBeFalse();
        after.Sectors.Ancestors("8130").ShouldBe(["8130", "813", "81", "O"]);
        after.FindSector("813")!.NameNl.ShouldBe("Groen");
        before.FindSector("813")!.NameNl.ShouldNotBe("Groen");
    }

    [Fact]
    public async Task An_import_that_is_not_committed_is_not_seen()
    {
        await Catalog.Current();
        await using var session = new Session(register.Dialect);
        var importer = new ReferenceImporter(session, new JournalLog(session, TimeProvider.System, new JournalHead()));

        await Should.ThrowAsync<OperationCanceledException>(() => session.Write<int>(async () =>
        {
            await importer.ImportSectors(Lists.Text("code,titel_nl,ouder", "8131,Nieuw,813"), 2025);
            (await Catalog.Current()).FindSector("8131").ShouldBeNull();
            throw new OperationCanceledException();
        }));

        (await Catalog.Current()).FindSector("8131").ShouldBeNull();
    }

    [Fact]
    public async Task Many_may_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Catalog.Current())));

        answers.ShouldAllBe(a => a.FindArea("GM0935") != null);
        answers.Distinct().Count().ShouldBe(1);
    }
}
