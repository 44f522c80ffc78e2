using Register.Infrastructure.Reference;
using static Register.Infrastructure.Tests.Reference.Lists;

namespace Register.Infrastructure.Tests.Reference;

public class CpvFileTests
{
    [Fact]
    public void The_check_digit_is_taken_from_wherever_it_stands()
    {
        var file = Read("code,controlecijfer,volledig,titel_nl", "77000000,0,77000000-0,Groen", "77300000-3,,,Tuinbouw", "77310000,,77310000-6,Onderhoud");

        file.Errors.ShouldBeEmpty();
        file.Entries.Select(e => (e.Code, e.CheckDigit)).ShouldBe([("77000000", 0), ("77300000", 3), ("77310000", 6)]);
    }

    [Fact]
    public void The_parent_is_the_nearest_code_above_that_exists() =>
        Read("code,titel_nl", "77311000-3,Tuinen", "77000000-0,Groen").Entries
            .Select(e => e.ParentCode).ShouldBe(["77000000", null]);

    [Fact]
    public void A_parent_that_is_known_already_is_nearer()
    {
        var known = Known(new ReferenceEntry { Code = "77310000", Level = "class", NameNl = "x", NameEn = "x" });

        CpvFile.Read(Text("code,titel_nl", "77311000-3,Tuinen"), known).Entries.Single().ParentCode.ShouldBe("77310000");
    }

    [Fact]
    public void Every_error_is_told_with_its_line_and_nothing_is_kept()
    {
        var file = Read(
            "code,controlecijfer,volledig,niveau,ouder,titel_nl,sociale_dienst",
            "77000000,0,77000000-0,divisie,,Groen,0",
            "7700000,0,,,,Kort,0",
            "77100000,,,,,Zonder controlecijfer,0",
            "77200000,1,77200000-2,,,Twee controlecijfers,0",
            "77300000,3,,klasse,,Verkeerd niveau,0",
            "77400000,4,,,03000000,Verkeerde ouder,0",
            "77500000,5,,,,,0",
            "77600000,6,,,,Vlag,ja");

        file.Entries.ShouldBeEmpty();
        file.Errors.Found().ShouldBe(
        [
            "3 import.code", "4 import.check-digit", "5 import.check-digit", "6 import.level", "7 import.parent",
            "8 import.name-missing", "9 import.flag",
        ]);
    }

    [Fact]
    public void The_list_of_our_own_is_whole() => CpvFile.Read(DemoLists.CpvCodes(), NothingKnown).Errors.ShouldBeEmpty();

    [FactWhenReferencePresent]
    public void The_official_list_is_read_and_agrees_with_ours()
    {
        using var stream = FactWhenReferencePresentAttribute.Open("cpv2008.csv");
        var file = CpvFile.Read(stream, NothingKnown);
        var official = file.Entries.ToDictionary(e => e.Code);

        file.Errors.ShouldBeEmpty();
        file.Entries.Count.ShouldBe(9454);
        file.Entries.Count(e => e.SocialService).ShouldBe(115);
        CpvFile.Read(DemoLists.CpvCodes(), NothingKnown).Entries
            .Where(e => official[e.Code].CheckDigit != e.CheckDigit || official[e.Code].SocialService != e.SocialService).ShouldBeEmpty();
    }

    [FactWhenReferencePresent]
    public void Without_its_column_of_parents_the_official_list_gets_the_same_parents()
    {
        using var stream = FactWhenReferencePresentAttribute.Open("cpv2008.csv");
        var official = CpvFile.Read(stream, NothingKnown).Entries;
        var bare = official.Select(e => $"{e.Code}-{e.CheckDigit},Titel").Prepend("code,titel_nl").ToArray();

        Read(bare).Entries.Select(e => e.ParentCode).ShouldBe(official.Select(e => e.ParentCode));
    }

    private static ReferenceFile Read(params string[] lines) => CpvFile.Read(Text(lines), NothingKnown);
}
