using Register.Domain.Freelancers;

namespace Register.Domain.Tests.Freelancers;

public class OtherIdentifierTests
{
    [Theory]
    [InlineData("NL002455799B11", true, "NL002455799B11")]
    [InlineData("nl 0024.55.799.b11", true, "NL002455799B11")]
    [InlineData("NL004495445B01", false, "NL004495445B01")]
    [InlineData("BE0403019261", true, "BE0403019261")]
    [InlineData("BE 0403.019.261", false, "BE0403019261")]
    [InlineData("DE136695976", true, "DE136695976")]
    public void A_vat_id_is_read_and_brought_to_one_form(string text, bool soleTrader, string canonical) =>
        VatId.Parse(text, soleTrader).Value.ShouldBe(canonical);

    [Theory]
    [InlineData("NL002455799B12", true, "vat-id.check-digits")]
    [InlineData("NL004495445B01", true, "vat-id.may-contain-bsn")]
    [InlineData("NL002455799B11", false, "vat-id.check-digits")]
    [InlineData("NL004495446B01", false, "vat-id.check-digits")]
    [InlineData("NL002455799C11", true, "vat-id.shape")]
    [InlineData("NL004495445B00", false, "vat-id.shape")]
    [InlineData("BE0403019262", true, "vat-id.check-digits")]
    [InlineData("BE2403019261", true, "vat-id.shape")]
    [InlineData("DE136695978", true, "vat-id.check-digits")]
    [InlineData("DE036695976", true, "vat-id.shape")]
    [InlineData("FR12345678901", true, "vat-id.shape")]
    [InlineData("", true, "vat-id.shape")]
    [InlineData(null, false, "vat-id.shape")]
    public void A_wrong_vat_id_is_refused_with_its_code(string? text, bool soleTrader, string code)
    {
        VatId.TryParse(text, soleTrader, out _, out var refusal, "/vatId").ShouldBeFalse();

        refusal!.Code.ShouldBe(code);
        refusal.Pointer.ShouldBe("/vatId");
    }

    [Theory]
    [InlineData("6211AB", "6211 AB")]
    [InlineData(" 6211 ab ", "6211 AB")]
    public void A_postcode_is_brought_to_one_form(string text, string canonical) =>
        PostalCode.Parse(text).Value.ShouldBe(canonical);

    [Theory]
    [InlineData("0123 AB", "postal-code.shape")]
    [InlineData("6211  AB", "postal-code.shape")]
    [InlineData("62111 AB", "postal-code.shape")]
    [InlineData("6211", "postal-code.shape")]
    [InlineData(null, "postal-code.shape")]
    [InlineData("6211 SA", "postal-code.letters-not-issued")]
    [InlineData("6211 sd", "postal-code.letters-not-issued")]
    [InlineData("6211SS", "postal-code.letters-not-issued")]
    public void A_wrong_postcode_is_refused_with_its_code(string? text, string code)
    {
        PostalCode.TryParse(text, out _, out var refusal).ShouldBeFalse();

        refusal!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("NL91 ABNA 0417 1643 00", "NL91ABNA0417164300")]
    [InlineData("be68539007547034", "BE68539007547034")]
    [InlineData("DE89370400440532013000", "DE89370400440532013000")]
    public void An_iban_is_brought_to_one_form(string text, string canonical) =>
        Iban.Parse(text).Value.ShouldBe(canonical);

    [Theory]
    [InlineData("NL91ABNA0417164301", "iban.check-digits")]
    [InlineData("NL91ABNA041716430", "iban.shape")]
    [InlineData("91ABNA0417164300", "iban.shape")]
    [InlineData("", "iban.shape")]
    [InlineData(null, "iban.shape")]
    public void A_wrong_iban_is_refused_with_its_code(string? text, string code)
    {
        Iban.TryParse(text, out _, out var refusal).ShouldBeFalse();

        refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public void An_iban_does_not_show_itself_whole_by_accident() =>
        $"{Iban.Parse("NL91ABNA0417164300")}".ShouldBe("NL..4300");
}
