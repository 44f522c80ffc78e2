using Register.Domain.Kernel;
using Register.Domain.Tenders;
using Register.Infrastructure.Reference;

namespace Register.Api.Commands.Tenders;

/// <summary>Compares the codes of a tender with the lists, and writes them as the lists do.</summary>
internal static class KnownCodes
{
    /// <summary>The same content with its codes as they stand on the lists.</summary>
    /// <exception cref="Refusal">A code is not on its list.</exception>
    public static TenderContent In(this ReferenceSnapshot lists, TenderContent content) => content with
    {
        Cpv = Cpv(lists, content.Cpv, "/cpv"),
        AdditionalCpv = [.. content.AdditionalCpv.Select((code, i) => Cpv(lists, code, $"/additionalCpv/{i}"))],
        PlaceOfPerformance = Areas(lists, content.PlaceOfPerformance, "/placeOfPerformance"),
        Lots = [.. content.Lots.Select((lot, i) => lot with
        {
            Cpv = lot.Cpv is { } cpv ? Cpv(lists, cpv, $"/lots/{i}/cpv") : null,
            PlaceOfPerformance = lot.PlaceOfPerformance is { } places ? Areas(lists, places, $"/lots/{i}/placeOfPerformance") : null,
        })],
    };

    private static string Cpv(ReferenceSnapshot lists, string text, string pointer) =>
        lists.FindCpv(text)?.Code ?? throw CommonRefusals.UnknownReference(pointer, "CPV", text);

    private static List<string> Areas(ReferenceSnapshot lists, IReadOnlyList<string> texts, string pointer) =>
        [.. texts.Select((text, i) => lists.FindArea(text)?.Code ?? throw CommonRefusals.UnknownReference($"{pointer}/{i}", "area", text))];
}
