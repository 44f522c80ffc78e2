using Microsoft.VisualBasic.FileIO;
using Register.Domain.Eligibility;
using Register.Domain.Eligibility.Conditions;
using Register.Domain.Reference;

namespace Register.Domain.Tests.Eligibility;

public sealed class ExclusionGroundsTests
{
    // What eForms has and the law for these assignments has not.
    private static readonly string[] Elsewhere = ["exg-mis-off-cond", "exg-mis-unrel-sec", "exg-natl", "exg-natl-bre-nat-law"];

    [FactWhenReferencePresent]
    public void Grounds_and_groups_are_the_eForms_list_but_for_defence_and_purely_national_grounds() =>
        Listed().Except(Elsewhere).Order(StringComparer.Ordinal).ShouldBe([.. ExclusionGrounds.Codes.Concat(ExclusionGrounds.Groups).Order(StringComparer.Ordinal)]);

    [FactWhenReferencePresent]
    public void What_is_left_out_is_on_the_list() => Elsewhere.ShouldBeSubsetOf(Listed());

    [Fact]
    public void Every_ground_has_its_article_and_lies_in_one_group()
    {
        ExclusionGrounds.Sources.Values.ShouldAllBe(s => s.StartsWith("Aw 2012 art. 2.86 lid") || s.StartsWith("Aw 2012 art. 2.87 lid"));
        ExclusionGrounds.Codes.ShouldAllBe(c => ExclusionGrounds.Groups.Count(g => ExclusionGrounds.IsWithin(c, g)) == 1);
    }

    [Theory]
    [InlineData("exg-crim-fraud", null)]
    [InlineData("exg-pmt-tax", "exclusion-ground.unknown")]
    [InlineData("exg-natl-bre-nat-law", "exclusion-ground.unknown")]
    [InlineData("EXG-CRIM-FRAUD", "exclusion-ground.unknown")]
    [InlineData("exg-pmt", "exclusion-ground.is-group")]
    public void A_condition_names_grounds_of_the_law(string code, string? flaw)
    {
        var flaws = ConditionTree.Flaws(new ExclusionGroundsAbsent { Grounds = ["exg-sitn-bankr", code] }).Select(f => $"{f.Pointer} {f.Code}");
        flaws.ShouldBe(flaw is null ? [] : [$"/grounds/1 {flaw}"]);
    }

    private static List<string> Listed()
    {
        using var file = new TextFieldParser(FactWhenReferencePresentAttribute.Open("eforms_codelijsten_nl_en.csv")) { Delimiters = [","], HasFieldsEnclosedInQuotes = true };
        var listed = new List<string>();
        while (file.ReadFields() is { } fields)
            if (fields[0] == "exclusion-ground") listed.Add(fields[1]);
        return listed;
    }
}
