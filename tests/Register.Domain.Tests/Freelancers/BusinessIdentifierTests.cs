using Register.Domain.Freelancers;

namespace Register.Domain.Tests.Freelancers;

public class BusinessIdentifierTests
{
    [Theory]
    [InlineData("NL-KVK", "01234567", "01234567")]
    [InlineData("NL-KVK", "12 34 56 78", "12345678")]
    [InlineData("BE-BCE_KBO", "0403.019.261", "0403019261")]
    [InlineData("BE-BCE_KBO", "1244928979", "1244928979")]
    [InlineData("DE-CR", "Aachen HRB 12345", "Aachen HRB 12345")]
    [InlineData("DE-CR", "AACHEN hrb12345", "Aachen HRB 12345")]
    [InlineData("DE-CR", "Frankfurt  am Main HRA 00123 b", "Frankfurt Am Main HRA 123 B")]
    [InlineData("DE-CR", "Köln gnr 7", "Köln GnR 7")]
    [InlineData("DE-CR", "r3101 HRB 12345", "R3101 HRB 12345")]
    public void A_number_is_brought_to_one_form(string scheme, string id, string canonical)
    {
        var identifier = BusinessIdentifier.Parse(scheme, id);

        identifier.Scheme.ShouldBe(scheme);
        identifier.Id.ShouldBe(canonical);
    }

    [Theory]
    [InlineData("NL-KVK", "1234567", "identifier.kvk-shape")]
    [InlineData("NL-KVK", "123456789", "identifier.kvk-shape")]
    [InlineData("NL-KVK", "1234567A", "identifier.kvk-shape")]
    [InlineData("NL-KVK", "١٢٣٤٥٦٧٨", "identifier.kvk-shape")]
    [InlineData("NL-KVK", null, "identifier.kvk-shape")]
    [InlineData("BE-BCE_KBO", "403019261", "identifier.kbo-shape")]
    [InlineData("BE-BCE_KBO", "2403019261", "identifier.kbo-shape")]
    [InlineData("BE-BCE_KBO", "0403019262", "identifier.kbo-check-digits")]
    [InlineData("DE-CR", "HRB 12345", "identifier.handelsregister-shape")]
    [InlineData("DE-CR", "Aachen 12345", "identifier.handelsregister-shape")]
    [InlineData("DE-CR", "Aachen HRB 0", "identifier.handelsregister-shape")]
    [InlineData("DE-CR", "Aachen HRB 1234567", "identifier.handelsregister-shape")]
    [InlineData("XX", "12345678", "identifier.unknown-scheme")]
    [InlineData(null, "12345678", "identifier.unknown-scheme")]
    public void A_wrong_number_is_refused_with_its_code(string? scheme, string? id, string code)
    {
        BusinessIdentifier.TryParse(scheme, id, out var identifier, out var refusal).ShouldBeFalse();

        identifier.ShouldBeNull();
        refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void A_refusal_points_at_the_field_and_does_not_repeat_the_value()
    {
        BusinessIdentifier.TryParse("BE-BCE_KBO", "0403019262", out _, out var refusal, "/identifier");

        refusal!.Pointer.ShouldBe("/identifier/id");
        refusal.Arguments.Values.ShouldNotContain(v => $"{v}".Contains("0403019262"));
    }
}
