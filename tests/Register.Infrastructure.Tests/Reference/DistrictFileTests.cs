using Register.Infrastructure.Reference;
using static Register.Infrastructure.Tests.Reference.Lists;

namespace Register.Infrastructure.Tests.Reference;

public class DistrictFileTests
{
    private const string Header = "wijk_code,wijk_naam,gemeente_code,gemeente_naam,provincie";

    [Fact]
    public void A_district_brings_its_municipality_and_province()
    {
        var file = Read(Header, "WK093500,Centrum,GM0935,Maastricht,Limburg");

        file.Errors.ShouldBeEmpty();
        Find(file, "WK093500").ParentCode.ShouldBe("GM0935");
        Find(file, "GM0935").ParentCode.ShouldBe("PV31");
        Find(file, "PV31").ParentCode.ShouldBe("NL");
        Find(file, "PV30").NameEn.ShouldBe("North Brabant");
        Find(file, "NL").ParentCode.ShouldBeNull();
    }

    [Fact]
    public void The_province_may_come_from_a_second_file()
    {
        var municipalities = Text("gemeente_code,gemeente_naam,provincie,aantal_wijken", "GM0935,Maastricht,Limburg,7");
        var file = DistrictFile.Read(Text("wijk_code,wijk_naam", "WK093500,Centrum"), municipalities, 2024, NothingKnown);

        file.Errors.ShouldBeEmpty();
        Find(file, "GM0935").ParentCode.ShouldBe("PV31");
    }

    [Fact]
    public void What_is_known_of_a_municipality_stays()
    {
        var known = Known(new ReferenceEntry { Code = "GM0935", Level = "municipality", ParentCode = "PV31", NameNl = "Maastricht", NameEn = "Maastricht" });

        Find(DistrictFile.Read(Text("wijk_code,wijk_naam", "WK093500,Centrum"), null, 2024, known), "GM0935").ParentCode.ShouldBe("PV31");
    }

    [Fact]
    public void Every_error_is_told_with_its_line_and_nothing_is_kept()
    {
        var file = Read(
            "wijk_code,wijk_naam,gemeente_code,gemeente_naam,provincie,jaar",
            "WK093500,Centrum,GM0935,Maastricht,Limburg,2024",
            "WK9350,Kort,GM0935,Maastricht,Limburg,2024",
            "WK093501,Elders,GM0936,Maastricht,Limburg,2024",
            "WK093502,,GM0935,Maastricht,Limburg,2024",
            "WK093503,Ander jaar,GM0935,Maastricht,Limburg,2023",
            "WK093504,Andere naam,GM0935,Mestreech,Limburg,2024",
            "WK093505,Andere provincie,GM0935,Maastricht,Zeeland,2024",
            "WK190300,Geen provincie,GM1903,Eijsden-Margraten,Luik,2024",
            "WK999900,Geen gemeente,GM9999,,,2024",
            "WK093500,Dubbel,GM0935,Maastricht,Limburg,2024");

        file.Entries.ShouldBeEmpty();
        file.Errors.Found().ShouldBe(
        [
            "3 import.code", "4 import.parent", "5 import.name-missing", "6 import.year", "7 import.municipality-differs",
            "8 import.municipality-differs", "9 import.unknown-province", "10 import.municipality-unknown", "11 import.duplicate-code",
        ]);
        file.Errors.ShouldAllBe(e => e.File == "districts");
    }

    [Fact]
    public void An_error_in_the_second_file_says_that_it_is_there()
    {
        var municipalities = Text("gemeente_code,gemeente_naam,provincie", "GM0935,Maastricht,Luik");
        var file = DistrictFile.Read(Text(Header), municipalities, 2024, NothingKnown);

        (file.Errors.Single().File, file.Errors.Single().Line).ShouldBe(("municipalities", 2));
    }

    [Fact]
    public void Geojson_is_read_without_its_outlines_and_water()
    {
        var file = Read(
            """{ "type": "FeatureCollection", "crs": { "features": 1 }, "features": [""",
            """{ "type": "Feature", "geometry": { "type": "Polygon", "coordinates": [[[1,2],[3,4]]] }, "properties": { "statcode": "WK093500", "statnaam": "Centrum", "gemeentenaam": "Maastricht", "x": { "y": [1] }, "jaar": 2024 } },""",
            """{ "type": "Feature", "properties": { "wijkcode": "WK093500", "wijknaam": "Centrum", "gemeentenaam": "Maastricht", "water": "JA" }, "geometry": null }""",
            "]}");

        file.Errors.ShouldBeEmpty();
        Find(file, "WK093500").NameNl.ShouldBe("Centrum");
    }

    [Fact]
    public void Errors_in_geojson_have_lines_too() =>
        Read(
            """{"type":"FeatureCollection","features":[""",
            """{"type":"Feature","properties":{"wijkCode":"WK093500","wijkNaam":"Centrum","gemeenteNaam":"Maastricht"}},""",
            """{"type":"Feature","properties":{"wijkCode":"WK0935","wijkNaam":"Centrum","gemeenteNaam":"Maastricht"}},""",
            """{"type":"Feature","properties":{"wijkCode":"WK093501","gemeenteNaam":"Maastricht"}},""",
            """{"type":"Feature","properties":null}]}""")
            .Errors.Found().ShouldBe(["5 import.no-properties", "3 import.code", "4 import.name-missing"]);

    [Theory]
    [InlineData("""{"type":"FeatureCollection"}""", "1 import.no-features")]
    [InlineData("{\"type\":\n\"FeatureCollection\",,}", "2 import.not-json")]
    [InlineData("""{"features":[{"properties":{"wijkcode":"WK093500" """, "1 import.not-json")]
    [InlineData("""{"features":[1]}""", "1 import.no-properties")]
    [InlineData("""{"features":[]}""", "0 import.empty")]
    public void What_is_no_geojson_of_districts_is_refused(string text, string error) => Read(text).Errors.Found().ShouldBe([error]);

    [Fact]
    public void Geojson_that_is_not_utf8_is_refused_with_its_line()
    {
        byte[] bytes = [.. "{\"features\":[\n{\"properties\":{\"wijkcode\":\"WK093500\",\"wijknaam\":\""u8, 0xEB, .. "\"}}]}"u8];

        DistrictFile.Read(new MemoryStream(bytes), null, 2024, NothingKnown).Errors.Found().ShouldBe(["2 import.not-utf8"]);
    }

    [Fact]
    public void The_list_of_our_own_is_whole()
    {
        var file = DistrictFile.Read(DemoLists.Districts(), null, DemoLists.DistrictYear, NothingKnown);

        file.Errors.ShouldBeEmpty();
        file.Entries.Count(e => e.Code.StartsWith("WK0935", StringComparison.Ordinal)).ShouldBe(7);
    }

    [FactWhenReferencePresent]
    public void The_official_list_is_read_as_csv()
    {
        using var districts = FactWhenReferencePresentAttribute.Open("wijken_2024.csv");
        using var municipalities = FactWhenReferencePresentAttribute.Open("gemeenten_2024.csv");
        var file = DistrictFile.Read(districts, municipalities, 2024, NothingKnown);

        file.Errors.ShouldBeEmpty();
        file.Entries.Count(e => e.Level == "district").ShouldBe(3393);
        file.Entries.Count(e => e.Level == "municipality").ShouldBe(342);
        file.Entries.ShouldAllBe(e => e.Level != "municipality" || e.ParentCode!.StartsWith("PV"));
    }

    [FactWhenReferencePresent]
    public void The_official_map_is_read_as_geojson()
    {
        using var map = FactWhenReferencePresentAttribute.Open("wijken_2024_8gemeenten.geojson");
        var file = DistrictFile.Read(map, null, 2024, NothingKnown);

        file.Errors.ShouldBeEmpty();
        file.Entries.Count(e => e.Level == "municipality").ShouldBe(8);
    }

    [FactWhenReferencePresent]
    public void A_map_without_names_takes_them_from_what_is_known()
    {
        using var map = FactWhenReferencePresentAttribute.Open("wijken_2024_alle_compact.geojson");
        DistrictFile.Read(map, null, 2024, NothingKnown).Errors.Count.ShouldBe(ImportErrors.Limit);

        using var districts = FactWhenReferencePresentAttribute.Open("wijken_2024.csv");
        var known = DistrictFile.Read(districts, null, 2024, NothingKnown).Entries.ToDictionary(e => e.Code);
        map.Position = 0;
        DistrictFile.Read(map, null, 2024, known).Entries.Count(e => e.Level == "district").ShouldBe(3393);
    }

    private static ReferenceFile Read(params string[] lines) => DistrictFile.Read(Text(lines), null, 2024, NothingKnown);

    private static ReferenceEntry Find(ReferenceFile file, string code) => file.Entries.Single(e => e.Code == code);
}
