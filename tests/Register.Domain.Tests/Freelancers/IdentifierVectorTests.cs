using System.Text.Json;
using Register.Domain.Freelancers;

namespace Register.Domain.Tests.Freelancers;

/// <summary>The vectors that lie beside the repository, made and checked independently of this program.</summary>
public class IdentifierVectorTests
{
    [FactWhenReferencePresent]
    public void The_eleven_test_agrees_with_the_vectors() => Check("rsin_11proef", t => CheckDigits.PassElevenTest(t));

    [FactWhenReferencePresent]
    public void Vat_ids_of_sole_traders_agree_with_the_vectors() =>
        Check("btw_id_eenmanszaak_mod97", t => VatId.TryParse(t, soleTrader: true, out _, out _));

    [FactWhenReferencePresent]
    public void Vat_ids_of_legal_persons_agree_with_the_vectors() =>
        Check("btw_rechtspersoon_11proef", t => VatId.TryParse(t, soleTrader: false, out _, out _));

    [FactWhenReferencePresent]
    public void Vat_ids_of_legal_persons_are_refused_for_a_sole_trader() =>
        Vectors("btw_rechtspersoon_11proef", "geldig").Where(t => VatId.TryParse(t, true, out _, out _)).ShouldBeEmpty();

    [FactWhenReferencePresent]
    public void Belgian_numbers_agree_with_the_vectors() =>
        Check("be_ondernemingsnummer", t => BusinessIdentifier.TryParse(BusinessIdentifier.Kbo, t, out _, out _));

    [FactWhenReferencePresent]
    public void German_vat_ids_agree_with_the_vectors() => Check("de_ustidnr", t => VatId.TryParse(t, true, out _, out _));

    [FactWhenReferencePresent]
    public void Ibans_agree_with_the_vectors() => Check("iban", t => Iban.TryParse(t, out _, out _));

    [FactWhenReferencePresent]
    public void Postcodes_agree_with_the_vectors() => Check("postcode_nl", t => PostalCode.TryParse(t, out _, out _));

    private static void Check(string set, Func<string, bool> isValid)
    {
        var valid = Vectors(set, "geldig");

        valid.ShouldNotBeEmpty();
        valid.Where(t => !isValid(t)).ShouldBeEmpty("these are valid");
        Vectors(set, "ongeldig").Where(isValid).ShouldBeEmpty("these are not valid");
    }

    private static List<string> Vectors(string set, string which)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(FactWhenReferencePresentAttribute.Folder, "identificatie_testvectoren.json")));
        return [.. file.RootElement.GetProperty(set).GetProperty(which).EnumerateArray().Select(e => e.GetString()!)];
    }
}
