using Register.Infrastructure.Reference;
using static Register.Infrastructure.Tests.Reference.Lists;

namespace Register.Infrastructure.Tests.Reference;

public class SectorFileTests
{
    [Fact]
    public void A_list_is_read_with_levels_and_parents()
    {
        var file = Read("code,niveau,titel_nl,titel_en,ouder", "O,sectie,VERHUUR,RENTAL,", "81,afdeling,\"Gebouwen, groen\",Buildings,O", "81.3,groep,Groen,,81");

        file.Errors.ShouldBeEmpty();
        file.Entries.Select(e => (e.Code, e.Level, e.ParentCode)).ShouldBe([("O", "section", null), ("81", "division", "O"), ("813", "group", "81")]);
        file.Entries[1].NameNl.ShouldBe("Gebouwen, groen");
        file.Entries[2].NameEn.ShouldBe("Groen");
    }

    [Fact]
    public void Semicolons_a_byte_order_mark_other_headers_and_another_order_are_accepted() =>
        Read("\uFEFFParent;Title_EN;TITEL;Code", ";Rental;Verhuur;O", "O;Buildings;Gebouwen;81").Entries.Count.ShouldBe(2);

    [Fact]
    public void Every_error_is_told_with_its_line_and_nothing_is_kept()
    {
        var file = Read(
            "code,niveau,titel_nl,ouder",
            "O,sectie,Verhuur,",
            "8x,afdeling,Gebouwen,O",
            "81,groep,Gebouwen,O",
            "82,afdeling,,O",
            "83,afdeling,Dubbel,O",
            "83,afdeling,Dubbel,O",
            "84,afdeling,Geen ouder,",
            "85,afdeling,Onbekend,Z",
            "851,groep,Verkeerd,86",
            "86,afdeling");

        file.Entries.ShouldBeEmpty();
        file.Errors.Found().ShouldBe(
        [
            "3 import.code", "4 import.level", "5 import.name-missing", "7 import.duplicate-code", "8 import.parent",
            "10 import.parent", "11 import.cell-count", "9 import.unknown-parent",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Lines_are_counted_through_quoted_line_ends_and_empty_lines()
    {
        var file = Read("code,titel_nl,ouder", "A,\"Twee\nregels\",", "", "?,Fout,");

        file.Errors.Found().ShouldBe(["2 import.name-unprintable", "5 import.code"]);
    }

    [Fact]
    public void A_missing_column_is_named()
    {
        var file = Read("code;omschrijving_lang", "O;Verhuur");

        file.Errors.Single().Code.ShouldBe("import.column-missing");
        file.Errors.Single().Arguments["column"].ShouldBe("titel_nl");
    }

    [Fact]
    public void A_file_that_is_not_utf8_is_refused()
    {
        var bytes = "code,titel_nl,ouder\nO,Financi\u00EBle,\n"u8.ToArray().Where(b => b != 0xAB).ToArray();

        SectorFile.Read(new MemoryStream(bytes), NothingKnown).Errors.Found().ShouldBe(["2 import.not-utf8"]);
    }

    [Fact]
    public void An_unfinished_quote_is_an_error_and_not_a_very_long_name() =>
        Read("code,titel_nl,ouder", "O,\"Verhuur,", "81,Gebouwen,O").Errors.ShouldNotBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("code,titel_nl,ouder")]
    public void An_empty_file_is_refused(string text) => Read(text).Errors.ShouldNotBeEmpty();

    [Fact]
    public void Errors_stop_at_the_limit()
    {
        var lines = Enumerable.Range(0, 1000).Select(_ => "?,Fout,").Prepend("code,titel_nl,ouder").ToArray();

        Read(lines).Errors.Count.ShouldBe(ImportErrors.Limit);
    }

    [Fact]
    public void A_parent_may_be_known_already()
    {
        var known = Known(new ReferenceEntry { Code = "O", Level = "section", NameNl = "Verhuur", NameEn = "Rental" });

        SectorFile.Read(Text("code,titel_nl,ouder", "81,Gebouwen,O"), known).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void The_list_of_our_own_is_whole()
    {
        var file = SectorFile.Read(DemoLists.Sectors(), NothingKnown);

        file.Errors.ShouldBeEmpty();
        file.Entries.Count(e => e.Level == "section").ShouldBe(22);
        file.Entries.Count(e => e.Level == "division").ShouldBe(87);
    }

    [FactWhenReferencePresent]
    public void The_official_list_is_read()
    {
        using var stream = FactWhenReferencePresentAttribute.Open("sbi2025.csv");
        var file = SectorFile.Read(stream, NothingKnown);

        file.Errors.ShouldBeEmpty();
        file.Entries.Count.ShouldBe(1954);
    }

    private static ReferenceFile Read(params string[] lines) => SectorFile.Read(Text(lines), NothingKnown);
}
